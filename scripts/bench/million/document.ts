import { regions } from '../../../src/normalise/regions.ts';
import type { Formula } from '../../../src/records/formula.ts';
import type { DocumentRecord, Finding, Flag, Head, Indikator, Jabatan, Target } from '../../../src/records/record.ts';
import { type Random, randomOf } from './random.ts';
import { AIMS, DEEDS, MEASURES, SECTIONS, SOURCES, THINGS, WAYS } from './words.ts';

/** Rows of a block, and years that each office has a document of. */
const BLOCK_ROWS = 5;
const YEARS = [2023, 2024] as const;
/** Shares of rows, as decrees have them. */
const SHARE = { changed: 0.1, copied: 0.4, review: 0.12, finding: 0.35, source: 0.85, target: 0.6, responsible: 0.2 };
/** Wordings that many offices copy. */
const COPIED = 400;

type Wording = { readonly thing: string; readonly indikator: string; readonly formula: Formula };

/** Document number `number` of a database without end; two after each other are of one office, a year apart. */
export function madeDocument(number: number, rows: number): DocumentRecord {
  const office = Math.floor(number / YEARS.length);
  const year = YEARS[number % YEARS.length] ?? YEARS[0];
  const random = randomOf(office);
  // What changed from year to year is drawn apart, so that the rest of the two documents is the same.
  const change = randomOf(number + 1_000_000);
  const blocks = Array.from({ length: Math.max(1, Math.round(rows / BLOCK_ROWS)) }, (_, at) => blockOf(at, random, change));
  const jabatan = blocks.map(
    (block, at): Jabatan => ({ ...block, id: `j${at}`, indikator: block.indikator.map((row, i) => ({ ...row, id: `r${at}-${i}` })) }),
  );
  return {
    source: { path: `dokumen/${year}/${office}.pdf`, sha256: number.toString(16).padStart(64, '0'), bytes: 40_000 },
    outcome: 'complete',
    reading: { format: 'pdf', layout: { winner: 'table-per-jabatan', score: 0.9, runnerUp: null, evidence: [] }, pages: [], repairs: [] },
    document: headOf(office, year),
    flags: [],
    findings: [],
    remainder: [],
    jabatan,
  };
}

function headOf(office: number, tahun: number): Head {
  const places = regions().kecamatan;
  const place = places[office % places.length];
  if (place === undefined) throw new Error('The list of places is empty.');
  // After all kecamatan come the offices of their kabupaten.
  const isKecamatan = office < places.length;
  return {
    kabupaten: place.kabupaten.nama,
    kecamatan: isKecamatan ? place.nama : null,
    provinsi: place.kabupaten.provinsi.nama,
    perangkat_daerah: isKecamatan
      ? `KECAMATAN ${place.nama.toUpperCase()}`
      : `DINAS ${SECTIONS[office % SECTIONS.length]?.toUpperCase()} ${office}`,
    kode_wilayah: isKecamatan ? place.kode : place.kabupaten.kode,
    nomor: `188/${office}/${tahun}`,
    tahun,
    tanggal: `${tahun}-01`,
    penandatangan: null,
  };
}

function blockOf(at: number, random: Random, change: Random): Jabatan {
  const section = SECTIONS[(at + Math.floor(random.next() * 3)) % SECTIONS.length] ?? '';
  const jabatan =
    at === 0 ? 'Camat' : at === 1 ? 'Sekretaris Kecamatan' : at < 7 ? `Kepala Seksi ${section}` : `Pengelola ${section} ${at}`;
  const wordings = Array.from({ length: BLOCK_ROWS }, () => changed(wordingOf(random), change));
  const sasaran = `${random.pick(AIMS)} ${random.pick(THINGS)}`;
  return {
    id: '',
    jabatan,
    jenis: 'IKI',
    layout: 'table',
    tugas: [`Melaksanakan urusan ${section.toLowerCase()}`],
    fungsi: [],
    pemangku: null,
    target: wordings.filter(() => random.chance(SHARE.target)).map(({ indikator }) => targetOf(sasaran, indikator, change)),
    indikator: wordings.map((wording) => rowOf(wording, random.chance(0.5) ? sasaran : `${random.pick(AIMS)} ${wording.thing}`, random)),
    flags: [],
    findings: [],
    provenance: [{ page: 1, bbox: [40, 60, 480, 90] }],
  };
}

const changed = (wording: Wording, change: Random): Wording => (change.chance(SHARE.changed) ? wordingOf(change) : wording);

function wordingOf(random: Random): Wording {
  const own = random.chance(SHARE.copied) ? randomOf(Math.floor(random.next() * COPIED)) : random;
  const thing = own.pick(THINGS);
  const said = `${thing} ${own.pick(DEEDS)} ${own.pick(WAYS)}`;
  return { thing, indikator: `${own.pick(MEASURES)} ${said}`, formula: formulaOf(thing, said, random) };
}

function formulaOf(thing: string, said: string, random: Random): Formula {
  const kind = random.next();
  if (kind < 0.08) return { type: 'missing', text: '' };
  if (kind < 0.2) return { type: 'narrative', text: `Dihitung dari laporan ${thing}` };
  const numerator: Formula = { type: 'count', text: `Jumlah ${said}`, of: said };
  if (kind < 0.4) return numerator;
  const all = kind < 0.8 ? `seluruh ${thing}` : `${thing} yang direncanakan`;
  const denominator: Formula = { type: 'count', text: `Jumlah ${all}`, of: all };
  return { type: 'ratio', text: `${numerator.text} / ${denominator.text} x 100%`, numerator, denominator, scale: 100, unit: '%' };
}

function targetOf(sasaran: string, indikator: string, change: Random): Target {
  const nilai = 50 + Math.floor(change.next() * 10) * 5;
  return { sasaran, indikator, target: `${nilai}%`, nilai, satuan: '%', provenance: [{ page: 1, bbox: [40, 100, 400, 110] }] };
}

const remark = (code: string, field: string): Flag & Finding => ({
  code,
  field,
  message: { id: 'Periksa baris ini.', en: 'Check this row.' },
  remedy: { id: 'Perbaiki barisnya.', en: 'Mend the row.' },
});

const FINDINGS = ['percent-without-denominator', 'indicator-without-target', 'source-missing', 'count-with-ratio', 'nothing-to-measure-by'];

function rowOf({ thing, indikator, formula }: Wording, sasaran: string, random: Random): Indikator {
  const needs_review = random.chance(SHARE.review);
  const place = (left: number): Indikator['provenance'][string] => [{ page: 2, bbox: [left, 100, left + 100, 130] }];
  return {
    id: '',
    sasaran,
    indikator,
    alasan: null,
    penjelasan: null,
    formula_teks: formula.type === 'missing' ? null : formula.text,
    formula,
    sumber_data: random.chance(SHARE.source) ? `${random.pick(SOURCES)} ${thing}` : null,
    penanggung_jawab: random.chance(SHARE.responsible) ? `Seksi ${random.pick(SECTIONS)}` : null,
    confidence: needs_review ? 0.6 : 0.97,
    field_confidence: { indikator: 0.98, formula: needs_review ? 0.62 : 0.98 },
    needs_review,
    flags: needs_review ? [remark('formula-half-parsed', 'formula')] : [],
    findings: random.chance(SHARE.finding) ? [remark(random.pick(FINDINGS), 'formula')] : [],
    corrected: null,
    provenance: { sasaran: place(40), indikator: place(150), formula_teks: place(270), sumber_data: place(410) },
  };
}
