import { inflateSync } from 'node:zlib';
import { type Parts, STRETCH } from '../../parts.ts';
import { isDictionary, isName, isReference, parseValue, type Dictionary, type Value } from './syntax.ts';

/** Where an object's value starts: in the file, or in an object stream that has been inflated. */
type Start = { readonly source: string | null; readonly at: number };

/** `raw`: the bytes as they lie in the file. */
export type Stream = { readonly dictionary: Dictionary; raw(): Uint8Array };

/**
 * The objects of a PDF by number, read when asked for. In an encrypted file names and numbers stand as in any other, but streams
 * can't be used as they lie: none is given, and what objects they hold stays unknown.
 */
export type Objects = {
  numbers(): Iterable<number>;
  value(number: number): Value | null;
  /** The value itself, or what it refers to. */
  follow(value: Value | undefined): Value | null;
  stream(value: Value | undefined): Stream | null;
};

/** Bytes that a dictionary is looked for in: most end in the first ones; one that is longer than all is none of a scanned page's. */
const SHORT_DICTIONARY = 1024;
const LONGEST_DICTIONARY = 65_536;

/** Throws what reading the file throws; what is broken in it is no object. */
export function openObjects(file: Parts): Objects {
  const { starts, encrypted } = findStarts(file);
  const objects: Objects = {
    numbers: () => starts.keys(),
    value: (number) => {
      const start = starts.get(number);
      return start === undefined ? null : (read(file, start)?.value ?? null);
    },
    follow: (value) => (isReference(value) ? objects.value(value.object) : (value ?? null)),
    stream: (value) => {
      const start = isReference(value) ? starts.get(value.object) : undefined;
      return encrypted || start === undefined || start.source !== null ? null : streamAt(file, start.at, objects);
    },
  };
  if (!encrypted) addCompressed(file, starts, objects);
  return objects;
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A part of the file as characters, one for each byte. */
export const latin1 = (file: Parts, begin: number, end: number): string => bufferOf(file.read(begin, end)).toString('latin1');

function read(file: Parts, { source, at }: Start): { readonly value: Value; readonly end: number } | null {
  if (source !== null) return parsed(source, at);
  // Only a dictionary says where it ends; anything else may have been cut off.
  const short = parsed(latin1(file, at, at + SHORT_DICTIONARY), 0);
  const found = isDictionary(short?.value) ? short : parsed(latin1(file, at, at + LONGEST_DICTIONARY), 0);
  return found === null ? null : { value: found.value, end: at + found.end };
}

function parsed(source: string, at: number): ReturnType<typeof parseValue> {
  try {
    return parseValue(source, at);
  } catch (error) {
    // Lists within lists until the stack is full: broken, or made to be.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Bytes before and behind a stretch of the file that a mark in it may reach over: ten digits of number, a blank, five of generation. */
const REACH = 16;

/** "12 0 obj": a later one of the same number replaces the earlier, as updates are added at the end of the file. */
function findStarts(file: Parts): { readonly starts: Map<number, Start>; readonly encrypted: boolean } {
  const starts = new Map<number, Start>();
  let encrypted = false;
  for (let from = 0; from < file.size; from += STRETCH) {
    const begin = Math.max(0, from - REACH);
    const stretch = bufferOf(file.read(begin, from + STRETCH + REACH));
    encrypted ||= stretch.includes('/Encrypt');
    for (let at = stretch.indexOf(' obj', from - begin); at >= 0; at = stretch.indexOf(' obj', at + 4)) {
      const number = /(\d+)\s+\d+$/u.exec(stretch.toString('latin1', Math.max(0, at - REACH), at))?.[1];
      if (number !== undefined) starts.set(Number(number), { source: null, at: begin + at + 4 });
    }
  }
  return { starts, encrypted };
}

function addCompressed(file: Parts, starts: Map<number, Start>, objects: Objects): void {
  for (const { at } of [...starts.values()]) {
    if (!latin1(file, at, at + 400).includes('/ObjStm')) continue;
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

function streamAt(file: Parts, at: number, objects: Objects): Stream | null {
  const found = read(file, { source: null, at });
  if (found === null || !isDictionary(found.value)) return null;
  const keyword = /^\s*stream(?:\r\n|\n|\r)/u.exec(latin1(file, found.end, found.end + 32))?.[0];
  const length = objects.follow(found.value.get('Length'));
  if (keyword === undefined || typeof length !== 'number') return null;
  const start = found.end + keyword.length;
  const isWhole = /^\s*endstream/u.test(latin1(file, start + length, start + length + 16));
  return isWhole ? { dictionary: found.value, raw: () => file.read(start, start + length) } : null;
}

/** Bytes. No page's content or list of objects comes near it when it is unpacked. */
const LARGEST_STREAM = 64 * 1024 ** 2;

/** The bytes of a stream that is plain or deflated; null for any other filter, or one with parameters. */
export function inflated({ dictionary, raw }: Stream): Buffer | null {
  const filter = dictionary.get('Filter');
  if (filter === undefined) return Buffer.from(raw());
  const only = Array.isArray(filter) && filter.length === 1 ? filter[0] : filter;
  if (!isName(only, 'FlateDecode') || dictionary.has('DecodeParms')) return null;
  try {
    return inflateSync(raw(), { maxOutputLength: LARGEST_STREAM });
  } catch {
    // Broken data: whoever asked goes the longer way, which repairs.
    return null;
  }
}
