import type { FormulaDoubt } from './doubts.ts';
import { balance } from './joins.ts';
import { isCounting, JOINING, PERIODS } from './lexicon.ts';
import { countingStarts, firstSentenceEnd, sentenceStarts } from './clauses.ts';
import { startsQuantity } from './operators.ts';
import { closing, fractionToken, hasWords, isCapital, print, topLevel, type Token, type Tokens } from './token.ts';

/** Bars and lost bars become fraction tokens, so that the rest of the parser sees one notation. */

export type Rewritten = { readonly tokens: Tokens; readonly doubts: readonly FormulaDoubt[] };

/** Words of a side that are compared to see whether both sides speak of the same thing. */
const HEAD_WORDS = 3;
/** Share of common nouns from which two phrases speak of the same thing. */
const ALIKE = 0.5;
/** Wholes that "dari" takes a part of. */
const WHOLES: ReadonlySet<string> = new Set(['seluruh', 'keseluruhan', 'semua']);
/** "A dari jumlah B", "A per jumlah B", "A terhadap jumlah B". */
const PART_OF: ReadonlySet<string> = new Set(['dari', 'per', 'terhadap']);
/** A printed number with at most so many words behind it can be a lost denominator: "20 desa binaan". */
const SHORT_CONSTANT_WORDS = 3;

const spacedScale = (scale: Token): Token => ({ ...scale, spaced: true });

/** Share of the right side's first nouns that the left side names too: 0 to 1. */
function likeness(left: Tokens, right: Tokens): number {
  const named = new Set(left.map((token) => token.key));
  const heads = right.filter((token) => token.key !== '' && !isCounting(token.key)).slice(0, HEAD_WORDS);
  return heads.length === 0 ? 0 : heads.filter((token) => named.has(token.key)).length / heads.length;
}

/** The numerator begins after the last sentence that a quantity follows, or after "=". */
function numeratorFrom(left: Tokens): number {
  const equals = topLevel(left).findLast((i) => left[i]?.kind === 'operator' && left[i]?.key === '=');
  const sentence = sentenceStarts(left).findLast((i) => i > 0 && startsQuantity(left.slice(i))) ?? 0;
  return Math.max(sentence, (equals ?? -1) + 1);
}

/** Where a denominator ends: at its scale, its sentence, or before the next formula's numerator. */
function denominatorEnd(right: Tokens): { readonly end: number; readonly isGuessed: boolean } {
  const top = topLevel(right);
  const scale = top.find((i) => right[i]?.kind === 'scale') ?? right.length;
  const bar = top.find((i) => right[i]?.kind === 'bar') ?? right.length;
  const sentence = firstSentenceEnd(right);
  if (bar >= right.length || Math.min(scale, sentence) < bar) return { end: Math.min(scale, sentence), isGuessed: false };
  const starts = countingStarts(right).filter((i) => i < bar);
  return { end: starts[0] ?? bar, isGuessed: starts.length !== 1 };
}

/** Rewrites the bar at `bar`, whose sides reach from `from` to `to`. */
function rewriteBar(tokens: Tokens, bar: number, from: number, to: number): Rewritten {
  const next = tokens[bar + 1];
  const scaleAfter = next?.kind === 'scale' && bar + 1 < to ? next : undefined;
  const before = tokens.slice(from, bar);
  const scaleBefore = scaleAfter === undefined && before.at(-1)?.kind === 'scale' ? before.at(-1) : undefined;
  const left = scaleBefore === undefined ? before : before.slice(0, -1);
  const right = tokens.slice(bar + (scaleAfter === undefined ? 1 : 2), to);
  const { end, isGuessed } = denominatorEnd(right);
  const start = numeratorFrom(left);
  const sides = [left.slice(start), right.slice(0, end)] as const;
  const isWhole = hasWords(sides[0]) && hasWords(sides[1]);
  const middle = isWhole ? [fractionToken(...sides)] : [...sides[0], ...sides[1]];
  const scale = scaleBefore ?? scaleAfter;
  const rewritten = [
    ...tokens.slice(0, from),
    ...left.slice(0, start),
    ...middle,
    ...(scale === undefined ? [] : [spacedScale(scale)]),
    ...right.slice(end),
    ...tokens.slice(to),
  ];
  const doubts: FormulaDoubt[] = [
    ...(isWhole ? [] : (['fraction-side-empty'] as const)),
    ...(isGuessed ? (['fraction-side-guessed'] as const) : []),
  ];
  return { tokens: rewritten, doubts };
}

/** The innermost group around `i`, without its brackets. */
function enclosing(tokens: Tokens, i: number): { readonly from: number; readonly to: number } {
  let depth = 0;
  for (let open = i - 1; open >= 0; open--) {
    const kind = tokens[open]?.kind;
    if (kind === 'close') depth++;
    if (kind === 'open' && depth-- === 0) return { from: open + 1, to: closing(tokens, open) };
  }
  return { from: 0, to: tokens.length };
}

/** Every bar in brackets, and the first outside them; what comes after that one may be another formula. */
export function rewriteBars(tokens: Tokens): Rewritten {
  let current: Rewritten = { tokens, doubts: [] };
  const hasTopFraction = tokens.some((token) => token.kind === 'fraction');
  for (;;) {
    const bars = current.tokens.flatMap((token, i) => (token.kind === 'bar' ? [i] : []));
    const top = new Set(topLevel(current.tokens));
    const bar = bars.find((i) => !top.has(i)) ?? bars[0];
    if (bar === undefined) return current;
    const isTop = top.has(bar);
    if (isTop && hasTopFraction) return current;
    const { from, to } = enclosing(current.tokens, bar);
    const next = rewriteBar(current.tokens, bar, from, to);
    current = { tokens: next.tokens, doubts: [...current.doubts, ...next.doubts] };
    if (isTop) return current;
  }
}

