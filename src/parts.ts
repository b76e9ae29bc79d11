import { createHash } from 'node:crypto';
import { remember } from './remember.ts';
import type { Parts, SourceFile } from './source-file.ts';

export type { Parts };

export const inMemory = (bytes: Uint8Array): Parts => ({ size: bytes.length, read: (begin, end) => bytes.subarray(begin, end) });

export const partsOf = (file: SourceFile): Parts => file.parts ?? inMemory(file.bytes);

/** Bytes that are read at a time where a whole file is gone through. */
export const STRETCH = 1024 ** 2;

/** The digest that a document is known by. Throws as `Parts.read` does. */
export const sha256Of: (file: SourceFile) => string = remember((file) => {
  const parts = partsOf(file);
  const hash = createHash('sha256');
  for (let at = 0; at < parts.size; at += STRETCH) hash.update(parts.read(at, at + STRETCH));
  return hash.digest('hex');
});
