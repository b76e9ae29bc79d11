import { ingest } from '../../src/ingest.ts';
import type { HeaderWords } from '../../parsers/shared/headers.ts';
import type { DocumentRecord, Indikator, Jabatan } from '../../src/records/record.ts';

/** Reads a text document written in a test, the way a file is read. */
export function understandText(text: string, headers: HeaderWords = {}): Promise<DocumentRecord> {
  return ingest({ path: 'test.txt', bytes: new TextEncoder().encode(text) }, { headers });
}

const HEAD = [
  'INDIKATOR KINERJA INDIVIDU',
  '',
  '1. Jabatan : Kepala Seksi Kebersihan',
  '2. Tugas : menjaga kebersihan kota.',
  '3. Fungsi : -',
  '',
];
const COLUMNS = 'SASARAN\tINDIKATOR KINERJA\tFORMULASI PENGHITUNGAN\tSUMBER DATA\tPENANGGUNG JAWAB';

/** The rows of one indicator table, given as lines of tab-separated cells under the usual five columns (or under `columns`). */
export async function rowsOf(lines: readonly string[], columns: string = COLUMNS): Promise<readonly Indikator[]> {
  const record = await understandText([...HEAD, columns, ...lines, ''].join('\n'));
  return blockOf(record).indikator;
}

export function blockOf(record: DocumentRecord, at = 0): Jabatan {
  const block = record.jabatan[at];
  if (block === undefined) throw new Error(`no block ${at}; the outcome is ${record.outcome}`);
  return block;
}
