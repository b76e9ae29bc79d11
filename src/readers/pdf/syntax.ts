/**
 * The little of PDF's own syntax that is needed to find a scanned page's picture as it lies in the file. pdfjs reads
 * everything else; it hands out pictures only decoded, which costs ten times as much.
 */

export type Name = { readonly name: string };
export type Reference = { readonly object: number };
export type Dictionary = ReadonlyMap<string, Value>;
/** Keywords (`obj`, `true`, operators) and strings, whose content nobody needs, come as `keyword`. */
export type Value = number | Name | Reference | Dictionary | readonly Value[] | { readonly keyword: string };

export const isName = (value: unknown, ...names: readonly string[]): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  (names.length === 0 || names.includes(value.name));
export const isReference = (value: unknown): value is Reference => typeof value === 'object' && value !== null && 'object' in value;
export const isDictionary = (value: unknown): value is Dictionary => value instanceof Map;
export const isKeyword = (value: Value): value is { readonly keyword: string } => typeof value === 'object' && 'keyword' in value;
export const isList = (value: unknown): value is readonly Value[] => Array.isArray(value);

type Token = { readonly text: string; readonly end: number };

const TOKEN =
  /[\s\0]*(?:%[^\r\n]*[\s\0]*)*(<<|>>|[[\]{}]|\/[^\s\0()<>[\]{}/%]*|\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>|[^\s\0()<>[\]{}/%]+)/uy;

function nextToken(source: string, from: number): Token | null {
  TOKEN.lastIndex = from;
  const found = TOKEN.exec(source);
  return found?.[1] === undefined ? null : { text: found[1], end: TOKEN.lastIndex };
}

/** The value that starts at `from` and where it ends; null at the end, or where the syntax is more than this reads. */
export function parseValue(source: string, from: number): { readonly value: Value; readonly end: number } | null {
  const token = nextToken(source, from);
  if (token === null) return null;
  const { text, end } = token;
  if (text === '<<') return parseDictionary(source, end);
  if (text === '[') return parseList(source, end, ']');
  if (text.startsWith('/')) return { value: { name: text.slice(1) }, end };
  const number = /^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(text) ? Number(text) : null;
  if (number === null) return { value: { keyword: text }, end };
  return parseReference(source, number, end) ?? { value: number, end };
}

function parseReference(source: string, object: number, from: number): { readonly value: Reference; readonly end: number } | null {
  const reference = /[\s\0]+\d+[\s\0]+R(?![^\s\0()<>[\]{}/%])/uy;
  reference.lastIndex = from;
  return Number.isInteger(object) && reference.test(source) ? { value: { object }, end: reference.lastIndex } : null;
}

function parseList(source: string, from: number, closing: string): { readonly value: readonly Value[]; readonly end: number } | null {
  const values: Value[] = [];
  let at = from;
  for (;;) {
    const next = parseValue(source, at);
    if (next === null) return null;
    at = next.end;
    if (isKeyword(next.value) && next.value.keyword === closing) return { value: values, end: at };
    values.push(next.value);
  }
}

function parseDictionary(source: string, from: number): { readonly value: Dictionary; readonly end: number } | null {
  const list = parseList(source, from, '>>');
  if (list === null) return null;
  const entries = new Map<string, Value>();
  for (let at = 0; at + 1 < list.value.length; at += 2) {
    const key = list.value[at];
    const value = list.value[at + 1];
    if (typeof key === 'object' && 'name' in key && value !== undefined) entries.set(key.name, value);
  }
  return { value: entries, end: list.end };
}
