import { IkiError } from '../errors.ts';
import type { LayoutDocument } from '../layout/document.ts';
import { docxReader } from './docx/index.ts';
import { imageReader } from './image-file/index.ts';
import { pdfReader } from './pdf/index.ts';
import type { Reader, ReadTools, SourceFile } from './reader.ts';
import { textReader } from './text/index.ts';

/** Every reader, in the order in which they are asked. */
export const READERS: readonly Reader[] = [textReader, docxReader, pdfReader, imageReader];

/**
 * Reads one file with the first reader that accepts it.
 * Throws `IkiError`: unsupported-format if none does, and what the reader itself finds wrong with the file.
 */
export async function readDocument(file: SourceFile, tools: ReadTools): Promise<LayoutDocument> {
  return readerOf(file).read(file, tools);
}

/** The first reader that accepts a file. Throws `IkiError` unsupported-format if none does. */
export function readerOf(file: SourceFile): Reader {
  const reader = READERS.find((candidate) => candidate.accepts(file));
  if (reader !== undefined) return reader;
  throw new IkiError('unsupported-format', `${file.path}: no reader for this kind of file`, remedyFor(file.path));
}

function remedyFor(path: string): string {
  if (/\.(?:doc|rtf|odt|wpd)$/iu.test(path)) return 'Save it as .docx or PDF in the word processor, and give that file.';
  return `Files are read with these endings: ${READERS.flatMap((reader) => reader.endings).join(' ')}.`;
}
