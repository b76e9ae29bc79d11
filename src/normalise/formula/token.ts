/** Tokens keep their words as printed, so that any run of them prints back to the cell's own text. */

type Common = {
  /** As printed. */
  readonly text: string;
  /** White space stood before it. */
  readonly spaced: boolean;
  /** Lower case, without punctuation at the edges; for operators one of `OPERATOR_KEYS`. */
  readonly key: string;
};

/** `dibagi` and `dibanding` are the divisions told in words, `÷` is the sign. */
export type OperatorKey = '+' | '-' | 'x' | '/' | ':' | '÷' | '=' | 'dibagi' | 'dibanding';

export type Token =
  | (Common & { readonly kind: 'word' | 'open' | 'close' | 'percent' | 'bar' | 'scale' })
  | (Common & { readonly kind: 'number'; readonly value: number })
  | (Common & { readonly kind: 'operator'; readonly key: OperatorKey })
  | (Common & { readonly kind: 'fraction'; readonly numerator: readonly Token[]; readonly denominator: readonly Token[] });

export type Tokens = readonly Token[];

/** The words of a run of tokens, as printed, white space collapsed; brackets close up to a fraction that stood between them. */
export function print(tokens: Tokens): string {
  let out = '';
  let previous: Token | undefined;
  for (const token of tokens) {
    const closesUp = (previous?.kind === 'open' && token.kind === 'fraction') || (previous?.kind === 'fraction' && token.kind === 'close');
    out += out !== '' && token.spaced && !closesUp ? ` ${token.text}` : token.text;
    previous = token;
  }
  return out;
}

export function fractionToken(numerator: Tokens, denominator: Tokens): Token {
  const text = `${print(numerator)} / ${print(denominator)}`;
  return { kind: 'fraction', text, spaced: true, key: '', numerator, denominator };
}

/** Calls back with each index that stands in no bracket; groups count by their brackets' own indices. */
export function topLevel(tokens: Tokens): number[] {
  const indices: number[] = [];
  let depth = 0;
  for (let i = 0; i < tokens.length; i++) {
    const kind = tokens[i]?.kind;
    if (kind === 'close') depth--;
    if (depth === 0) indices.push(i);
    if (kind === 'open') depth++;
  }
  return indices;
}

/** The index of the bracket that closes the one at `open`; -1 when it stays open. */
export function closing(tokens: Tokens, open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const kind = tokens[i]?.kind;
    if (kind === 'open') depth++;
    if (kind === 'close' && --depth === 0) return i;
  }
  return -1;
}

/** A bracket whose partner is not printed; the lexer makes it a word. */
export const isLonelyBracket = (token: Token): boolean => token.kind === 'word' && /^[()[\]{}]$/.test(token.text);

/** One pair of brackets encloses everything. */
export function isGroup(tokens: Tokens): boolean {
  return tokens.length > 2 && tokens[0]?.kind === 'open' && closing(tokens, 0) === tokens.length - 1;
}

export const LETTER_OR_DIGIT = /[\p{L}\p{N}∑]/u;
export const hasWords = (tokens: Tokens): boolean => tokens.some((token) => LETTER_OR_DIGIT.test(token.text));
export const isCapital = (token: Token | undefined): boolean => token !== undefined && /^["'“]?[\p{Lu}∑]/u.test(token.text);

/**
 * Indonesian figures: dots group thousands, a comma begins the decimals. A dot that groups no three digits, or that follows a
 * lone 0, can only be a decimal point. NaN when the text is no figure.
 */
export function parseNumber(text: string): number {
  const plain = text.replace(/[.,;-]+$/, '');
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(plain) && !/^0\./.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'));
  if (/^\d+(?:[.,]\d+)?$/.test(plain)) return Number(plain.replace(',', '.'));
  return Number.NaN;
}
