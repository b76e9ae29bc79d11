/** HTML that is safe by construction: whatever is put into a template is escaped, unless it is HTML already. */

/** Only `html` and `trusted` make it, so that a text can't be taken for markup. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Html | string | number | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Controls that HTML does not allow as text, and the signs that turn the direction of what follows. */
const UNPRINTABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/gu;

function textOf(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return String(part)
    .toWellFormed()
    .replace(UNPRINTABLE, '')
    .replace(/[&<>"']/gu, (sign) => ESCAPES[sign] ?? '');
}

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.map((text, at) => text + textOf(parts[at] ?? '')).join(''));
}

/** Markup from a source that is known: the style sheet, a drawn chart. */
export const trusted = (text: string): Html => new Html(text);

export const NOTHING = html``;
