import type { Formula } from '../../records/formula.ts';
import { countingStarts, cutLabel, cutLegend, cutNote, sentenceStarts } from './clauses.ts';
import type { FormulaDoubt } from './doubts.ts';
import { readArithmetic, readExpression } from './expression.ts';
import { rewriteBars, settleFractions, splitAtScale, splitLostBar } from './fractions.ts';
import { balance } from './joins.ts';
import { isCounting } from './lexicon.ts';
import { readLeaf, type Parsed } from './leaf.ts';
import { type Content, lex, lexContent } from './lexer.ts';
import { findAdditive, findMultiplicative } from './operators.ts';
import { hasWords, print, topLevel, type Token, type Tokens } from './token.ts';

export type FormulaReading = {
  /** The typed expression; its own `text` is the same as `text`, "" when nothing is printed. */
  readonly formula: Formula;
  /** As printed, white space collapsed, a fraction as "NUMERATOR / DENOMINATOR x 100%"; null when nothing is printed. */
  readonly text: string | null;
  /** Prose before a complete computation that is not part of it. */
  readonly before: string | null;
  /** Prose after it, or the cell's second formula. */
  readonly after: string | null;
  /** False: some words or signs stayed unexplained, a side of a fraction is empty or guessed, a bracket does not close. */
  readonly complete: boolean;
  readonly doubts: readonly FormulaDoubt[];
};

/** A part of a cell that was understood, and the words on both sides of it. */
type Found = { readonly before: Tokens; readonly tokens: Tokens; readonly parsed: Parsed; readonly after: Tokens };

