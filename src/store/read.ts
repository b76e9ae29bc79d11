import type Database from 'better-sqlite3';
import type { DocumentRow, IndikatorRow, JabatanRow, PageRow, PlaceRow, RemainderRow, RemarkRow, TargetRow, TugasRow } from './rows.ts';

/**
 * Puts one document together from its rows; null if there is none with this key. The result has the shape of a record but is
 * not checked: somebody may have changed the rows by other means. The caller holds a transaction, so that all rows are of one moment.
 */
export type ReadDocument = (documentKey: number) => unknown;

/** The rows of a document's parts, grouped by the key of what they belong to. */
type Parts = ReturnType<ReturnType<typeof prepareParts>>;

export function prepareRead(db: Database.Database): ReadDocument {
  const document = db.prepare<[number], DocumentRow>('SELECT * FROM document WHERE document_key = ?');
  const pages = db.prepare<[number], PageRow>(
    'SELECT page, kind, reason, rotation, skew FROM page WHERE document_key = ? ORDER BY position',
  );
  const remainder = db.prepare<[number], RemainderRow>('SELECT text, page, line FROM remainder WHERE document_key = ? ORDER BY position');
  const jabatan = db.prepare<[number], JabatanRow>('SELECT * FROM jabatan WHERE document_key = ? ORDER BY position');
  const partsOf = prepareParts(db);
  return (key) => {
    const head = document.get(key);
    if (!head) return null;
    const parts = partsOf(key);
    return {
      ...headOf(head),
      reading: { format: head.format, layout: layoutOf(head), pages: pages.all(key).map(pageOf), repairs: parsed(head.repairs) },
      flags: remarks(parts.documentFlags),
      findings: remarks(parts.documentFindings),
      remainder: remainder.all(key),
      jabatan: jabatan.all(key).map((row) => jabatanOf(row, parts)),
    };
  };
}

function prepareParts(db: Database.Database) {
  const tugas = db.prepare<[number], TugasRow>(
    'SELECT jabatan_key, kind, text FROM tugas JOIN jabatan USING (jabatan_key) WHERE document_key = ? ORDER BY jabatan_key, kind, tugas.position',
  );
  const targets = db.prepare<[number], TargetRow>(
    'SELECT target.* FROM target JOIN jabatan USING (jabatan_key) WHERE document_key = ? ORDER BY jabatan_key, target.position',
  );
  const indikator = db.prepare<[number], IndikatorRow>(
    'SELECT indikator.*, formula.json AS formula FROM indikator JOIN formula USING (indikator_key) WHERE document_key = ? ORDER BY position',
  );
  const flags = db.prepare<[number], RemarkRow>('SELECT * FROM flag WHERE document_key = ? ORDER BY position');
  const findings = db.prepare<[number], RemarkRow>('SELECT * FROM finding WHERE document_key = ? ORDER BY position');
  const placesOf = preparePlaces(db);
  return (key: number) => {
    const flag = grouped(flags.all(key));
    const finding = grouped(findings.all(key));
    return {
      tugas: Map.groupBy(tugas.all(key), (row) => row.jabatan_key),
      targets: Map.groupBy(targets.all(key), (row) => row.jabatan_key),
      indikator: Map.groupBy(indikator.all(key), (row) => row.jabatan_key),
      documentFlags: flag.ofDocument,
      jabatanFlags: flag.ofJabatan,
      indikatorFlags: flag.ofIndikator,
      documentFindings: finding.ofDocument,
      jabatanFindings: finding.ofJabatan,
      indikatorFindings: finding.ofIndikator,
      ...placesOf(key),
    };
  };
}

function preparePlaces(db: Database.Database) {
  const columns = 'field, provenance.page, x0, y0, x1, y1, provenance.line';
  const ofJabatan = db.prepare<[number], PlaceRow>(
    `SELECT jabatan_key AS owner, ${columns} FROM jabatan JOIN provenance USING (jabatan_key)
     WHERE document_key = ? ORDER BY provenance.position`,
  );
  const ofTarget = db.prepare<[number], PlaceRow>(
    `SELECT target_key AS owner, ${columns} FROM jabatan JOIN target USING (jabatan_key) JOIN provenance USING (target_key)
     WHERE document_key = ? ORDER BY provenance.position`,
  );
  const ofIndikator = db.prepare<[number], PlaceRow>(
    `SELECT indikator_key AS owner, ${columns} FROM indikator JOIN provenance USING (indikator_key)
     WHERE document_key = ? ORDER BY provenance.rowid`,
  );
  return (key: number) => ({
    jabatanPlaces: Map.groupBy(ofJabatan.all(key), (row) => row.owner),
    targetPlaces: Map.groupBy(ofTarget.all(key), (row) => row.owner),
    indikatorPlaces: Map.groupBy(ofIndikator.all(key), (row) => row.owner),
  });
}

