import type { Formula } from '../../records/formula.ts';
import type { FormulaDoubt } from './doubts.ts';
import { bare, readLeaf, type Parsed } from './leaf.ts';
import { DEFINING, DEFINING_TAILS, isCounting, NAMING } from './lexicon.ts';
import { divisionNounLength, namedSides } from './named-division.ts';
import { findAdditive, findDivision, findMultiplicative, startsQuantity, type Context } from './operators.ts';
import { isGroup, print, topLevel, hasWords, type Tokens } from './token.ts';

/** Brackets and operands within each other, counted together; real formulas stay under six, deeper ones are damage and stay words. */
const DEEPEST = 12;

type Ratio = Extract<Formula, { type: 'ratio' }>;
type Arithmetic = 'difference' | 'product' | 'sum';

const PLAIN: Context = { scaled: false, bracketed: false, depth: 0 };
const deeper = (context: Context): Context => ({ ...PLAIN, depth: context.depth + 1 });

type Sides = { readonly numerator: Tokens; readonly denominator: Tokens };

function ratio(text: string, sides: Sides, context: Context, doubts: readonly FormulaDoubt[] = []): Parsed {
  const computed = readArithmetic(sides.numerator, deeper(context));
  const scaledEarly = computed === null ? withoutScale(bare(sides.numerator)) : null;
  const numerator = computed ?? readLeaf(scaledEarly ?? sides.numerator);
  const denominator = readExpression(sides.denominator, deeper(context));
  const plain: Ratio = { type: 'ratio', text, numerator: numerator.formula, denominator: denominator.formula, scale: 1, unit: null };
  const formula: Ratio = scaledEarly === null ? plain : { ...plain, scale: 100, unit: '%' };
  return { formula, doubts: [...doubts, ...numerator.doubts, ...denominator.doubts] };
}

/** A node whose operands stand between the cuts. */
function arithmetic(type: Arithmetic, tokens: Tokens, cuts: readonly number[], context: Context): Parsed {
  const bounds = [-1, ...cuts, tokens.length];
  const parts = bounds.slice(1).map((end, i) => readExpression(tokens.slice((bounds[i] ?? -1) + 1, end), deeper(context)));
  return {
    formula: { type, text: print(tokens), operands: parts.map((part) => part.formula) },
    doubts: parts.flatMap((part) => part.doubts),
  };
}

/** Sums and differences bind from the left: the last sign that differs decides what is outermost. */
function additive(tokens: Tokens, cuts: readonly number[], context: Context): Parsed {
  const last = tokens[cuts.at(-1) ?? 0]?.key;
  const firstOfTail = cuts.findLastIndex((cut) => tokens[cut]?.key !== last) + 1;
  return arithmetic(last === '+' ? 'sum' : 'difference', tokens, cuts.slice(firstOfTail), context);
}

/** A printed "x 100%" belongs to the outermost ratio, else to the first ratio among the factors; without one it scales nothing. */
function scale(parsed: Parsed, text: string): Parsed {
  const { formula } = parsed;
  if (formula.type === 'ratio') return { ...parsed, formula: { ...formula, text, scale: 100, unit: '%' } };
  if (formula.type === 'product') {
    const first = formula.operands.findIndex((operand) => operand.type === 'ratio');
    const operands = formula.operands.map(
      (operand, i): Formula => (i === first && operand.type === 'ratio' ? { ...operand, scale: 100, unit: '%' } : operand),
    );
    if (first >= 0) return { ...parsed, formula: { ...formula, text, operands } };
  }
  return { formula: { ...formula, text }, doubts: [...parsed.doubts, 'scale-without-division'] };
}

/** The run without the scale at its end (punctuation may follow) or its front; null when it has none there. */
function withoutScale(tokens: Tokens): Tokens | null {
  if (tokens[0]?.kind === 'scale') return tokens.slice(1);
  const end = tokens.findLastIndex((token) => hasWords([token]) || token.kind === 'close' || token.kind === 'scale');
  return tokens[end]?.kind === 'scale' ? tokens.slice(0, end) : null;
}

