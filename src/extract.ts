import { ingest, type IngestOptions } from './ingest.ts';
import type { DocumentRecord } from './records/record.ts';
import { readSourceFile, type SourceFile } from './source-file.ts';

export type ExtractOptions = Pick<IngestOptions, 'headers'>;

/**
 * Reads one document, by its path or as bytes with a name. What is merely doubtful stands in the record.
 * @throws IkiError where the file itself cannot be read
 */
export async function extract(file: string | SourceFile, options: ExtractOptions = {}): Promise<DocumentRecord> {
  return ingest(typeof file === 'string' ? await readSourceFile(file) : file, options);
}
