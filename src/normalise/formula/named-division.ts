import { ADVERBIALS, CONNECTORS, CONNECTOR_PARTNERS, DIVISION_NOUNS, DIVISION_NOUN_LEADS, isCounting } from './lexicon.ts';
import { startsQuantity } from './operators.ts';
import { hasWords, topLevel, type Tokens } from './token.ts';

/** "Perbandingan (antara) A dengan B", "hasil pembagian A terhadap B": a division named before its sides. */

export type Sides = { readonly numerator: Tokens; readonly denominator: Tokens; readonly isGuessed: boolean };

/** Words that may stand before the division noun: "Jumlah hasil perbandingan". */
const MOST_LEADS = 2;
/** Evidence that a connector parts the sides. */
const NAMED_CONNECTOR = 3;
/** "Terhadap" and "dan" also join words within a side ("kepuasan terhadap pelayanan"). */
const OTHER_CONNECTOR = 1;
const COUNTED_RIGHT = 3;
const AFTER_COMMA = 1;
const SAME_NOUN = 2;
/** Two connectors closer than this are a guess. */
const CLEAR_LEAD = 2;

/** How many tokens from `from` on name a division ("Jumlah perbandingan antara"); 0 when they don't. */
export function divisionNounLength(tokens: Tokens, from: number): number {
  let i = from;
  while (i - from < MOST_LEADS && DIVISION_NOUN_LEADS.has(tokens[i]?.key ?? '')) i++;
  const noun = tokens[i]?.key ?? '';
  const isNoun = DIVISION_NOUNS.has(noun) && (noun !== 'bagi' || tokens[i - 1]?.key === 'hasil');
  if (!isNoun) return 0;
  const next = tokens[i + 1]?.key;
  return i + 1 - from + (next === 'antara' || next === 'dari' ? 1 : 0);
}

const nounOf = (tokens: Tokens): string => (isCounting(tokens[0]?.key ?? '') ? tokens[1] : tokens[0])?.key ?? '';

function connectorWeight(sides: Tokens, i: number, hasBetween: boolean): number {
  const key = sides[i]?.key ?? '';
  if (!CONNECTORS.has(key)) return 0;
  const before = sides[i - 1];
  const right = sides.slice(i + 1);
  if (!hasWords(sides.slice(0, i)) || !hasWords(right)) return 0;
  if (CONNECTOR_PARTNERS.has(before?.key ?? '') || ADVERBIALS.has(right[0]?.key ?? '')) return 0;
  const isCounted = isCounting(right[0]?.key ?? '');
  if (key === 'dan' && !(hasBetween || isCounted)) return 0;
  if (key === 'dan' && !startsQuantity(right)) return 0;
  return (
    (key === 'dengan' ? NAMED_CONNECTOR : OTHER_CONNECTOR) +
    (isCounted ? COUNTED_RIGHT : 0) +
    (before?.text.endsWith(',') ? AFTER_COMMA : 0) +
    (nounOf(right) !== '' && nounOf(right) === nounOf(sides) ? SAME_NOUN : 0)
  );
}

const withoutComma = (tokens: Tokens): Tokens => {
  const last = tokens.at(-1);
  return last?.text.endsWith(',') ? [...tokens.slice(0, -1), { ...last, text: last.text.slice(0, -1) }] : tokens;
};

/** The two sides of a named division; null when only one thing is named ("Perbandingan jumlah trayek yang dievaluasi"). */
export function namedSides(tokens: Tokens): Sides | null {
  const length = divisionNounLength(tokens, 0);
  if (length === 0) return null;
  const sides = tokens.slice(length);
  const hasBetween = tokens[length - 1]?.key === 'antara';
  const weights = topLevel(sides)
    .map((i) => ({ i, weight: connectorWeight(sides, i, hasBetween) }))
    .filter(({ weight }) => weight > 0);
  const best = weights.reduce<(typeof weights)[number] | null>((a, b) => (a === null || b.weight > a.weight ? b : a), null);
  if (best === null) return null;
  const isGuessed = weights.some((other) => other !== best && best.weight - other.weight < CLEAR_LEAD);
  return { numerator: withoutComma(sides.slice(0, best.i)), denominator: sides.slice(best.i + 1), isGuessed };
}