/** A leading list mark: a bullet or dash, "1.", "1.1", "(2)", "a.", "b)"; "(2) x …" and "(2) / …" are operands. */
const LIST_MARK =
  /^\s*(?:[-–—•·▪●○➤❖](?![-–—_])|\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\s|\p{L})|\d{1,2}(?:\.\d{1,2})+(?=\s)|\(?[a-z][.)](?=\s))\s*(?=[\p{L}\p{N}(∑Σ"“\\])(?![xX×]\s)/u;

/** Where the formula around a printed fraction begins: its open brackets, and an operand that an operator ties to it. */
function regionStart(tokens: Tokens, fraction: number): number {
  let start = fraction;
  while (tokens[start - 1]?.kind === 'open' || tokens[start - 1]?.kind === 'scale') start--;
  const sign = tokens[start - 1];
  const isTied = sign?.kind === 'operator' && ['+', '-', 'x', '/', '='].includes(sign.key) && hasWords(tokens.slice(0, start - 1));
  if (!isTied) return start;
  return sentenceStarts(tokens).findLast((i) => i < start - 1) ?? 0;
}

/** Where it ends: after its closing brackets and scale, and after an operand that an operator ties to it. */
function regionEnd(tokens: Tokens, start: number, fraction: number): number {
  let end = fraction + 1;
  while (tokens[end]?.kind === 'close' || tokens[end]?.kind === 'scale') end++;
  const rest = tokens.slice(start);
  const isTied = [...findAdditive(rest), ...findMultiplicative(rest)].some((cut) => cut === end - start);
  const isSlash = tokens[end]?.kind === 'operator' && tokens[end]?.key === '/';
  const isOpen = balance(tokens.slice(start, end)).balanced === false;
  if (!isTied && !isSlash && !isOpen) return withPunctuation(tokens, end);
  return sentenceStarts(tokens).find((i) => i > end) ?? tokens.length;
}

/** Punctuation right behind the formula stays with it. */
function withPunctuation(tokens: Tokens, end: number): number {
  const next = tokens[end];
  return next?.kind === 'word' && !next.spaced && !hasWords([next]) ? end + 1 : end;
}

function aroundFraction(tokens: Tokens): Found | null {
  const fraction = tokens.findIndex((token) => token.kind === 'fraction');
  if (fraction < 0) return null;
  const start = regionStart(tokens, fraction);
  const end = regionEnd(tokens, start, fraction);
  const region = balance(tokens.slice(start, end)).tokens;
  return { before: tokens.slice(0, start), tokens: region, parsed: readExpression(region), after: tokens.slice(end) };
}

/** What stands before the scale divides nothing, or only by a slash that may be part of a word, and a counted thing follows. */
function wantsDivisor(formula: Formula, after: Tokens): boolean {
  const isCounted = isCounting(after[0]?.key ?? '') || after[0]?.kind === 'number';
  const isDivided = formula.type === 'ratio' && (formula.denominator.type === 'count' || formula.denominator.type === 'constant');
  return isCounted && !isDivided && !(formula.type === 'ratio' && formula.numerator.type !== 'count');
}

/** "A / B x 100% and more words": the formula ends with the scale that completes it. */
function endingWithScale(tokens: Tokens): Found | null {
  for (const at of topLevel(tokens)) {
    const next = tokens[at + 1];
    if (tokens[at]?.kind !== 'scale' || next === undefined || !hasWords(tokens.slice(at + 1))) continue;
    if (next.kind === 'operator' && next.key !== ':' && next.key !== '=') continue;
    const end = withPunctuation(tokens, at + 1);
    const head = tokens.slice(0, end);
    const parsed = readArithmetic(head, { scaled: false, bracketed: false, depth: 0 });
    return parsed === null || wantsDivisor(parsed.formula, tokens.slice(end))
      ? null
      : { before: [], tokens: head, parsed, after: tokens.slice(end) };
  }
  return null;
}

function typedComputation(tokens: Tokens): Found | null {
  const scaled = endingWithScale(tokens);
  if (scaled !== null) return scaled;
  const parsed = readArithmetic(tokens, { scaled: false, bracketed: false, depth: 0 });
  if (parsed !== null) return { before: [], tokens, parsed, after: [] };
  const rewritten = splitAtScale(tokens) ?? splitLostBar(tokens);
  const found = rewritten === null ? null : aroundFraction(rewritten.tokens);
  return found === null || rewritten === null ? null : withDoubts(found, rewritten.doubts);
}

const withDoubts = (found: Found, doubts: readonly FormulaDoubt[]): Found => ({
  ...found,
  parsed: { formula: found.parsed.formula, doubts: [...doubts, ...found.parsed.doubts] },
});

/** The first sentence that computes, with the sentences around it. */
function inSentences(tokens: Tokens): Found | null {
  const starts = sentenceStarts(tokens);
  for (const [i, start] of starts.entries()) {
    const end = starts[i + 1] ?? tokens.length;
    const found = typedComputation(tokens.slice(start, end));
    if (found !== null)
      return { ...found, before: [...tokens.slice(0, start), ...found.before], after: [...found.after, ...tokens.slice(end)] };
  }
  return null;
}

/** "Jumlah A; Jumlah B": the first is the formula. */
function firstOfCounts(tokens: Tokens): Found {
  const isNewItem = (i: number): boolean =>
    /;$/.test(tokens[i - 1]?.text ?? '') || tokens[i - 1]?.key === '-' || /^\d{1,2}[.)]?$/.test(tokens[i - 1]?.text ?? '');
  const from = isCounting(tokens[0]?.key ?? '') ? countingStarts(tokens).find((i) => isNewItem(i)) : undefined;
  const end = from === undefined ? tokens.length : from - (/;$/.test(tokens[from - 1]?.text ?? '') ? 0 : 1);
  const head = tokens.slice(0, end);
  return { before: [], tokens: head, parsed: readLeaf(head), after: tokens.slice(end) };
}

/** Words after a formula that hold another one; after a computation a lone counting phrase only explains it. */
function holdsFormula(tokens: Tokens, first: Formula): boolean {
  if (tokens.some((token) => token.kind === 'fraction' || token.kind === 'bar' || token.kind === 'scale')) return true;
  const item = lex(print(tokens).replace(LIST_MARK, ''));
  if (inSentences(tokens) !== null) return true;
  return first.type === 'count' && isCounting(item[0]?.key ?? '');
}

const words = (...runs: readonly Tokens[]): string | null => {
  const tokens = runs.flat();
  return hasWords(tokens) ? print(tokens) : null;
};

function readTokens(raw: Tokens): FormulaReading {
  const { tokens, balanced } = balance(raw);
  const settled = settleFractions(tokens);
  if (!hasWords(settled.tokens))
    return { formula: { type: 'missing', text: '' }, text: null, before: null, after: null, complete: true, doubts: [] };
  const label = cutLabel(settled.tokens);
  const announced = hasWords(label.body) ? label : { before: [], body: settled.tokens };
  const legend = cutLegend(announced.body);
  const { body, note } = cutNote(legend.body);
  const barred = rewriteBars(body);
  const computed = aroundFraction(barred.tokens) ?? inSentences(barred.tokens);
  const leaf = firstOfCounts(barred.tokens);
  // A cell of prose stands whole: its notes are no more outside the formula than the rest of it.
  const isProse = leaf.parsed.formula.type === 'narrative' || leaf.parsed.formula.type === 'index';
  const prose = isProse && note.length > 0 ? { ...leaf, tokens: announced.body, parsed: readLeaf(announced.body) } : leaf;
  const found = computed ?? prose;
  const after = computed === null && isProse ? [] : [...found.after, ...note];
  const doubts = new Set<FormulaDoubt>([
    ...(balanced ? [] : (['unbalanced-bracket'] as const)),
    ...settled.doubts,
    ...barred.doubts,
    ...found.parsed.doubts,
  ]);
  if (hasWords(found.after) && holdsFormula(found.after, found.parsed.formula)) doubts.add('second-formula');
  const text = print(found.tokens);
  return {
    formula: { ...found.parsed.formula, text },
    text,
    before: words(announced.before, legend.before, found.before),
    after: words(after),
    complete: doubts.size === 0,
    doubts: [...doubts],
  };
}

/** Takes the leading list mark off. Behind a leading dash, the dashes that follow are list marks too and subtract nothing. */
function readMarked(text: string, lexRest: (text: string) => Tokens): FormulaReading {
  const mark = LIST_MARK.exec(text)?.[0] ?? '';
  const tokens = lexRest(text.slice(mark.length));
  const isDashList = /^\s*[-–—]/.test(mark);
  return readTokens(
    isDashList
      ? tokens.map(
          (token): Token =>
            token.kind === 'operator' && token.key === '-' ? { kind: 'word', text: token.text, spaced: token.spaced, key: '-' } : token,
        )
      : tokens,
  );
}

/** Reads a cell's content: text, fractions, bars. Never throws; what is not understood is told in `doubts`. */
export function readFormula(content: readonly Content[]): FormulaReading {
  const [first, ...rest] = content;
  if (first?.kind !== 'text') return readTokens(lexContent(content));
  return readMarked(first.text, (text) => lexContent([{ ...first, text }, ...rest]));
}

/** Reads a typed text, as a reviewer writes it and as `printFormula` prints it. Never throws. */
export function parseFormula(text: string): FormulaReading {
  return readMarked(text, lex);
}
