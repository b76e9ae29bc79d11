import type Database from 'better-sqlite3';
import {
  type DocumentRecord,
  type Finding,
  type Flag,
  INDIKATOR_FIELDS,
  type Indikator,
  type Jabatan,
  type Target,
} from '../records/record.ts';

type Value = string | number | null;
type Place = Target['provenance'][number];
/** What a flag or a finding is about: the document, one jabatan of it, or one indikator of that jabatan. */
type Owner = { readonly document_key: number; readonly jabatan_key: number | null; readonly indikator_key: number | null };
type PlaceOwner = { readonly jabatan_key?: number; readonly target_key?: number; readonly indikator_key?: number; readonly field?: string };
type Inserts = ReturnType<typeof prepareInserts>;

/** Writes all rows of one document; the caller holds the transaction. `key` null: the database gives a new one. */
export type WriteDocument = (record: DocumentRecord, key: number | null, programVersion: string) => void;

export function prepareWrite(db: Database.Database): WriteDocument {
  const inserts = prepareInserts(db);
  return (record, key, programVersion) => {
    const document_key = writeHead(inserts, record, key, programVersion);
    const owner = { document_key, jabatan_key: null, indikator_key: null };
    record.reading.pages.forEach((page, position) => inserts.page({ document_key, position, ...page, skew: page.skew ?? null }));
    record.remainder.forEach((rest, position) => inserts.remainder({ document_key, position, ...rest }));
    writeRemarks(inserts.flag, owner, record.flags);
    writeRemarks(inserts.finding, owner, record.findings);
    record.jabatan.forEach((jabatan, position) => writeJabatan(inserts, document_key, jabatan, position));
  };
}

function prepareInserts(db: Database.Database) {
  const remark = [
    'document_key',
    'jabatan_key',
    'indikator_key',
    'position',
    'code',
    'field',
    'message_indonesian',
    'message_english',
    'remedy_indonesian',
    'remedy_english',
  ] as const;
  return {
    document: inserter(db, 'document', [
      'document_key',
      'path',
      'sha256',
      'bytes',
      'program_version',
      'outcome',
      'format',
      'layout_winner',
      'layout_score',
      'layout_runner_up',
      'layout_runner_up_score',
      'layout_evidence',
      'repairs',
      'kabupaten',
      'kecamatan',
      'provinsi',
      'perangkat_daerah',
      'kode_wilayah',
      'nomor',
      'tahun',
      'tanggal',
      'penandatangan_nama',
      'penandatangan_nip',
    ]),
    page: inserter(db, 'page', ['document_key', 'position', 'page', 'kind', 'reason', 'rotation', 'skew']),
    remainder: inserter(db, 'remainder', ['document_key', 'position', 'text', 'page', 'line']),
    jabatan: inserter(db, 'jabatan', ['document_key', 'id', 'position', 'jabatan', 'jenis', 'layout', 'pemangku_nama', 'pemangku_nip']),
    tugas: inserter(db, 'tugas', ['jabatan_key', 'kind', 'position', 'text']),
    target: inserter(db, 'target', ['jabatan_key', 'position', 'sasaran', 'indikator', 'target', 'nilai', 'satuan']),
    indikator: inserter(db, 'indikator', [
      'document_key',
      'jabatan_key',
      'id',
      'position',
      ...INDIKATOR_FIELDS,
      'confidence',
      'field_confidence',
      'needs_review',
      'corrected_by',
      'corrected_at',
      'corrected_original',
    ]),
    formula: inserter(db, 'formula', ['indikator_key', 'json']),
    provenance: inserter(db, 'provenance', [
      'jabatan_key',
      'target_key',
      'indikator_key',
      'field',
      'position',
      'page',
      'x0',
      'y0',
      'x1',
      'y1',
      'line',
    ]),
    flag: inserter(db, 'flag', remark),
    finding: inserter(db, 'finding', remark),
  };
}

