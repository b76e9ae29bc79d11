/** Bullets that list items begin with; the private-use ones are what Word's Symbol and Wingdings bullets become in text. */
const BULLET = /^(?:[•●▪■□◦○◆◇❖➤➢►▶✓✔✗★·‣⁃∙§*+\u2011–—-]|[\uF000-\uF0FF]|o(?= ))(?=\s|$)\s*/u;
/** A bullet that is no dash may touch its word ("❖Melaksanakan"). */
const TIGHT_BULLET = /^[•●▪■◦❖➤➢►✓✔‣\uF000-\uF0FF]\s*/u;
/** A dash that touches a word ("-Buku") begins an item; one before a digit is a sign. */
const TIGHT_DASH = /^-(?=\p{L})/u;
/** "1.", "12)", "(3)", "a.", "b)", "(c)"; a letter with a full stop needs a blank after it, so that "a.n." is none. */
const NUMBERED =
  /^(?:\(\s?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})\s?\)|(?:\d{1,3}|[a-z]|[ivx]{1,5})\s?\)|\d{1,3}\s?\.(?=\s|$|\p{L})|[a-z]\s?\.(?=\s|$)|[ivx]{2,5}\.(?=\s|$))\s*/u;
/** Capitals: Roman numbers, and A to G. Later letters begin names more often ("H. …", "M. …", "R. …"). */
const CAPITAL = /^(?:[IVX]{1,5}|[A-G])[.)](?=\s|$)\s*/u;
/** "1.1 Jumlah", "2.3.1. Persentase"; parts of at most two digits and a capital after it, so that "2.500 desa" is none. */
const MULTILEVEL = /^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=\p{Lu})/u;

const RULES = [MULTILEVEL, NUMBERED, CAPITAL, BULLET, TIGHT_BULLET, TIGHT_DASH];

export type Marked = { readonly mark: string | null; readonly rest: string };

/**
 * Takes the list mark off a text; a mark that nothing follows is the text itself (the "1." of a number column). Of two marks that follow each other, a dash counts only if the other is no mark of its own:
 * "- 1. Jabatan" has the mark "1.", "➤ -Menata" the mark "➤".
 */
export function readMark(text: string): Marked {
  const outer = takeMark(text);
  if (outer.mark === null) return outer;
  const inner = takeMark(outer.rest);
  if (inner.mark === null || inner.rest === '') return outer;
  if (isDash(outer.mark)) return inner;
  return isDash(inner.mark) ? { mark: outer.mark, rest: inner.rest } : outer;
}

function takeMark(text: string): Marked {
  for (const rule of RULES) {
    const found = rule.exec(text)?.[0];
    if (found !== undefined && found.length < text.trimEnd().length)
      return { mark: found.replace(/\s+/gu, ''), rest: text.slice(found.length) };
  }
  return { mark: null, rest: text };
}

function isDash(mark: string): boolean {
  return /^[-–—\u2011*+·]$/u.test(mark);
}

/** A dash between two items of a list that is declared as one: the blank before it may be lost ("Buku- Peta"). */
const DASH_IN_LIST = /\s*(?=(?<!\s)-\s+\p{Lu})|\s+(?=-\s*\p{L})/gu;

/**
 * Cuts a flowed list into its items: "- Buku - Peta", "1. Buku 2. Peta", "a. … b. …", "❖ … ❖ …", "Papan -Buku".
 * A text that is no such list comes back whole. Numbers and letters must ascend by one, bullets must be the same.
 * `declared`: the notation says that the text is a list.
 */
export function splitFlowedList(text: string, declared: boolean): readonly string[] {
  const first = takeMark(text);
  if (first.mark === null) return splitAt(text, /\s+(?=-\p{Lu})/gu);
  if (/^\p{P}?[\da-z]{1,3}[.)]$/u.test(first.mark)) return splitAscending(text, first.mark);
  if (first.mark.length !== 1) return [text];
  if (declared && isDash(first.mark)) return splitAt(text, DASH_IN_LIST);
  const bullet = escapeForRegex(first.mark);
  const next = isDash(first.mark) ? new RegExp(`\\s+(?=${bullet}(?:\\s|\\p{L}))`, 'gu') : new RegExp(`\\s*(?=${bullet})`, 'gu');
  return splitAt(text, next);
}

function splitAt(text: string, boundary: RegExp): readonly string[] {
  return text.split(boundary).filter((item) => item.trim() !== '');
}

function splitAscending(text: string, mark: string): readonly string[] {
  const items: string[] = [];
  let rest = text;
  let current: string | null = mark;
  while (current !== null) {
    const next = nextMark(current);
    const found = next === null ? -1 : rest.search(new RegExp(`\\s${escapeForRegex(next)}(?=\\s|\\p{L})`, 'u'));
    items.push(found < 0 ? rest : rest.slice(0, found));
    current = found < 0 ? null : next;
    rest = rest.slice(found + 1);
  }
  return items;
}

function nextMark(mark: string): string | null {
  const core = /[\da-z]+/u.exec(mark)?.[0];
  if (core === undefined || core === 'z') return null;
  if (/^\d+$/u.test(core)) return mark.replace(core, String(Number(core) + 1));
  return core.length === 1 ? mark.replace(core, String.fromCharCode(core.charCodeAt(0) + 1)) : null;
}

function escapeForRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
