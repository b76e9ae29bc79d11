import { joinOperators } from './joins.ts';
import { fractionToken, parseNumber, type OperatorKey, type Token } from './token.ts';

/**
 * What a cell holds, as far as a formula is concerned: text, fractions with both sides known, and bars whose sides are not. A
 * cell of the layout document is one as it stands.
 */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fraction'; readonly numerator: readonly Content[]; readonly denominator: readonly Content[] }
  | { readonly kind: 'bar' };

/** Three dashes or more are a drawn line; fewer are a minus or a list mark. Doubled long dashes and underscores are as long as that. */
const BAR = '-{3,}|_{2,}|[—–─]{2,}|={3,}';
const IS_BAR = new RegExp(`^(?:${BAR})$`, 'u');
const CUT = new RegExp(`(${BAR}|[()[\\]{}/:+*×÷=%∑Σ])`, 'u');
const SIGNS: ReadonlyMap<string, OperatorKey> = new Map<string, OperatorKey>([
  // "Xx 100%": recognisers see the sign twice.
  ['xx', 'x'],
  ['Xx', 'x'],
  ['xX', 'x'],
  ['XX', 'x'],
  ['+', '+'],
  ['-', '-'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['x', 'x'],
  ['X', 'x'],
  ['×', 'x'],
  ['*', 'x'],
  ['/', '/'],
  [':', ':'],
  ['÷', '÷'],
  ['=', '='],
]);
/** "JmlPembinaan", "Jml.kewenangan": narrow cells lose the blank after the counting word. */
const GLUED_COUNTING = /^(?:jumlah|jml|jlh|total)(?:\.(?=\p{L})|(?=\p{Lu}\p{Ll}))/iu;
const CAN_BE_GLUED = /^(?:jumlah|jml|jlh|total)/i;
/** "• 100%", "· 100%": the dot of mathematics, or what is left of an "x" on a weak scan; a list of percentages begins its line. */
const DOT_TIMES = /(?<=\S\s*)[•·⋅]\s*(?=100\s*[%‰])/gu;
/** "x100", "X100": the sign and the figure grew together. Weak scans read 1 as "l" or "I", 0 as "o". */
const GLUED_TIMES = /^([xX])([1lI][0oO]{2})$/;
/** "3x4": a sign tied between figures. */
const TIED_TIMES = /^(\d[\d.,]*\d|\d)([xX])(\d.*)?$/;
/** Most words of a cell: nothing in them can be a sign. */
const PLAIN_WORD = /^[\p{L}.,;'"“”&]+$/u;

const keyOf = (text: string): string => (text === 'Σ' ? '∑' : text.toLowerCase().replace(/^[^\p{L}\p{N}∑]+|[^\p{L}\p{N}∑]+$/gu, ''));

function atom(text: string, spaced: boolean): Token {
  const sign = SIGNS.get(text);
  if (sign !== undefined) return { kind: 'operator', text, spaced, key: sign };
  if (text === '%') return { kind: 'percent', text, spaced, key: '%' };
  if ('([{'.includes(text)) return { kind: 'open', text, spaced, key: '' };
  if (')]}'.includes(text)) return { kind: 'close', text, spaced, key: '' };
  const value = /^\d/.test(text) ? parseNumber(text) : Number.NaN;
  if (!Number.isNaN(value)) return { kind: 'number', text, spaced, key: text, value };
  return { kind: 'word', text, spaced, key: keyOf(text) };
}

/** Peels a minus off a word's front and parts what grew together. */
function piece(text: string, spaced: boolean, out: Token[]): void {
  if (IS_BAR.test(text)) {
    out.push({ kind: 'bar', text, spaced, key: '' });
    return;
  }
  const glued = GLUED_COUNTING.exec(text)?.[0];
  const parts = GLUED_TIMES.exec(text) ?? TIED_TIMES.exec(text);
  if (spaced && /^[-–—−][\p{L}∑]/u.test(text)) {
    out.push(atom(text.slice(0, 1), spaced));
    piece(text.slice(1), false, out);
  } else if (glued !== undefined && glued.length < text.length) {
    out.push(atom(glued, spaced));
    piece(text.slice(glued.length), false, out);
  } else if (parts !== null) {
    const known = parts.slice(1).filter((part) => part !== undefined);
    known.forEach((part, i) => out.push(atom(part, i === 0 && spaced)));
  } else out.push(atom(text, spaced));
}

/** One run without white space: a plain word, a figure, or pieces between signs. */
function chunk(text: string, out: Token[]): void {
  if (PLAIN_WORD.test(text) && !CAN_BE_GLUED.test(text)) {
    if (GLUED_TIMES.test(text)) piece(text, true, out);
    else out.push(atom(text, true));
    return;
  }
  const value = /^\d[\d.,-]*$/.test(text) ? parseNumber(text) : Number.NaN;
  if (!Number.isNaN(value)) {
    out.push({ kind: 'number', text, spaced: true, key: text, value });
    return;
  }
  let spaced = true;
  for (const part of text.split(CUT)) {
    if (part === '') continue;
    piece(part, spaced, out);
    spaced = false;
  }
}

/** LaTeX names of the signs, as a text source may hand them on. */
const plainSigns = (text: string): string =>
  text.includes('\\')
    ? text
        .replace(/\\sum\b/g, '∑')
        .replace(/\\times\b/g, 'x')
        .replace(/\\([%&_])/g, '$1')
    : text;

function lexText(text: string, out: Token[]): void {
  for (const run of plainSigns(text).replace(DOT_TIMES, 'x ').split(/\s+/u)) if (run !== '') chunk(run, out);
}

/** Tokens of a typed text. */
export function lex(text: string): Token[] {
  const out: Token[] = [];
  lexText(text, out);
  return joinOperators(out);
}

/** Tokens of a cell's content; a fraction becomes one token that holds its sides. */
export function lexContent(content: readonly Content[]): Token[] {
  const out: Token[] = [];
  for (const part of content) {
    if (part.kind === 'text') lexText(part.text, out);
    else if (part.kind === 'bar') out.push({ kind: 'bar', text: '-----', spaced: true, key: '' });
    else out.push(fractionToken(lexContent(part.numerator), lexContent(part.denominator)));
  }
  return joinOperators(out);
}