/** A prepared insert that returns the new row's key; the compiler asks for exactly the named columns. */
function inserter<const Column extends string>(db: Database.Database, table: string, columns: readonly Column[]) {
  // Bound by position: SQLite's names cost a look-up each, and a document has thousands of places.
  const places = columns.map(() => '?').join(', ');
  const statement = db.prepare<Value[]>(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
  return (row: Readonly<Record<Column, Value>>): number => Number(statement.run(...columns.map((column) => row[column])).lastInsertRowid);
}

function writeHead(inserts: Inserts, record: DocumentRecord, key: number | null, programVersion: string): number {
  const { format, layout } = record.reading;
  const { penandatangan, ...head } = record.document;
  return inserts.document({
    document_key: key,
    ...record.source,
    program_version: programVersion,
    outcome: record.outcome,
    format,
    layout_winner: layout.winner,
    layout_score: layout.score,
    layout_runner_up: layout.runnerUp?.parser ?? null,
    layout_runner_up_score: layout.runnerUp?.score ?? null,
    layout_evidence: JSON.stringify(layout.evidence),
    repairs: JSON.stringify(record.reading.repairs),
    ...head,
    penandatangan_nama: penandatangan?.nama ?? null,
    penandatangan_nip: penandatangan?.nip ?? null,
  });
}

function writeJabatan(inserts: Inserts, document_key: number, block: Jabatan, position: number): void {
  const { id, jabatan, jenis, layout, pemangku } = block;
  const pemangku_nama = pemangku?.nama ?? null;
  const jabatan_key = inserts.jabatan({
    document_key,
    id,
    position,
    jabatan,
    jenis,
    layout,
    pemangku_nama,
    pemangku_nip: pemangku?.nip ?? null,
  });
  block.tugas.forEach((text, position) => inserts.tugas({ jabatan_key, kind: 'tugas', position, text }));
  block.fungsi.forEach((text, position) => inserts.tugas({ jabatan_key, kind: 'fungsi', position, text }));
  block.target.forEach((target, position) => writeTarget(inserts, jabatan_key, target, position));
  block.indikator.forEach((indikator, position) => writeIndikator(inserts, { document_key, jabatan_key, position }, indikator));
  const owner = { document_key, jabatan_key, indikator_key: null };
  writeRemarks(inserts.flag, owner, block.flags);
  writeRemarks(inserts.finding, owner, block.findings);
  writePlaces(inserts, { jabatan_key }, block.provenance);
}

function writeTarget(inserts: Inserts, jabatan_key: number, row: Target, position: number): void {
  const { provenance, ...target } = row;
  writePlaces(inserts, { target_key: inserts.target({ jabatan_key, position, ...target }) }, provenance);
}

function writeIndikator(inserts: Inserts, keys: { document_key: number; jabatan_key: number; position: number }, row: Indikator): void {
  const { formula, flags, findings, corrected, provenance, needs_review, field_confidence, ...fields } = row;
  const indikator_key = inserts.indikator({
    ...keys,
    ...fields,
    field_confidence: JSON.stringify(field_confidence),
    needs_review: needs_review ? 1 : 0,
    corrected_by: corrected?.by ?? null,
    corrected_at: corrected?.at ?? null,
    corrected_original: corrected ? JSON.stringify(corrected.original) : null,
  });
  const owner = { document_key: keys.document_key, jabatan_key: keys.jabatan_key, indikator_key };
  inserts.formula({ indikator_key, json: JSON.stringify(formula) });
  writeRemarks(inserts.flag, owner, flags);
  writeRemarks(inserts.finding, owner, findings);
  for (const [field, places] of Object.entries(provenance)) writeFieldPlaces(inserts, indikator_key, field, places);
}

function writeRemarks(insert: Inserts['flag'], owner: Owner, remarks: readonly (Flag | Finding)[]): void {
  remarks.forEach(({ code, field, message, remedy }, position) =>
    insert({
      ...owner,
      position,
      code,
      field,
      message_indonesian: message.id,
      message_english: message.en,
      remedy_indonesian: remedy?.id ?? null,
      remedy_english: remedy?.en ?? null,
    }),
  );
}

/** A field that is named without a place keeps one row that says so. */
function writeFieldPlaces(inserts: Inserts, indikator_key: number, field: string, places: readonly Place[]): void {
  if (places.length > 0) return writePlaces(inserts, { indikator_key, field }, places);
  inserts.provenance({ ...NOWHERE, indikator_key, field });
}

const NOWHERE = {
  jabatan_key: null,
  target_key: null,
  indikator_key: null,
  field: null,
  position: 0,
  page: null,
  x0: null,
  y0: null,
  x1: null,
  y1: null,
  line: null,
};

function writePlaces(inserts: Inserts, owner: PlaceOwner, places: readonly Place[]): void {
  places.forEach((place, position) => inserts.provenance({ ...NOWHERE, ...owner, position, ...columnsOf(place) }));
}

function columnsOf(place: Place) {
  if ('line' in place) return { line: place.line };
  const [x0, y0, x1, y1] = place.bbox;
  return { page: place.page, x0, y0, x1, y1 };
}