/** "Persentase X = …", "Persentase X adalah jumlah A dibagi …": where what is computed begins; 0 when nothing is named before it. */
function computedFrom(tokens: Tokens): number {
  const top = topLevel(tokens);
  const equals = top.findLast((i) => tokens[i]?.kind === 'operator' && tokens[i]?.key === '=');
  if (equals !== undefined) return equals + 1;
  const colon = top.find((i) => tokens[i]?.kind === 'operator' && tokens[i]?.key === ':');
  if (colon !== undefined && NAMING.has(tokens[0]?.key ?? '') && startsQuantity(tokens.slice(colon + 1))) return colon + 1;
  for (const i of top) {
    if (!DEFINING.has(tokens[i]?.key ?? '')) continue;
    let from = i + 1;
    while (DEFINING_TAILS.has(tokens[from]?.key ?? '')) from++;
    if (isCounting(tokens[from]?.key ?? '') || divisionNounLength(tokens, from) > 0) return from;
  }
  // "Persentase X (A / B x 100%)".
  const group = NAMING.has(tokens[0]?.key ?? '') ? top.find((i) => tokens[i]?.kind === 'open' && isGroup(tokens.slice(i))) : undefined;
  return group ?? 0;
}

function readNamed(tokens: Tokens, context: Context): Parsed | null {
  const sides = namedSides(tokens);
  if (sides !== null) return ratio(print(tokens), sides, context, sides.isGuessed ? ['fraction-side-guessed'] : []);
  const length = divisionNounLength(tokens, 0);
  return length > 0 && findDivision(tokens.slice(length), context) !== null ? readOperators(tokens.slice(length), context) : null;
}

/** The outermost operator decides. A scale behind the whole tells that a division reaches over products, sums and differences. */
function readOperators(tokens: Tokens, context: Context): Parsed | null {
  const sums = findAdditive(tokens, context.bracketed);
  const division = findDivision(tokens, context);
  const reaches = division !== null && context.scaled;
  if (sums.length > 0 && !reaches) return additive(tokens, sums, context);
  const products = findMultiplicative(tokens).filter((cut) => division === null || cut > division.at);
  if (products.length > 0 && !reaches) return arithmetic('product', tokens, products, context);
  if (division === null) return null;
  const isGuessed = division.isContested || sums.length > 0;
  const sides = { numerator: tokens.slice(0, division.at), denominator: tokens.slice(division.at + 1) };
  return ratio(print(tokens), sides, context, isGuessed ? ['fraction-side-guessed'] : []);
}

/** Several scaled parts, or "100% - …": each keeps its own scale. */
function scalesApart(tokens: Tokens): boolean {
  const top = topLevel(tokens);
  const scales = top.filter((i) => tokens[i]?.kind === 'scale').length;
  const first = findAdditive(tokens)[0];
  return (
    first !== undefined && (scales > 1 || tokens.slice(0, first).every((token) => token.kind === 'number' || token.kind === 'percent'))
  );
}

/** Arithmetic, or null when the run computes nothing. */
export function readArithmetic(tokens: Tokens, context: Context): Parsed | null {
  if (tokens.length === 0 || context.depth > DEEPEST) return null;
  const text = print(tokens);
  if (isGroup(tokens)) {
    const inner = readArithmetic(tokens.slice(1, -1), { scaled: context.scaled, bracketed: true, depth: context.depth + 1 });
    return inner === null ? null : { ...inner, formula: { ...inner.formula, text } };
  }
  const first = tokens[0];
  if (tokens.length === 1 && first?.kind === 'fraction') return ratio(text, first, context);
  const body = withoutScale(tokens);
  if (body !== null && !scalesApart(tokens)) {
    const parsed = readArithmetic(body, { ...context, scaled: true });
    return parsed === null ? null : scale(parsed, text);
  }
  const from = computedFrom(tokens);
  const defined = from > 0 ? readArithmetic(tokens.slice(from), { ...context, depth: context.depth + 1 }) : null;
  if (defined !== null) return { ...defined, formula: { ...defined.formula, text } };
  return readNamed(tokens, context) ?? readOperators(tokens, context);
}

/** Any run of tokens as a node: arithmetic where it computes, else a leaf. */
export function readExpression(tokens: Tokens, context: Context = PLAIN): Parsed {
  return readArithmetic(tokens, context) ?? readLeaf(tokens);
}