function grouped(rows: readonly RemarkRow[]) {
  return {
    ofDocument: rows.filter((row) => row.jabatan_key === null && row.indikator_key === null),
    ofJabatan: Map.groupBy(
      rows.filter((row) => row.indikator_key === null),
      (row) => row.jabatan_key,
    ),
    ofIndikator: Map.groupBy(rows, (row) => row.indikator_key),
  };
}

function headOf(row: DocumentRow) {
  const { path, sha256, bytes, outcome, kabupaten, kecamatan, provinsi, perangkat_daerah, kode_wilayah, nomor, tahun, tanggal } = row;
  const penandatangan = personOf(row.penandatangan_nama, row.penandatangan_nip);
  return {
    source: { path, sha256, bytes },
    outcome,
    document: { kabupaten, kecamatan, provinsi, perangkat_daerah, kode_wilayah, nomor, tahun, tanggal, penandatangan },
  };
}

function pageOf({ skew, ...page }: PageRow) {
  return skew === null ? page : { ...page, skew };
}

function layoutOf(row: DocumentRow) {
  const runnerUp = row.layout_runner_up === null ? null : { parser: row.layout_runner_up, score: row.layout_runner_up_score };
  return { winner: row.layout_winner, score: row.layout_score, runnerUp, evidence: parsed(row.layout_evidence) };
}

function jabatanOf(row: JabatanRow, parts: Parts) {
  const { jabatan_key: key, id, jabatan, jenis, layout } = row;
  const listed = parts.tugas.get(key) ?? [];
  return {
    id,
    jabatan,
    jenis,
    layout,
    tugas: listed.filter((item) => item.kind === 'tugas').map((item) => item.text),
    fungsi: listed.filter((item) => item.kind === 'fungsi').map((item) => item.text),
    pemangku: personOf(row.pemangku_nama, row.pemangku_nip),
    target: (parts.targets.get(key) ?? []).map((target) => targetOf(target, parts)),
    indikator: (parts.indikator.get(key) ?? []).map((indikator) => indikatorOf(indikator, parts)),
    flags: remarks(parts.jabatanFlags.get(key)),
    findings: remarks(parts.jabatanFindings.get(key)),
    provenance: places(parts.jabatanPlaces.get(key)),
  };
}

function targetOf(row: TargetRow, parts: Parts) {
  const { target_key, sasaran, indikator, target, nilai, satuan } = row;
  return { sasaran, indikator, target, nilai, satuan, provenance: places(parts.targetPlaces.get(target_key)) };
}

function indikatorOf(row: IndikatorRow, parts: Parts) {
  const { id, sasaran, indikator, alasan, penjelasan, formula_teks, sumber_data, penanggung_jawab, confidence } = row;
  const key = row.indikator_key;
  const byField = Map.groupBy(parts.indikatorPlaces.get(key) ?? [], (place) => place.field ?? '');
  const original = row.corrected_original;
  return {
    id,
    sasaran,
    indikator,
    alasan,
    penjelasan,
    formula_teks,
    sumber_data,
    penanggung_jawab,
    confidence,
    field_confidence: parsed(row.field_confidence),
    formula: parsed(row.formula),
    needs_review: row.needs_review === 1,
    flags: remarks(parts.indikatorFlags.get(key)),
    findings: remarks(parts.indikatorFindings.get(key)),
    corrected: original === null ? null : { by: row.corrected_by, at: row.corrected_at, original: parsed(original) },
    provenance: Object.fromEntries([...byField].map(([field, rows]) => [field, places(rows)])),
  };
}

function personOf(nama: string | null, nip: string | null) {
  return nama === null ? null : { nama, nip };
}

function remarks(rows: readonly RemarkRow[] = []) {
  return rows.map((row) => ({
    code: row.code,
    field: row.field,
    message: { id: row.message_indonesian, en: row.message_english },
    ...remedyOf(row),
  }));
}

/** Rows of an earlier version have none. */
function remedyOf({ remedy_indonesian: id, remedy_english: en }: RemarkRow) {
  return id === null || en === null ? {} : { remedy: { id, en } };
}

/** A row that names neither page nor line says that the place is not known: it is no place. */
function places(rows: readonly PlaceRow[] = []): unknown[] {
  return rows.filter(({ page, line }) => page !== null || line !== null).map(placeOf);
}

function placeOf({ page, x0, y0, x1, y1, line }: PlaceRow) {
  return line === null ? { page, bbox: [x0, y0, x1, y1] } : { line };
}

function parsed(json: string): unknown {
  return JSON.parse(json);
}
