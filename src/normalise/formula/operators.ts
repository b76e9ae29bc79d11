import { CHANGE, HANDING_OUT, isCounting, LIST_LEADS, PERIODS, QUANTITY } from './lexicon.ts';
import { countingStarts } from './clauses.ts';
import { closing, hasWords, isGroup, isLonelyBracket, topLevel, type Token, type Tokens } from './token.ts';

/**
 * Which signs of a run are operators. A slash, a dash, a colon and an "x" also live inside prose ("desa/kelurahan",
 * "tugas-tugas", "terkait : …", "2 x setahun"), so each needs evidence from what stands on its sides.
 */

/** What surrounds a run: a scale beside it and brackets around it both speak for a computation. */
export type Context = { readonly scaled: boolean; readonly bracketed: boolean; readonly depth: number };

/** A place to cut: the operator's index and how much speaks for it. */
export type Cut = { readonly at: number; readonly weight: number };

/** Evidence for a division, from certain to bare; only their order matters. */
const SIGN_OF_DIVISION = 9;
const BOTH_COUNTED = 8;
const TOLD_IN_WORDS = 7;
const BOTH_QUANTITIES = 6;
const RIGHT_COUNTED = 5;
const SCALE_BESIDE = 4;
/** Words of a sentence short enough to be a formula told with "dibandingkan". */
const LONGEST_TOLD_FORMULA = 30;

const startsCounted = (tokens: Tokens): boolean => isCounting(tokens[0]?.key ?? '');

/** The bracket that opens here closes at the end, or just before a scale or an operator: a group that stands as an operand. */
function startsWithOperandGroup(tokens: Tokens): boolean {
  if (tokens[0]?.kind !== 'open') return false;
  const after = tokens[closing(tokens, 0) + 1];
  return after === undefined || after.kind === 'scale' || after.kind === 'operator';
}

/** Begins like something that has a number: a count, a figure, a fraction, a quantity's noun, a group. */
export function startsQuantity(tokens: Tokens): boolean {
  const first = tokens[0];
  if (first !== undefined && isLonelyBracket(first)) return startsQuantity(tokens.slice(1));
  if (first === undefined) return false;
  if (first.kind === 'number' || first.kind === 'fraction') return true;
  return startsCounted(tokens) || (first.kind === 'word' && QUANTITY.has(first.key)) || startsWithOperandGroup(tokens);
}

function slash(left: Tokens, right: Tokens, sign: Token, context: Context): number {
  const isApart = sign.spaced && right[0]?.spaced === true;
  if (left.at(-1)?.kind === 'number' && right[0]?.kind === 'number' && !isApart) return 0;
  if (isApart) {
    if (startsCounted(right)) return startsQuantity(left) ? BOTH_COUNTED : TOLD_IN_WORDS;
    if (startsQuantity(right) && startsQuantity(left)) return BOTH_QUANTITIES;
    return context.scaled && countingStarts(right).length === 0 ? SCALE_BESIDE : 0;
  }
  const opensNumber = right[0]?.kind === 'number' && left.at(-1)?.kind !== 'number' && right.length > 1;
  if (startsCounted(right) && startsQuantity(left)) return RIGHT_COUNTED;
  if (context.scaled && (opensNumber || startsWithOperandGroup(right))) return RIGHT_COUNTED;
  // "A/B x 100%", "Realisasi/Target x 100%": nothing but two words, which a scale tells from "desa/kelurahan".
  const isPair = left.length === 1 && right.length === 1;
  return context.scaled && (isPair || isSameThing(left, right)) ? SCALE_BESIDE : 0;
}

function colon(left: Tokens, right: Tokens, sign: Token, context: Context): number {
  if (LIST_LEADS.has(left.at(-1)?.key ?? '')) return 0;
  if (left.at(-1)?.kind === 'number' && right[0]?.kind === 'number' && right[0].spaced === false) return 0;
  if (startsCounted(right) && startsQuantity(left)) return BOTH_QUANTITIES;
  if (sign.spaced && right[0]?.spaced === true && isSameThing(left, right)) return BOTH_QUANTITIES;
  const isEnclosed = context.bracketed || context.scaled;
  if (isEnclosed && startsQuantity(right) && startsQuantity(left)) return RIGHT_COUNTED;
  if (context.bracketed && context.scaled) return SCALE_BESIDE;
  const isList = right.some((token) => token.text.endsWith(','));
  return context.scaled && sign.spaced && !isList ? SCALE_BESIDE : 0;
}

function toldDivision(left: Tokens, right: Tokens): number {
  const isHandout = right[0]?.kind === 'word' && HANDING_OUT.has(right[0].key);
  return isHandout || left.at(-1)?.key === 'yang' ? 0 : TOLD_IN_WORDS;
}

function comparison(left: Tokens, right: Tokens, context: Context): number {
  const isTold = PERIODS.has(right[0]?.key ?? '') && (!startsQuantity(left) || left.some((token) => CHANGE.has(token.key)));
  if (isTold || left.at(-1)?.key === 'yang') return 0;
  if (startsQuantity(left) || startsCounted(right) || context.scaled) return TOLD_IN_WORDS;
  return left.length + right.length <= LONGEST_TOLD_FORMULA ? SCALE_BESIDE : 0;
}

