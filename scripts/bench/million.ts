import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openStore } from '../../src/store/index.ts';
import { madeDocument } from './million/document.ts';

/** Rows of a usual decree. */
const ROWS_PER_DOCUMENT = 60;
export const MILLION = 1_000_000;

/** A database that is there; `seconds`: what making it took, null if it was there before; `kabupaten`: one of those in it, the last. */
export type BigDatabase = { readonly path: string; readonly rows: number; readonly kabupaten: string; readonly seconds: number | null };

/** Makes a database of made-up documents, the same each time: about `rows` indikator in documents of 60 rows, two years of each office. */
export function makeDatabase(path: string, rows: number = MILLION, rowsPerDocument: number = ROWS_PER_DOCUMENT): BigDatabase {
  if (existsSync(path)) throw new Error(`${path} exists already.`);
  const documents = Math.ceil(rows / rowsPerDocument);
  const store = openStore(path, 'create');
  const start = performance.now();
  for (let number = 0; number < documents; number += 1) store.put(madeDocument(number, rowsPerDocument));
  store.close();
  return { ...knownDatabase(path), seconds: (performance.now() - start) / 1000 };
}

/** One that is there already. */
export function knownDatabase(path: string): BigDatabase {
  const store = openStore(path, 'read');
  try {
    const rows = store.summary().indikator;
    const kabupaten = store.report
      .kabupaten(null)
      .flatMap(({ kabupaten }) => kabupaten ?? [])
      .at(-1);
    if (kabupaten === undefined) throw new Error(`${path} holds no document of a kabupaten.`);
    return { path, rows, kabupaten, seconds: null };
  } finally {
    store.close();
  }
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
