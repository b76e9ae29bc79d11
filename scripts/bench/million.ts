import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openStore } from '../../src/store/index.ts';
import { madeDocument } from './million/document.ts';

/** Rows of a usual decree. */
const ROWS_PER_DOCUMENT = 60;
export const MILLION = 1_000_000;

export type Made = { readonly documents: number; readonly rows: number; readonly seconds: number };

/** Makes a database of made-up documents, the same each time: about `rows` indikator in documents of 60 rows, two years of each office. */
export function makeDatabase(path: string, rows: number = MILLION, rowsPerDocument: number = ROWS_PER_DOCUMENT): Made {
  if (existsSync(path)) throw new Error(`${path} exists already.`);
  const documents = Math.ceil(rows / rowsPerDocument);
  const store = openStore(path, 'create');
  const start = performance.now();
  for (let number = 0; number < documents; number += 1) store.put(madeDocument(number, rowsPerDocument));
  const made = { documents, rows: store.summary().indikator, seconds: (performance.now() - start) / 1000 };
  store.close();
  return made;
}

/** `node scripts/bench/million.ts FILE.db [--rows N] [--rows-per-document N]` */
if (import.meta.main) {
  const { values, positionals } = parseArgs({
    options: { rows: { type: 'string' }, 'rows-per-document': { type: 'string' } },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (path === undefined) throw new Error('Name the database to make.');
  console.log(makeDatabase(path, Number(values.rows ?? MILLION), Number(values['rows-per-document'] ?? ROWS_PER_DOCUMENT)));
}
