/** Characters that take no room on the page: soft hyphen, zero-width blanks and joiners, direction marks, byte order mark. */
const INVISIBLE = '\\u00AD\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\uFEFF';
/** Control characters that are no white space; converters leave them behind for fields and page objects. */
const CONTROL = '\\u0000-\\u0008\\u000E-\\u001F\\u007F';
const UNSEEN = new RegExp(`[${INVISIBLE}${CONTROL}]`, 'gu');
const SEEN = new RegExp(`[^\\s${INVISIBLE}${CONTROL}]`, 'u');

/** Collapses white space (also non-breaking blanks) to single blanks and drops what can't be seen. Quotes and dashes stay. */
export function tidy(text: string): string {
  return dropInvisible(text).replace(/\s+/gu, ' ').trim();
}

/** Drops characters that can't be seen, and keeps the white space as it stands. */
export function dropInvisible(text: string): string {
  return text.replace(UNSEEN, '');
}

/** Nothing can be seen: only white space and characters that take no room. */
export function isBlank(text: string): boolean {
  return !SEEN.test(text);
}

/** One line of a source as it stands there; `line` counts from 1. */
export type SourceLine = { readonly text: string; readonly line: number };
