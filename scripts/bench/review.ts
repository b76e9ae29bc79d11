import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { chromiumPath, startBrowser } from '../../tests/helpers/chromium.ts';
import { look } from '../../src/inspect/look.ts';
import type { DocumentRecord, Indikator } from '../../src/records/record.ts';
import { startReview } from '../../src/review/server.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { type Figures, round } from './figures.ts';

/** How fast the review page is in a long queue: rows, and after how many of them a decision is taken. */
const DOCUMENTS = 1250;
const ROWS = 40;
const DECIDED_EVERY = 5;
/** Rows that are gone through, one after the other. */
const MOVES = 100;
/** What a person should not have to wait for, in milliseconds. */
const TARGET = { open: 1000, next: 100 };

/** `work`: a temporary folder. With a browser the page itself is measured, else only what its server answers. */
export async function benchReview(work: string): Promise<Figures> {
  const database = join(work, 'review.db');
  const store = openStore(database, 'create');
  for (let number = 0; number < DOCUMENTS; number += 1) store.put(documentOf(number));
  decideSome(store);
  const server = await startReview(store, { database, port: 0, language: 'id', by: 'bench', look });
  try {
    return {
      rows: DOCUMENTS * ROWS,
      ...storeFigures(store),
      ...(chromiumPath() !== null ? await pageFigures(server.url) : {}),
      'open ms (target)': TARGET.open,
      'next ms (target)': TARGET.next,
    };
  } finally {
    await server.close();
    store.close();
  }
}

function storeFigures({ review }: Store): Figures {
  const first = timed(() => review.page({ state: 'perlu' }, null, 60));
  const last = review.page({ state: 'semua' }, [1, DOCUMENTS - 1, 0, 0], 1)[0]?.cursor ?? null;
  return {
    'queue: first rows ms': first,
    'queue: last rows ms': timed(() => review.page({ state: 'perlu' }, last, 60)),
    'queue: rare flag ms': timed(() => review.page({ state: 'perlu', flag: 'second-formula' }, null, 60)),
    'queue: jabatan ms': timed(() => review.page({ state: 'semua', jabatan: 'nomor 1249' }, null, 60)),
    'queue: decided ms': timed(() => review.page({ state: 'sudah' }, null, 60)),
    'count ms': timed(() => review.count({ state: 'perlu' })),
    'facets ms': timed(() => review.facets()),
    'progress ms': timed(() => review.progress(null)),
    'decide ms': timed(() => accept(review, 1, 'r0-1')),
  };
}

async function pageFigures(url: string): Promise<Figures> {
  const browser = await startBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    const start = performance.now();
    await page.goto(url);
    await page.waitForSelector('#row .field');
    const open = performance.now() - start;
    const next = await moves(page, 'j');
    const accepted = await moves(page, 'Enter');
    return {
      'page: open ms': round(open),
      'page: next ms, median': median(next),
      'page: next ms, slowest of 20': worst(next),
      'page: accept and next ms, median': median(accepted),
      'page: accept and next ms, slowest of 20': worst(accepted),
    };
  } finally {
    await browser.close();
  }
}

/** Milliseconds from the key to the next row on the screen, measured in the page. */
async function moves(page: Page, key: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let move = 0; move < MOVES; move += 1) {
    const time = await page.evaluate(
      `new Promise((resolve) => {
        const value = () => document.querySelector('#row .field[data-field="indikator"] .words')?.textContent;
        const before = value();
        const start = performance.now();
        const look = () => (value() === before ? setTimeout(look, 1) : requestAnimationFrame(() => resolve(performance.now() - start)));
        document.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', bubbles: true, cancelable: true }));
        look();
      })`,
    );
    times.push(Number(time));
  }
  return times.sort((a, b) => a - b);
}

const median = (sorted: readonly number[]): number => round(sorted[Math.floor(sorted.length / 2)] ?? 0);
/** One in twenty is as slow or slower. */
const worst = (sorted: readonly number[]): number => round(sorted[Math.floor(sorted.length * 0.95)] ?? 0);

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return round(performance.now() - start);
}

function decideSome({ review }: Store): void {
  for (let document = 1; document <= DOCUMENTS; document += DECIDED_EVERY) accept(review, document, `r${document - 1}-0`);
}

function accept(review: Store['review'], document: number, id: string): void {
  const row = review.row(document, id);
  if (row !== null) review.decide({ document, id, version: row.version, action: 'accept' }, 'bench');
}

function documentOf(number: number): DocumentRecord {
  const indikator = Array.from({ length: ROWS }, (_, row) => rowOf(number, row));
  const jabatan = {
    id: `j${number}`,
    jabatan: `Kepala Seksi nomor ${number}`,
    jenis: 'IKI',
    layout: 'table',
    tugas: [],
    fungsi: [],
    pemangku: null,
    target: [],
    indikator,
    flags: [],
    findings: [],
    provenance: [],
  } as const;
  return {
    source: { path: `dokumen/${number}.pdf`, sha256: number.toString(16).padStart(64, '0'), bytes: 1 },
    outcome: 'complete',
    reading: { format: 'pdf', layout: { winner: 'table-per-jabatan', score: 1, runnerUp: null, evidence: [] }, pages: [], repairs: [] },
    document: {
      kabupaten: `Kabupaten ${number % 40}`,
      kecamatan: null,
      provinsi: null,
      perangkat_daerah: null,
      kode_wilayah: null,
      nomor: null,
      tahun: 2024,
      tanggal: null,
      penandatangan: null,
    },
    flags: [],
    findings: [],
    remainder: [],
    jabatan: [{ ...jabatan, tugas: [], fungsi: [], target: [], flags: [], findings: [], provenance: [] }],
  };
}

function rowOf(document: number, row: number): Indikator {
  const text = `Jumlah kegiatan ${row} yang selesai tepat waktu / Jumlah kegiatan ${row} yang direncanakan tahun ini x 100%`;
  const flag = (code: string) => ({ code, field: 'formula', message: { id: 'Periksa formulanya.', en: 'Check the formula.' } });
  const numerator = { type: 'count', text: `Jumlah kegiatan ${row} yang selesai tepat waktu`, of: 'kegiatan' } as const;
  return {
    id: `r${document}-${row}`,
    sasaran: 'Meningkatnya ketepatan waktu pelaksanaan kegiatan di kecamatan',
    indikator: `Persentase kegiatan ${row} dokumen ${document} yang selesai tepat waktu`,
    alasan: null,
    penjelasan: null,
    formula_teks: text,
    formula: { type: 'ratio', text, numerator, denominator: numerator, scale: 100, unit: '%' },
    sumber_data: 'Laporan kegiatan',
    penanggung_jawab: null,
    confidence: 0.5,
    field_confidence: { indikator: 0.9, formula: 0.55 },
    needs_review: true,
    flags: [flag('formula-half-parsed'), ...(document === DOCUMENTS - 1 && row === ROWS - 1 ? [flag('second-formula')] : [])],
    findings: [],
    corrected: null,
    provenance: { indikator: [{ page: 1, bbox: [10, 10, 100, 20] }] },
  };
}