/** Readies the sides of printed fractions: brackets balanced, bars rewritten; a fraction with one side only dissolves. */
export function settleFractions(tokens: Tokens): Rewritten {
  if (!tokens.some((token) => token.kind === 'fraction')) return { tokens, doubts: [] };
  const doubts: FormulaDoubt[] = [];
  const side = (inner: Tokens): Tokens => {
    const balanced = balance(inner);
    if (!balanced.balanced) doubts.push('unbalanced-bracket');
    const settled = settleFractions(balanced.tokens);
    const barred = rewriteBars(settled.tokens);
    doubts.push(...settled.doubts, ...barred.doubts);
    return barred.tokens;
  };
  const settled = tokens.flatMap((token): Tokens => {
    if (token.kind !== 'fraction') return [token];
    const numerator = side(token.numerator);
    const denominator = side(token.denominator);
    if (hasWords(numerator) && hasWords(denominator)) return [fractionToken(numerator, denominator)];
    doubts.push('fraction-side-empty');
    return [...numerator, ...denominator];
  });
  return { tokens: settled, doubts };
}

/** "A x 100 % B": the bar was lost and its scale stayed between the sides. */
export function splitAtScale(tokens: Tokens): Rewritten | null {
  const at = topLevel(tokens).find((i) => i > 0 && tokens[i]?.kind === 'scale');
  const scale = at === undefined ? undefined : tokens[at];
  if (at === undefined || scale === undefined) return null;
  const left = tokens.slice(0, at);
  const rest = tokens.slice(at + 1);
  const end = Math.min(firstSentenceEnd(rest), topLevel(rest).find((i) => rest[i]?.kind === 'scale') ?? rest.length);
  const right = rest.slice(0, end);
  const isCounted = isCounting(right[0]?.key ?? '') || right[0]?.kind === 'number' || right[0]?.kind === 'open';
  const isDivisor = isCounted || isCapital(right[0]) || likeness(left, right) > 0;
  if (!hasWords(right) || right[0]?.kind === 'operator' || !isDivisor) return null;
  if (!isCounted && countingStarts(left).length > 0) return null;
  const from = numeratorFrom(left);
  return {
    tokens: [...left.slice(0, from), fractionToken(left.slice(from), right), spacedScale(scale), ...rest.slice(end)],
    doubts: isCounted ? [] : ['fraction-side-guessed'],
  };
}

type Split = { readonly at: number; readonly skip: number; readonly isGuessed: boolean };

/** Two counting phrases one after the other: the second begins the denominator; of several, the one most like the numerator. */
function secondCount(body: Tokens): Split | null {
  const starts = countingStarts(body).map((at) => ({ at, like: likeness(body.slice(0, at), body.slice(at)) }));
  const best = starts.reduce<(typeof starts)[number] | null>((a, b) => (a === null || b.like > a.like ? b : a), null);
  if (best === null) return null;
  const isCounted = isCounting(body[0]?.key ?? '') || isCounting(body[1]?.key ?? '');
  return { at: best.at, skip: 0, isGuessed: starts.length > 1 || (!isCounted && best.like === 0) };
}

/** "Jumlah desa tertib 20 desa", and "A dari jumlah B": thinner evidence, always a guess. */
function thinSplit(body: Tokens): Split | null {
  const top = topLevel(body);
  const number = top.findLast(
    (i) => i > 1 && body[i]?.kind === 'number' && body.length - i - 1 <= SHORT_CONSTANT_WORDS && i < body.length - 1,
  );
  if (number !== undefined && !JOINING.has(body[number - 1]?.key ?? '') && !PERIODS.has(body[number - 1]?.key ?? ''))
    return { at: number, skip: 0, isGuessed: true };
  const from = top.find(
    (i) => i > 1 && PART_OF.has(body[i]?.key ?? '') && (isCounting(body[i + 1]?.key ?? '') || WHOLES.has(body[i + 1]?.key ?? '')),
  );
  if (from !== undefined) return { at: from, skip: 1, isGuessed: true };
  const isLowerCase = isCounting(body[0]?.key ?? '') && !isCapital(body[0]);
  const lower = top.find(
    (i) =>
      i > 1 &&
      isCounting(body[i]?.key ?? '') &&
      !JOINING.has(body[i - 1]?.key ?? '') &&
      (isLowerCase || likeness(body.slice(0, i), body.slice(i)) >= ALIKE),
  );
  return lower === undefined ? null : { at: lower, skip: 0, isGuessed: true };
}

/** "A B x 100%": the bar was lost. Null unless a scale at the end tells that something was divided. */
export function splitLostBar(tokens: Tokens): Rewritten | null {
  const at = topLevel(tokens).find((i) => tokens[i]?.kind === 'scale');
  const scale = at === undefined ? undefined : tokens[at];
  if (at === undefined || scale === undefined) return null;
  const body = tokens.slice(0, at);
  const split = secondCount(body) ?? thinSplit(body);
  if (split === null) return null;
  const sides = [body.slice(0, split.at), body.slice(split.at + split.skip)] as const;
  if (!hasWords(sides[0]) || !hasWords(sides[1])) return null;
  const joint: Token = fractionToken(...sides);
  const asPrinted: Token = split.skip > 0 ? { ...joint, text: print(body) } : joint;
  return { tokens: [asPrinted, spacedScale(scale), ...tokens.slice(at + 1)], doubts: split.isGuessed ? ['fraction-side-guessed'] : [] };
}
