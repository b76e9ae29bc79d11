import { inflateSync } from 'node:zlib';
import { isDictionary, isName, isReference, parseValue, type Dictionary, type Value } from './syntax.ts';

/** Where an object's value starts: in the file, or in an object stream that has been inflated. */
type Start = { readonly source: string | null; readonly at: number };

export type Stream = { readonly dictionary: Dictionary; readonly raw: Uint8Array };

/** The objects of a PDF by number, read when asked for. */
export type Objects = {
  value(number: number): Value | null;
  /** The value itself, or what it refers to. */
  follow(value: Value | undefined): Value | null;
  stream(value: Value | undefined): Stream | null;
};

/** Bytes that a dictionary is looked for in; one that is longer is none of a scanned page's. */
const LONGEST_DICTIONARY = 65_536;

/** Null for encrypted files, whose streams can't be used as they lie. */
export function openObjects(bytes: Uint8Array): Objects | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.includes('/Encrypt')) return null;
  const starts = findStarts(file);
  const objects: Objects = {
    value: (number) => {
      const start = starts.get(number);
      return start === undefined ? null : (read(file, start)?.value ?? null);
    },
    follow: (value) => (isReference(value) ? objects.value(value.object) : (value ?? null)),
    stream: (value) => {
      const start = isReference(value) ? starts.get(value.object) : undefined;
      return start === undefined || start.source !== null ? null : streamAt(file, start.at, objects);
    },
  };
  addCompressed(file, starts, objects);
  return objects;
}

function read(file: Buffer, { source, at }: Start): { readonly value: Value; readonly end: number } | null {
  if (source !== null) return parseValue(source, at);
  const found = parseValue(file.toString('latin1', at, at + LONGEST_DICTIONARY), 0);
  return found === null ? null : { value: found.value, end: at + found.end };
}

/** "12 0 obj": a later one of the same number replaces the earlier, as updates are added at the end of the file. */
function findStarts(file: Buffer): Map<number, Start> {
  const starts = new Map<number, Start>();
  for (let at = file.indexOf(' obj'); at >= 0; at = file.indexOf(' obj', at + 4)) {
    // Ten digits of number, a blank, five of generation.
    const number = /(\d+)\s+\d+$/u.exec(file.toString('latin1', Math.max(0, at - 16), at))?.[1];
    if (number !== undefined) starts.set(Number(number), { source: null, at: at + 4 });
  }
  return starts;
}

function addCompressed(file: Buffer, starts: Map<number, Start>, objects: Objects): void {
  for (const { at } of [...starts.values()]) {
    if (!file.toString('latin1', at, at + 400).includes('/ObjStm')) continue;
    const stream = streamAt(file, at, objects);
    const content = stream === null ? null : inflated(stream);
    const first = stream?.dictionary.get('First');
    if (content === null || typeof first !== 'number') continue;
    const source = content.toString('latin1');
    const heads = source.slice(0, first).trim().split(/\s+/u).map(Number);
    for (let head = 0; head + 1 < heads.length; head += 2) {
      const known = starts.get(heads[head] ?? -1);
      // The one that lies later in the file counts.
      if (known === undefined || known.source !== null || known.at < at)
        starts.set(heads[head] ?? -1, { source, at: first + (heads[head + 1] ?? 0) });
    }
  }
}

function streamAt(file: Buffer, at: number, objects: Objects): Stream | null {
  const found = read(file, { source: null, at });
  if (found === null || !isDictionary(found.value)) return null;
  const keyword = /^\s*stream(?:\r\n|\n|\r)/u.exec(file.toString('latin1', found.end, found.end + 32))?.[0];
  const length = objects.follow(found.value.get('Length'));
  if (keyword === undefined || typeof length !== 'number') return null;
  const start = found.end + keyword.length;
  const isWhole = /^\s*endstream/u.test(file.toString('latin1', start + length, start + length + 16));
  return isWhole ? { dictionary: found.value, raw: file.subarray(start, start + length) } : null;
}

/** The bytes of a stream that is plain or deflated; null for any other filter, or one with parameters. */
export function inflated({ dictionary, raw }: Stream): Buffer | null {
  const filter = dictionary.get('Filter');
  if (filter === undefined) return Buffer.from(raw);
  const only = Array.isArray(filter) && filter.length === 1 ? filter[0] : filter;
  if (!isName(only, 'FlateDecode') || dictionary.has('DecodeParms')) return null;
  try {
    return inflateSync(raw);
  } catch {
    // Broken data: whoever asked goes the longer way, which repairs.
    return null;
  }
}
