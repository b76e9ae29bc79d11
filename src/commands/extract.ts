import { ingest } from '../ingest.ts';
import { readSourceFile } from '../source-file.ts';
import type { Ending } from './endings.ts';
import { ingestOptions } from './headers.ts';
import { storedPath } from './inputs.ts';
import { type OcrOptions, withTools } from './ocr.ts';
import { toStdout } from './output.ts';
import { showingPages } from './progress.ts';

export type ExtractOptions = OcrOptions & { readonly headers?: string };

/** `iki extract`: one document as JSON on stdout; no database is touched. What could not be read stands in the JSON. */
export async function extractCommand(path: string, options: ExtractOptions): Promise<Ending> {
  const reading = await ingestOptions(options.headers);
  const file = await readSourceFile(path, storedPath(path));
  const record = await showingPages(path, (onPage) => withTools(options, (tools) => ingest(file, { ...reading, tools }), { onPage }));
  await toStdout(`${JSON.stringify(record, null, 2)}\n`);
  return 'done';
}
