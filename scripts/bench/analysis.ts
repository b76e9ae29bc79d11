import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { matchOf, termsOf } from '../../src/analysis/search-words.ts';
import { prepareAnalysis } from '../../src/store/analysis/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { type Figures, round } from './figures.ts';
import { type BigDatabase, makeDatabase } from './million.ts';

/** What nobody should wait longer for, in milliseconds: a view, a search, and what an import takes longer by for each document. */
const TARGET = { view: 2000, search: 200, document: 2 };
/** Views that count: they are read to the end. Of the others the first rows are read, as a tool shows them. */
const COUNTING = [
  'kelengkapan_dokumen',
  'kelengkapan_kecamatan',
  'formula_per_jenis',
  'temuan_per_dokumen',
  'makna_indikator',
  'kosakata_sumber_data',
];
const ROWS = [
  'indikator_flat',
  'indikator_makna',
  'kelengkapan_jabatan',
  'indikator_sama',
  'formula_berbeda',
  'cascading',
  'sasaran_tanpa_induk',
  'sumber_data_per_jabatan',
  'penanggung_jawab_indikator',
  'perubahan',
];
const FIRST = 200;
/** A place, as analysts ask for their own; what finds it by looking at one document after the other finds it last. */
const OF_ONE_PLACE = 'kabupaten = (SELECT kabupaten FROM document ORDER BY document_key DESC LIMIT 1)';
/** Words that stand in about one row of a hundred, one that stands in a quarter of them, and one that nothing has. */
const SEARCHES = ['musrenbang', 'musren*', 'pelayanan', '"rapat koordinasi"', 'arsip tepat waktu', 'persentase', 'tidakada'];
const RUNS = 3;
/** Documents that are analysed anew, to see what that takes. */
const ANALYSED = 300;
const MIB = 1024 ** 2;

/** The views and the search in a database of a million rows. `work`: a temporary folder. */
export async function benchAnalysis(work: string, { path, rows, seconds }: BigDatabase): Promise<Figures> {
  const db = new Database(path, { readonly: true });
  const store = openStore(path, 'read');
  try {
    return {
      rows,
      'made in s': seconds === null ? null : round(seconds),
      'database MiB': round(statSync(path).size / MIB),
      ...viewFigures(db),
      'view ms (target)': TARGET.view,
      ...searchFigures(store),
      'search ms (target)': TARGET.search,
      'analysis ms/document of 60 rows': await documentFigure(join(work, 'analysed.db')),
      'analysis ms/document of 60 rows (target)': TARGET.document,
    };
  } finally {
    store.close();
    db.close();
  }
}

function viewFigures(db: Database.Database): Figures {
  const read = (sql: string): number => quickest(() => db.prepare(sql).raw().all());
  const whole = COUNTING.map((view) => [`${view}, whole, ms`, read(`SELECT * FROM ${view}`)] as const);
  const first = ROWS.map((view) => [`${view}, first ${FIRST} rows, ms`, read(`SELECT * FROM ${view} LIMIT ${FIRST}`)] as const);
  const place = [...ROWS, ...COUNTING.slice(0, 4)].map((view) => {
    return [`${view}, one kabupaten, ms`, read(`SELECT * FROM ${view} WHERE ${OF_ONE_PLACE} LIMIT ${FIRST}`)] as const;
  });
  return Object.fromEntries([...whole, ...first, ...place]);
}

function searchFigures(store: Store): Figures {
  return Object.fromEntries(
    SEARCHES.map((words) => {
      const match = matchOf(termsOf(words));
      const { total } = store.search(match, 1);
      return [`search ${words} (${total} rows), ms`, quickest(() => store.search(match, 20))];
    }),
  );
}

/** The quickest of some runs: what else the machine does only adds to it. */
function quickest(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return round(Math.min(...times));
}

/** Processor time that the analysis of a document takes, its writing included. */
async function documentFigure(path: string): Promise<number> {
  makeDatabase(path, ANALYSED * 60);
  const db = new Database(path);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    const analysis = prepareAnalysis(db);
    const one = db.transaction((key: number) => analysis.document(key));
    const tables = ['analisis_dokumen', 'analisis_indikator', 'analisis_sasaran', 'analisis_sumber'];
    // The index keeps a trace of what was deleted until it is put in order.
    const clear = `${tables.map((table) => `DELETE FROM ${table};`).join(' ')} INSERT INTO pencarian_kata (pencarian_kata) VALUES ('optimize')`;
    const times = Array.from({ length: RUNS }, () => {
      db.exec(clear);
      const start = process.cpuUsage();
      for (let key = 1; key <= ANALYSED; key += 1) one.immediate(key);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000 / ANALYSED;
    });
    return round(Math.min(...times));
  } finally {
    db.close();
  }
}
