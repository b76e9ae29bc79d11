import type { Formula } from '../../records/formula.ts';
import type { FormulaDoubt } from './doubts.ts';
import { instrumentOf } from './instrument.ts';
import { GATHERING, isCounting } from './lexicon.ts';
import { closing, hasWords, isGroup, isLonelyBracket, print, type Tokens } from './token.ts';

/** A formula with the doubts that its reading left. */
export type Parsed = { readonly formula: Formula; readonly doubts: readonly FormulaDoubt[] };

/** Longest noun after a printed number ("295 hari kerja efektif per tahun"); longer texts say more than an amount. */
const LONGEST_UNIT_WORDS = 6;

/** "(12 desa)" is the same operand as "12 desa"; so is "(12 desa" whose bracket closes beyond the operand. */
export function bare(tokens: Tokens): Tokens {
  let inner = tokens;
  for (;;) {
    const [first] = inner;
    if (isGroup(inner)) inner = inner.slice(1, -1);
    else if (first !== undefined && isLonelyBracket(first)) inner = inner.slice(1);
    else return inner;
  }
}

/** "20 desa", "Rp 1.000.000", "12 (dua belas) bulan", "75 %". */
function readConstant(tokens: Tokens): Formula | null {
  const isRupiah = tokens[0]?.key === 'rp';
  const at = isRupiah ? 1 : 0;
  const number = tokens[at];
  if (number?.kind !== 'number') return null;
  const spelt = tokens[at + 1]?.kind === 'open' ? closing(tokens, at + 1) : at;
  const unit = tokens.slice(Math.max(spelt, at) + 1);
  const isNoun = unit.every((token) => token.kind === 'word' || token.kind === 'percent') && unit.length <= LONGEST_UNIT_WORDS;
  const words = hasWords(unit) || unit.some((token) => token.kind === 'percent') ? print(unit) : null;
  if (!isNoun || (isRupiah && words !== null)) return null;
  return { type: 'constant', text: print(tokens), value: number.value, unit: isRupiah ? 'Rp' : words };
}

/** Where the counted thing begins: after the first counting word (said twice by a slip of the pen: after both); -1 when none. */
function countedFrom(tokens: Tokens): number {
  const at = GATHERING.has(tokens[0]?.key ?? '') ? 1 : 0;
  const first = tokens[at];
  if (first === undefined || !isCounting(first.key)) return -1;
  const isStutter = tokens[at + 1]?.key === first.key && tokens[at + 1]?.spaced === false;
  return at + (isStutter ? 2 : 1);
}

function readCount(tokens: Tokens, text: string): Formula | null {
  const from = countedFrom(tokens);
  if (from < 0) return null;
  const of = print(tokens.slice(tokens[from]?.key === ':' ? from + 1 : from));
  return /[\p{L}\p{N}]/u.test(of) ? { type: 'count', text, of } : null;
}

/** Signs that a reading must explain; the others ("/", "-", ":") also live in plain prose. */
function leftover(tokens: Tokens): FormulaDoubt[] {
  const lost = tokens.some(
    (token) => token.kind === 'bar' || token.kind === 'fraction' || (token.kind === 'operator' && token.key === '÷'),
  );
  const scaled = tokens.some((token) => token.kind === 'scale');
  return [...(lost ? (['formula-half-parsed'] as const) : []), ...(scaled ? (['scale-without-division'] as const) : [])];
}

/** Anything that is not arithmetic: a printed number, a count, a graded scale, or words. */
export function readLeaf(tokens: Tokens): Parsed {
  const inner = bare(tokens);
  const text = print(inner);
  if (!hasWords(inner)) return { formula: { type: 'missing', text }, doubts: [] };
  const unscaled = inner.filter((token) => token.kind !== 'scale');
  const instrument = (): Formula | null => {
    const name = instrumentOf(inner);
    return name === null ? null : { type: 'index', text, instrument: name };
  };
  const formula = readConstant(inner) ?? readCount(unscaled, text) ?? instrument() ?? { type: 'narrative', text };
  return { formula, doubts: leftover(inner) };
}
