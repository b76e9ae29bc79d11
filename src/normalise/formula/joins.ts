import { isCounting } from './lexicon.ts';
import { print, type OperatorKey, type Token, type Tokens } from './token.ts';

/** Second stage of the lexer: what is printed as several pieces and means one sign. */

const WORD_OPERATORS: ReadonlyMap<string, OperatorKey> = new Map<string, OperatorKey>([
  ['dikali', 'x'],
  ['dikalikan', 'x'],
  ['ditambah', '+'],
  ['ditambahkan', '+'],
  ['dikurangi', '-'],
  ['dibagi', 'dibagi'],
  ['dibanding', 'dibanding'],
  ['dibandingkan', 'dibanding'],
]);
const OPERATOR_TAILS = new Set(['dengan', 'terhadap', 'antara']);
/** Before an operator told in words: "A dibagi B, kemudian dikalikan 100 %". */
const OPERATOR_HEADS = new Set(['dan', 'kemudian', 'selanjutnya', 'hasilnya']);
/** Single dashes in a row that are a line whose dashes an OCR service parted. */
const DASHES_OF_A_LINE = 3;

/** Operators told in words become one token with the "dengan" that follows them. */
function joinWordOperators(tokens: Tokens): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token === undefined) break;
    const next = tokens[i + 1];
    // "4 kali" tells how often; only "kali 100%" multiplies.
    const isScaling = token.key === 'kali' && isHundred(next);
    const key = token.kind !== 'word' ? undefined : isScaling ? 'x' : WORD_OPERATORS.get(token.key);
    if (key === undefined) {
      out.push(token);
      continue;
    }
    const own = [...takeHeads(out), token];
    if (next?.kind === 'word' && OPERATOR_TAILS.has(next.key)) {
      own.push(next);
      i++;
    }
    out.push({ kind: 'operator', text: print(own), spaced: own[0]?.spaced ?? true, key });
  }
  return out;
}

/** Takes the words that lead to an operator off the end of what stands before it. */
function takeHeads(tokens: Token[]): Tokens {
  const from = tokens.findLastIndex((token) => token.kind !== 'word' || !OPERATOR_HEADS.has(token.key)) + 1;
  return tokens.splice(Math.max(from, 1));
}

function joinDashes(tokens: Tokens): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    let end = i;
    while (tokens[end]?.kind === 'operator' && tokens[end]?.key === '-') end++;
    const token = tokens[i];
    if (end - i >= DASHES_OF_A_LINE) {
      out.push({ kind: 'bar', text: print(tokens.slice(i, end)), spaced: true, key: '' });
      i = end - 1;
    } else if (token !== undefined) out.push(token);
  }
  return out;
}

/** Weak scans read 100 as "l00", "1OO". */
const isHundred = (token: Token | undefined): boolean =>
  (token?.kind === 'number' && token.value === 100) || (token?.kind === 'word' && /^[1li][0o]{2}$|^seratus$/.test(token.key));
const isPercent = (token: Token | undefined): boolean => token?.kind === 'percent' || token?.key === 'persen';
const isTimes = (token: Token | undefined): boolean => token?.kind === 'operator' && token.key === 'x';
const endsOperand = (token: Token | undefined): boolean => token?.kind === 'close' || token?.kind === 'fraction' || token?.kind === 'bar';

/** How many tokens from `i` on are a scale: "x 100", "x 100 %", "(x 100%)", "100% x" in front, "100%" or "%" right behind a division. */
function scaleLength(tokens: Tokens, i: number): number {
  const token = tokens[i];
  if (token?.kind === 'open' && i > 0 && isTimes(tokens[i + 1])) {
    const inner = scaleLength(tokens, i + 1);
    return inner > 0 && tokens[i + 1 + inner]?.kind === 'close' ? inner + 2 : 0;
  }
  if (isTimes(token) && isHundred(tokens[i + 1])) {
    const next = tokens[i + 2];
    if (isPercent(next)) return 3;
    const hasNoun = next?.kind === 'word' && /^\p{Ll}/u.test(next.text) && !isCounting(next.key);
    return hasNoun ? 0 : 2;
  }
  if (isHundred(token) && isPercent(tokens[i + 1])) {
    if (endsOperand(tokens[i - 1])) return 2;
    const isInFront = i === 0 || tokens[i - 1]?.kind === 'open';
    return isInFront && isTimes(tokens[i + 2]) ? 3 : 0;
  }
  return token?.kind === 'percent' && endsOperand(tokens[i - 1]) ? 1 : 0;
}

function joinScales(tokens: Tokens): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const length = scaleLength(tokens, i);
    const token = tokens[i];
    if (length > 0) {
      const printed = print(tokens.slice(i, i + length));
      const isSign = printed.startsWith('×');
      out.push({
        kind: 'scale',
        text: isSign ? printed.replace(/^×\s*/, 'x ') : printed,
        spaced: isSign || token?.spaced === true,
        key: '',
      });
      i += length - 1;
    } else if (token !== undefined) out.push(token);
  }
  return out;
}

export const joinOperators = (tokens: Tokens): Token[] => joinScales(joinDashes(joinWordOperators(tokens)));

/**
 * Brackets without a partner become plain words, so that every bracket left has its partner in the same run. A lone ")" after a
 * letter or a figure is a list mark ("a)") and no fault.
 */
export function balance(tokens: Tokens): { readonly tokens: Tokens; readonly balanced: boolean } {
  const open: number[] = [];
  const lonely = new Set<number>();
  tokens.forEach((token, i) => {
    if (token.kind === 'open') open.push(i);
    else if (token.kind === 'close' && open.pop() === undefined) lonely.add(i);
  });
  const isListMark = (i: number): boolean => tokens[i]?.kind === 'close' && /^(?:\p{L}|\d{1,2})$/u.test(tokens[i - 1]?.text ?? '');
  const balanced = open.length === 0 && [...lonely].every(isListMark);
  for (const i of open) lonely.add(i);
  if (lonely.size === 0) return { tokens, balanced };
  return {
    tokens: tokens.map((token, i): Token => (lonely.has(i) ? { kind: 'word', text: token.text, spaced: token.spaced, key: '' } : token)),
    balanced,
  };
}
