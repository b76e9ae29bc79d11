import { isUtf8 } from 'node:buffer';
import { IkiError } from '../../errors.ts';
import type { SourceFile } from '../reader.ts';
import { isBlank } from './characters.ts';

/**
 * Bytes. A decree with its annexes takes less than 1 MiB as text, a kabupaten's in one file a few; beyond this, the file is something
 * else (a dump, a log). Reading a file of this size takes 0.9 GB of memory, which an office PC has.
 */
export const MAX_BYTES = 10 * 1024 * 1024;

/** Bytes. How far to look for signs of a binary file: a header is shorter, and one read of a disk block covers it. */
const BINARY_PROBE = 4096;

/**
 * The characters of a text file, with line ends as "\n".
 * Throws `IkiError`: too-large, unsupported-format (binary), bad-encoding (with the byte offset), empty-file.
 */
export function decodeText(file: SourceFile): string {
  const { bytes, path } = file;
  if (bytes.length > MAX_BYTES) {
    throw new IkiError(
      'too-large',
      `${path}: ${bytes.length} bytes; text files are read up to ${MAX_BYTES} bytes`,
      'Split the file into one document each.',
    );
  }
  const text = decodeBytes(path, bytes);
  if (isBlank(text)) throw new IkiError('empty-file', `${path}: the file holds no words`, 'Check the export, or give the original file.');
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n');
}

function decodeBytes(path: string, bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return decodeUtf16(path, bytes, 'utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return decodeUtf16(path, bytes, 'utf-16be');
  if (looksBinary(bytes)) {
    throw new IkiError(
      'unsupported-format',
      `${path}: the name says text, but the content is binary`,
      'Rename the file to what it is (.pdf, .docx, …), or save it as UTF-8 text.',
    );
  }
  if (!isUtf8(bytes)) {
    throw new IkiError('bad-encoding', `${path}: not UTF-8 at byte ${firstBadByte(bytes)}`, 'Save the file as UTF-8 and try again.');
  }
  return new TextDecoder('utf-8').decode(bytes);
}

function decodeUtf16(path: string, bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new IkiError(
      'bad-encoding',
      `${path}: not ${encoding.toUpperCase()} at byte ${firstBadUnit(bytes, encoding)}, as its byte order mark says`,
      'Save the file as UTF-8 and try again.',
      cause,
    );
  }
}

/** Files that other readers know, or a NUL byte, which no UTF-8 text holds. */
function looksBinary(bytes: Uint8Array): boolean {
  return hasForeignSignature(bytes) || bytes.subarray(0, BINARY_PROBE).includes(0) || bytes.includes(0);
}

/** The first bytes of the kinds of file that get a text ending by mistake: PDF, ZIP (docx), OLE (doc), PNG, JPEG, RTF. */
export function hasForeignSignature(bytes: Uint8Array): boolean {
  return SIGNATURES.some((signature) => startsWith(bytes, signature));
}

const SIGNATURES: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46, 0x2d],
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Offset of the first byte that is no UTF-8: the longest valid beginning is found by halving. */
function firstBadByte(bytes: Uint8Array): number {
  let valid = 0;
  let end = bytes.length;
  while (valid < end) {
    const middle = Math.ceil((valid + end) / 2);
    if (isUtf8Prefix(bytes.subarray(0, middle))) valid = middle;
    else end = middle - 1;
  }
  while (!isUtf8(bytes.subarray(0, valid))) valid -= 1;
  return valid;
}

/** Valid UTF-8 that may break off inside its last character. */
function isUtf8Prefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Offset of the first lone surrogate, or of the odd last byte. */
function firstBadUnit(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): number {
  const loose = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const bad = loose.indexOf('\uFFFD');
  return bad < 0 ? bytes.length - 1 : bad * 2;
}
