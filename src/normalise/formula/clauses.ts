import { JOINING, LABEL_HEADS, LABEL_TAILS, NOTE_HEADS, NOT_A_LABEL_AFTER, isCounting } from './lexicon.ts';
import { isCapital, topLevel, type Token, type Tokens } from './token.ts';

/** Where a cell's text turns from prose to formula and back: sentences, "Rumus :", "Catatan :", a second counting word. */

/** A dot after fewer letters ends an abbreviation ("Dok.", "Kab."), not a sentence; four letters end one only with a vowel. */
const SHORTEST_LAST_WORD = 5;
/** "Formulasi Perhitungan Indikator Kinerja :" is the longest label. */
const LONGEST_LABEL_WORDS = 5;
/** A label that no colon closes must be at least this long to be one: "Formulasi perhitungan Jml. …". */
const SHORTEST_OPEN_LABEL = 2;
/** Words between a note's first word and its colon: "Tipe Perhitungan :". */
const LONGEST_NOTE_HEAD = 3;

function endsSentence(tokens: Tokens, i: number): boolean {
  const token = tokens[i];
  const next = tokens[i + 1];
  if (token === undefined || next === undefined || !next.spaced) return false;
  const isNewStart = isCapital(next) || next.kind === 'fraction' || next.kind === 'open';
  if (!isNewStart || !token.text.endsWith('.')) return false;
  if (token.key.length === 0) return token.kind === 'word' && i > 0;
  const isLongEnough =
    token.key.length >= SHORTEST_LAST_WORD || (token.key.length === SHORTEST_LAST_WORD - 1 && /[aiueo]$/.test(token.key));
  return token.kind === 'word' && isLongEnough;
}

/** Indices at which a sentence begins, 0 among them. */
export function sentenceStarts(tokens: Tokens): number[] {
  return [
    0,
    ...topLevel(tokens)
      .filter((i) => endsSentence(tokens, i))
      .map((i) => i + 1),
  ];
}

/** The end of the first sentence (exclusive). */
export const firstSentenceEnd = (tokens: Tokens): number => sentenceStarts(tokens)[1] ?? tokens.length;

const isColon = (token: Token | undefined): boolean => token?.kind === 'operator' && token.key === ':';

/** How many tokens from `i` on announce a formula, the colon included; 0 when they don't. */
function labelLength(tokens: Tokens, i: number): number {
  if (i === 0 && NOTE_HEADS.has(tokens[0]?.key ?? '') && isColon(tokens[1]) && isCounting(tokens[2]?.key ?? '')) return 2;
  if (!LABEL_HEADS.has(tokens[i]?.key ?? '') || NOT_A_LABEL_AFTER.has(tokens[i - 1]?.key ?? '')) return 0;
  let end = i + 1;
  while (end - i < LONGEST_LABEL_WORDS && LABEL_TAILS.has(tokens[end]?.key ?? '')) end++;
  if (isColon(tokens[end])) return end + 1 - i;
  const next = tokens[end];
  const isOpen = end - i >= SHORTEST_OPEN_LABEL && (next?.kind === 'fraction' || (isCapital(next) && isCounting(next?.key ?? '')));
  return isOpen ? end - i : 0;
}

/** Prose before the last label, and what the label announces. The label itself is neither. */
export function cutLabel(tokens: Tokens): { readonly before: Tokens; readonly body: Tokens } {
  const labels = topLevel(tokens).filter((i) => labelLength(tokens, i) > 0);
  const first = labels[0];
  if (first === undefined) return { before: [], body: tokens };
  return { before: tokens.slice(0, first), body: tokens.slice(first + labelLength(tokens, first)) };
}

/** "Catatan :", "Tipe Perhitungan :" begins here. */
function opensNote(tokens: Tokens, i: number): boolean {
  const isHead = NOTE_HEADS.has(tokens[i]?.key ?? '') || (tokens[i]?.key === 'di' && tokens[i + 1]?.key === 'mana');
  if (!isHead || !isCapital(tokens[i])) return false;
  return tokens.slice(i + 1, i + 1 + LONGEST_NOTE_HEAD).some(isColon);
}

/** "A", "r1": a sign for a quantity, which a legend explains. */
const isSymbol = (token: Token | undefined): boolean => token?.kind === 'word' && /^\p{L}{1,2}\d?$/u.test(token.text);
const isSign = (token: Token | undefined): boolean => token === undefined || (token.kind !== 'word' && token.kind !== 'number');
const DEFINES: ReadonlySet<string> = new Set(['=', ':']);

/** "A : Jumlah …", "a = jumlah …" behind a formula that computes with that sign. */
function opensLegend(tokens: Tokens, i: number): boolean {
  const [symbol, sign] = [tokens[i], tokens[i + 1]];
  if (!isSymbol(symbol) || sign?.kind !== 'operator' || !DEFINES.has(sign.key) || isSign(tokens[i + 2])) return false;
  const used = tokens.slice(0, i).findIndex(({ text }) => text === symbol?.text);
  const [before, after] = [tokens[used - 1], tokens[used + 1]];
  const isDefined = after?.kind === 'operator' && DEFINES.has(after.key) && !isSymbol(tokens[used + 2]);
  return used >= 0 && !isDefined && (isSign(before) || isSign(after));
}

const DIVIDES: ReadonlySet<string> = new Set(['/', ':', '÷', 'dibagi', 'dibanding']);

/** "A = jumlah …; B = jumlah …; A / B x 100%": a legend before the formula, which has nothing but its signs. */
export function cutLegend(tokens: Tokens): { readonly before: Tokens; readonly body: Tokens } {
  const [symbol, sign] = tokens;
  const isLegend = isSymbol(symbol) && sign?.kind === 'operator' && DEFINES.has(sign.key) && !isSign(tokens[2]) && !isSymbol(tokens[2]);
  const from = tokens.findLastIndex((token) => token.kind === 'word' && !isSymbol(token)) + 1;
  const body = tokens.slice(from);
  const computes =
    isSymbol(body[0]) &&
    body.some(({ text }) => text === symbol?.text) &&
    body.some((token) => token.kind === 'operator' && DIVIDES.has(token.key));
  return isLegend && computes ? { before: tokens.slice(0, from), body } : { before: [], body: tokens };
}

/** Where the notes begin: a legend with the word that opens it ("dimana a = …"). */
function noteFrom(tokens: Tokens): number | undefined {
  const from = topLevel(tokens).find((i) => i > 0 && (opensNote(tokens, i) || opensLegend(tokens, i)));
  return from !== undefined && from > 1 && NOTE_HEADS.has(tokens[from - 1]?.key ?? '') ? from - 1 : from;
}

/** The formula, and the notes after it. */
export function cutNote(tokens: Tokens): { readonly body: Tokens; readonly note: Tokens } {
  const from = noteFrom(tokens);
  return from === undefined ? { body: tokens, note: [] } : { body: tokens.slice(0, from), note: tokens.slice(from) };
}

/** Indices after the first at which a capitalised counting word begins a phrase of its own, not one joined to the words before it. */
export function countingStarts(tokens: Tokens): number[] {
  return topLevel(tokens).filter((i) => {
    const before = tokens[i - 1];
    if (i === 0 || before === undefined || !isCapital(tokens[i]) || !isCounting(tokens[i]?.key ?? '')) return false;
    return (
      !JOINING.has(before.key) &&
      !(before.kind === 'operator' && before.key !== '-') &&
      before.kind !== 'open' &&
      !before.text.endsWith(',')
    );
  });
}
