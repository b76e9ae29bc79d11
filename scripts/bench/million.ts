import type { DocumentRecord, Finding, Indikator, Jabatan } from '../../src/records/record.ts';
import type { Formula } from '../../src/records/formula.ts';
import { openStore } from '../../src/store/index.ts';

/** A database of a million invented indikator, put into it as an import does. */
const KABUPATEN = 100;
const OFFICES = 25;
const DOCUMENTS = 25_000;
const BLOCKS = 4;
const ROWS = 10;
export const ROWS_IN_ALL = DOCUMENTS * BLOCKS * ROWS;

/** How often things are, one in so many: weak formulas, sources left out, rows to look at, findings, blocks with targets. */
const ONE_IN = { prose: 9, missing: 23, sourceless: 4, doubted: 11, finding: 2, targets: 4, kelurahan: 6 };
const FINDINGS = [
  'no-source',
  'formula-off-topic',
  'percent-without-denominator',
  'count-with-ratio',
  'nothing-to-measure-by',
  'row-twice',
];

/** Makes the file; takes about two minutes. */
export function makeMillion(path: string): void {
  const store = openStore(path, 'create');
  try {
    for (let number = 0; number < DOCUMENTS; number += 1) store.put(documentOf(number));
  } finally {
    store.close();
  }
}

function documentOf(number: number): DocumentRecord {
  const office = Math.floor(number / KABUPATEN) % OFFICES;
  const isKecamatan = office % ONE_IN.kelurahan !== 0;
  return {
    source: { path: `dokumen/${String(number).padStart(6, '0')}.pdf`, sha256: number.toString(16).padStart(64, '0'), bytes: 1 },
    outcome: 'complete',
    reading: { format: 'pdf', layout: { winner: 'table-per-jabatan', score: 1, runnerUp: null, evidence: [] }, pages: [], repairs: [] },
    document: {
      kabupaten: `Contoh ${number % KABUPATEN}`,
      kecamatan: isKecamatan ? `Contoh ${office}` : null,
      provinsi: null,
      perangkat_daerah: isKecamatan ? `KECAMATAN CONTOH ${office}` : `DINAS CONTOH ${office}`,
      kode_wilayah: null,
      nomor: null,
      tahun: 2020 + (Math.floor(number / KABUPATEN / OFFICES) % 5),
      tanggal: null,
      penandatangan: null,
    },
    flags: [],
    findings: [],
    remainder: [],
    jabatan: Array.from({ length: BLOCKS }, (_, block) => blockOf(number * BLOCKS + block)),
  };
}

function blockOf(number: number): Jabatan {
  const rows = Array.from({ length: ROWS }, (_, row) => rowOf(number * ROWS + row));
  const hasTargets = number % ONE_IN.targets === 0;
  return {
    id: `j${number}`,
    jabatan: `Kepala Seksi Urusan ${number % 300}`,
    jenis: 'IKI',
    layout: 'table',
    tugas: [],
    fungsi: [],
    pemangku: null,
    target: hasTargets
      ? rows.map(({ indikator }) => ({ sasaran: null, indikator, target: '80%', nilai: 80, satuan: '%', provenance: [] }))
      : [],
    indikator: rows,
    flags: [],
    findings: [],
    provenance: [],
  };
}

function rowOf(number: number): Indikator {
  const subject = `kegiatan urusan ${number % 7919}`;
  const formula = formulaOf(number, subject);
  return {
    id: number.toString(16).padStart(16, '0'),
    sasaran: `Meningkatnya ketepatan waktu ${subject}`,
    indikator: `Persentase ${subject} yang selesai tepat waktu`,
    alasan: null,
    penjelasan: null,
    formula_teks: formula.text === '' ? null : formula.text,
    formula,
    sumber_data: number % ONE_IN.sourceless === 0 ? null : `Laporan ${subject}`,
    penanggung_jawab: null,
    confidence: 0.9,
    needs_review: number % ONE_IN.doubted === 0,
    flags: [],
    findings: number % ONE_IN.finding === 0 ? [findingOf(FINDINGS[number % FINDINGS.length] ?? 'no-source')] : [],
    corrected: null,
    provenance: { indikator: [{ page: 1, bbox: [10, 10, 100, 20] }], formula_teks: [{ page: 1, bbox: [110, 10, 200, 20] }] },
  };
}

function formulaOf(number: number, subject: string): Formula {
  if (number % ONE_IN.prose === 0) return { type: 'narrative', text: 'Jelas' };
  if (number % ONE_IN.missing === 0) return { type: 'missing', text: '' };
  const count = (what: string): Formula => ({ type: 'count', text: `Jumlah ${subject} ${what}`, of: `${subject} ${what}` });
  const [numerator, denominator] = [count('yang selesai tepat waktu'), count('yang direncanakan')];
  return { type: 'ratio', text: `${numerator.text} / ${denominator.text} x 100%`, numerator, denominator, scale: 100, unit: '%' };
}

const findingOf = (code: string): Finding => ({ code, field: null, message: { id: 'Temuan contoh.', en: 'An invented finding.' } });
