import { loadHeaderWords, type HeaderWords } from '../../parsers/shared/headers.ts';
import { IkiError } from '../errors.ts';
import type { IngestOptions } from '../ingest.ts';
import { readSourceFile } from '../source-file.ts';

/**
 * The ingest options of a call: the extra header words of `--headers FILE`, if it is given.
 * @throws IkiError `usage` if the file cannot be read, is no JSON, or holds something else than header words
 */
export async function ingestOptions(headersFile: string | undefined): Promise<IngestOptions> {
  return headersFile === undefined ? {} : { headers: await readHeaderWords(headersFile) };
}

async function readHeaderWords(path: string): Promise<HeaderWords> {
  const file = await readSourceFile(path).catch((error: unknown) => {
    if (!(error instanceof IkiError)) throw error;
    throw new IkiError('usage', `--headers: ${error.message}`, error.remedy, error);
  });
  return loadHeaderWords(parseJson(path, new TextDecoder().decode(file.bytes)));
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new IkiError('usage', `--headers: ${path} is not JSON (${reason}).`, '`iki import --help` shows its form.', error);
  }
}