function divisionWeight(tokens: Tokens, i: number, context: Context): number {
  const sign = tokens[i];
  const left = tokens.slice(0, i);
  const right = tokens.slice(i + 1);
  if (sign?.kind !== 'operator' || !hasWords(left) || !hasWords(right)) return 0;
  switch (sign.key) {
    case '÷':
      return SIGN_OF_DIVISION;
    case '/':
      return slash(left, right, sign, context);
    case ':':
      return colon(left, right, sign, context);
    case 'dibagi':
      return toldDivision(left, right);
    case 'dibanding':
      return comparison(left, right, context);
    default:
      return 0;
  }
}

const DIVIDING: ReadonlySet<string> = new Set(['÷', '/', ':', 'dibagi', 'dibanding']);

/** The division that most speaks for, the last one of equals ("A / B / C" divides twice); null when none does. */
export function findDivision(tokens: Tokens, context: Context): (Cut & { readonly isContested: boolean }) | null {
  let best: Cut | null = null;
  let equals = 0;
  for (const i of topLevel(tokens)) {
    const sign = tokens[i];
    if (sign?.kind !== 'operator' || !DIVIDING.has(sign.key)) continue;
    const weight = divisionWeight(tokens, i, context);
    if (weight === 0 || weight < (best?.weight ?? 0)) continue;
    equals = weight === best?.weight ? equals + 1 : 1;
    best = { at: i, weight };
  }
  return best === null ? null : { ...best, isContested: equals > 1 && best.weight === SCALE_BESIDE };
}

const isYear = (token: Token | undefined): boolean => token?.kind === 'number' && /^(?:19|20)\d\d$/.test(token.text);

/** "harga tertinggi – harga terendah": both sides are of the same thing. */
const isSameThing = (left: Tokens, right: Tokens): boolean =>
  left[0]?.kind === 'word' && left[0].key === right[0]?.key && left.length <= LONGEST_OF_SAME && right.length <= LONGEST_OF_SAME;
/** Words of a side that names one quantity; a longer one is a sentence with a dash in it. */
const LONGEST_OF_SAME = 8;

/** A sum or a difference, not a list dash, a span of years or a range of scores. */
function isAdditive(tokens: Tokens, i: number, bracketed: boolean): boolean {
  const sign = tokens[i];
  if (sign?.kind !== 'operator' || (sign.key !== '+' && sign.key !== '-')) return false;
  const left = tokens.slice(0, i);
  const right = tokens.slice(i + 1);
  if (!hasWords(left) || !hasWords(right)) return false;
  if (sign.key === '+') return (sign.spaced && right[0]?.spaced === true) || startsQuantity(left) || startsQuantity(right);
  if (!sign.spaced || left.at(-1)?.key === ':') return false;
  if (isSameThing(left, right)) return true;
  if (!startsQuantity(right)) return false;
  if (bracketed && startsCounted(right)) return true;
  const isRange = left.at(-1)?.kind === 'number' && right[0]?.kind === 'number' && (left.length > 1 || isYear(left[0]));
  return !isRange && (startsQuantity(left) || isGroup(left) || left.at(-1)?.kind === 'scale');
}

const FREQUENCIES: ReadonlySet<string> = new Set(['setahun', 'sebulan', 'seminggu', 'sehari', 'dalam', 'per']);
const NUMERALS_AFTER: ReadonlySet<string> = new Set(['kelas', 'bab', 'romawi', 'golongan', 'lampiran']);

/** A product, not "2 x setahun" and not the Roman ten. */
function isMultiplicative(tokens: Tokens, i: number): boolean {
  const sign = tokens[i];
  if (sign?.kind !== 'operator' || sign.key !== 'x') return false;
  const left = tokens.slice(0, i);
  const right = tokens.slice(i + 1);
  if (!hasWords(left) || !hasWords(right)) return false;
  if (left.at(-1)?.kind === 'number' && FREQUENCIES.has(right[0]?.key ?? '')) return false;
  if (sign.text === 'X' && NUMERALS_AFTER.has(left.at(-1)?.key ?? '')) return false;
  if (sign.text === '×' || sign.text.length > 1) return true;
  const last = left.at(-1)?.kind;
  return startsQuantity(right) || startsQuantity(left) || last === 'close' || last === 'scale' || last === 'fraction';
}

/** Words of a part that goes on with a sum; more are a sentence after a dash. */
const LONGEST_SUMMAND = 6;

/** "Stok awal + penerimaan - penyaluran": after a plus, a dash between blanks takes away; no quantity has to be named behind it. */
function goesOnWithSum(tokens: Tokens, i: number, top: readonly number[]): boolean {
  const [sign, next] = [tokens[i], tokens[i + 1]];
  if (sign?.kind !== 'operator' || sign.key !== '-' || !sign.spaced || next?.spaced !== true) return false;
  const end = top.find((other) => other > i && tokens[other]?.kind === 'operator') ?? tokens.length;
  const isShort = end - i - 1 <= LONGEST_SUMMAND && hasWords(tokens.slice(i + 1, end));
  return isShort && top.some((other) => other < i && tokens[other]?.key === '+' && isAdditive(tokens, other, false));
}

export function findAdditive(tokens: Tokens, bracketed = false): number[] {
  const top = topLevel(tokens);
  return top.filter((i) => isAdditive(tokens, i, bracketed) || goesOnWithSum(tokens, i, top));
}
export const findMultiplicative = (tokens: Tokens): number[] => topLevel(tokens).filter((i) => isMultiplicative(tokens, i));
