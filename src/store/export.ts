import type Database from 'better-sqlite3';
import type { FormulaType } from '../records/formula.ts';

/** Rows as tables, a document at a time, with what people corrected: the rows of `indikator_flat` without its work per row. */

export type Value = string | number | null;
export type Values = readonly Value[];

/** Which rows of a document; a value left out means any. */
export type RowFilter = { readonly needsReview?: boolean; readonly formulaType?: FormulaType };

/** The persons that a document names: as printed, and their numbers. `responsible`: positions, or persons. */
export type Persons = { readonly names: readonly string[]; readonly nips: readonly string[]; readonly responsible: readonly string[] };

export type ExportStore = {
  /** From here until the store is closed, all that is read is of one moment. For a store that is opened to read. */
  atOneMoment(): void;
  /** Values in the order of `INDIKATOR_COLUMNS`; [] if there is no such document. */
  indikator(path: string, filter: RowFilter): readonly Values[];
  /** In the order of `TARGET_COLUMNS`; with a filter the targets of blocks that have such a row. */
  targets(path: string, filter: RowFilter): readonly Values[];
  /** In the order of `FINDING_COLUMNS`; with a filter those of the rows, of their blocks and of their document. */
  findings(path: string, filter: RowFilter): readonly Values[];
  persons(path: string): Persons;
};

const HEAD = ['path', 'provinsi', 'kabupaten', 'kecamatan', 'kode_wilayah', 'perangkat_daerah', 'tahun', 'tanggal', 'nomor'] as const;
const FIELDS = ['sasaran', 'indikator', 'alasan', 'penjelasan', 'formula_teks'] as const;
const SOURCES = ['sumber_data', 'penanggung_jawab'] as const;
const BLOCK = ['jabatan', 'jenis', 'layout', 'pemangku_nama'] as const;
const FORMULA = ['formula_type', 'numerator', 'denominator', 'scale', 'unit'] as const;
/** Columns that a row's own statement selects, in this order. `indikator_key` is null for a row that was added. */
const ROW = [
  'jabatan_key',
  'indikator_key',
  ...BLOCK,
  'jabatan_position',
  'indikator_position',
  'id',
  ...FIELDS,
  ...FORMULA,
  ...SOURCES,
  'confidence',
  'needs_review',
  'corrected_by',
  'corrected_at',
  'corrected_original',
  'page',
  'line',
  'formula_json',
] as const;

export const INDIKATOR_COLUMNS = [...HEAD, ...ROW, 'flags', 'findings'] as const;
export const TARGET_COLUMNS = [...HEAD, 'jabatan', 'sasaran', 'indikator', 'target', 'nilai', 'satuan'] as const;
export const FINDING_COLUMNS = [...HEAD, 'jabatan', 'id', 'indikator', 'code', 'field', 'message', 'remedy'] as const;

const at = (name: (typeof ROW)[number]): number => ROW.indexOf(name);
const AT = {
  jabatanKey: at('jabatan_key'),
  key: at('indikator_key'),
  block: at('jabatan_position'),
  position: at('indikator_position'),
  type: at('formula_type'),
  needsReview: at('needs_review'),
};

const PLACE = "field = 'indikator' AND place.position = 0";
const corrected = (name: string): string => `iif(review.review_key IS NULL, indikator.${name}, review.${name})`;
const typed = (column: string, path: string): string => `iif(review.review_key IS NULL, formula.${column}, review.formula ->> '${path}')`;

/** The rows that were read, as `indikator_flat` has them. */
const READ = `SELECT indikator.jabatan_key, indikator.indikator_key, ${BLOCK.join(', ')}, jabatan.position, indikator.position, indikator.id,
    ${FIELDS.map(corrected).join(', ')},
    ${typed('type', '$.type')}, ${typed('numerator_text', '$.numerator.text')}, ${typed('denominator_text', '$.denominator.text')},
    ${typed('scale', '$.scale')}, ${typed('unit', '$.unit')},
    ${SOURCES.map(corrected).join(', ')},
    iif(review.review_key IS NULL OR review.conflict IS NOT NULL, indikator.confidence, 1.0),
    iif(review.review_key IS NULL, indikator.needs_review, review.conflict IS NOT NULL),
    coalesce(review.reviewed_by, indikator.corrected_by), coalesce(review.reviewed_at, indikator.corrected_at),
    coalesce(review.original, indikator.corrected_original), place.page, place.line, iif(review.review_key IS NULL, formula.json, review.formula)
  FROM indikator JOIN jabatan USING (jabatan_key) JOIN formula USING (indikator_key)
  LEFT JOIN review ON review.indikator_key = indikator.indikator_key
  LEFT JOIN provenance AS place ON place.indikator_key = indikator.indikator_key AND ${PLACE}
  WHERE indikator.document_key = ? AND (review.state IS NOT 'dropped' OR review.conflict IS NOT NULL)`;

/** The rows that people added. */
const ADDED = `SELECT review.jabatan_key, NULL, ${BLOCK.join(', ')}, jabatan.position, anchor.position + review.place, review.subject,
    ${FIELDS.map((name) => `review.${name}`).join(', ')},
    review.formula ->> '$.type', review.formula ->> '$.numerator.text', review.formula ->> '$.denominator.text',
    review.formula ->> '$.scale', review.formula ->> '$.unit', ${SOURCES.map((name) => `review.${name}`).join(', ')},
    1.0, review.conflict IS NOT NULL, review.reviewed_by, review.reviewed_at, review.original, place.page, place.line, review.formula
  FROM review JOIN indikator AS anchor ON anchor.indikator_key = review.anchor_key JOIN jabatan ON jabatan.jabatan_key = review.jabatan_key
  LEFT JOIN provenance AS place ON place.indikator_key = review.printed_key AND ${PLACE}
  WHERE review.document_key = ? AND review.indikator_key IS NULL`;

type RowsOf = (key: number, filter: RowFilter) => readonly Values[];

export function prepareExport(db: Database.Database): ExportStore {
  const key = db.prepare<[string], number>('SELECT document_key FROM document WHERE path = ?').pluck();
  const head = db.prepare<[number], Value[]>(`SELECT ${HEAD.join(', ')} FROM document WHERE document_key = ?`).raw();
  const rows = prepareRows(db);
  const remarks = prepareRemarks(db);
  const [targets, findings, persons] = [prepareTargets(db, rows), prepareFindings(db, rows), preparePersons(db)];
  /** All of one moment, each row after the head of its document. */
  const withHead = (part: (key: number, filter: RowFilter, before: Values) => readonly Values[]) =>
    db.transaction((path: string, filter: RowFilter): readonly Values[] => {
      const found = key.get(path);
      const before = found === undefined ? undefined : head.get(found);
      return found === undefined || before === undefined ? [] : part(found, filter, before);
    });
  const indikator = (document: number, filter: RowFilter, before: Values): readonly Values[] => {
    const [flags, found] = [remarks.flags(document), remarks.findings(document)];
    return rows(document, filter).map((row) => before.concat(row, flags(row[AT.key]), found(row[AT.key])));
  };
  return {
    atOneMoment: () => void db.exec('BEGIN; SELECT 1 FROM document LIMIT 1'),
    indikator: withHead(indikator),
    targets: withHead(targets),
    findings: withHead(findings),
    persons: db.transaction((path: string) => persons(key.get(path) ?? 0)),
  };
}

function prepareRows(db: Database.Database): RowsOf {
  const read = db.prepare<[number], Value[]>(READ).raw();
  const added = db.prepare<[number], Value[]>(ADDED).raw();
  return (key, filter) =>
    read
      .all(key)
      .concat(added.all(key))
      .filter((row) => isWanted(row, filter))
      .sort((a, b) => order(a, b, AT.block) || order(a, b, AT.position));
}

const order = (a: Values, b: Values, column: number): number => Number(a[column]) - Number(b[column]);

function isWanted(row: Values, { needsReview, formulaType }: RowFilter): boolean {
  if (needsReview !== undefined && (row[AT.needsReview] === 1) !== needsReview) return false;
  return formulaType === undefined || row[AT.type] === formulaType;
}

const isAny = ({ needsReview, formulaType }: RowFilter): boolean => needsReview === undefined && formulaType === undefined;

/** The codes of a row's flags and findings, each once, joined by commas; null where there are none. */
function prepareRemarks(db: Database.Database) {
  const of = (table: 'flag' | 'finding') => {
    const select = db
      .prepare<[number], Value[]>(
        `SELECT indikator_key, code FROM ${table} WHERE document_key = ? AND indikator_key IS NOT NULL ORDER BY position`,
      )
      .raw();
    return (document: number): ((row: Value | undefined) => string | null) => {
      const codes = new Map<Value | undefined, Set<Value | undefined>>();
      for (const [row, code] of select.all(document)) codes.set(row, (codes.get(row) ?? new Set()).add(code));
      return (row) => {
        const found = codes.get(row);
        return found === undefined ? null : [...found].join(',');
      };
    };
  };
  return { flags: of('flag'), findings: of('finding') };
}

function prepareTargets(db: Database.Database, rows: RowsOf) {
  const select = db
    .prepare<[number], Value[]>(
      `SELECT jabatan_key, jabatan, target.sasaran, target.indikator, target.target, target.nilai, target.satuan
       FROM jabatan JOIN target USING (jabatan_key) WHERE document_key = ? ORDER BY jabatan.position, target.position`,
    )
    .raw();
  return (key: number, filter: RowFilter, before: Values): readonly Values[] => {
    const all = select.all(key);
    const blocks = isAny(filter) ? null : new Set(rows(key, filter).map((row) => row[AT.jabatanKey]));
    return all.filter(([block]) => blocks === null || blocks.has(block)).map((row) => before.concat(row.slice(1)));
  };
}

function prepareFindings(db: Database.Database, rows: RowsOf) {
  const select = db
    .prepare<[number], Value[]>(
      `SELECT finding.jabatan_key, finding.indikator_key, jabatan.jabatan, indikator.id, ${corrected('indikator')},
         finding.code, finding.field, finding.message_indonesian, finding.remedy_indonesian
       FROM finding LEFT JOIN jabatan USING (jabatan_key) LEFT JOIN indikator ON indikator.indikator_key = finding.indikator_key
       LEFT JOIN review ON review.indikator_key = finding.indikator_key
       WHERE finding.document_key = ? AND (review.state IS NOT 'dropped' OR review.conflict IS NOT NULL)
       ORDER BY jabatan.position, indikator.position, finding.position`,
    )
    .raw();
  return (key: number, filter: RowFilter, before: Values): readonly Values[] => {
    const all = select.all(key);
    if (isAny(filter)) return all.map((row) => before.concat(row.slice(2)));
    const wanted = rows(key, filter);
    const blocks = new Set(wanted.map((row) => row[AT.jabatanKey]));
    const keys = new Set(wanted.map((row) => row[AT.key]));
    const isOfThese = ([block, row]: Values): boolean => (row === null ? block === null || blocks.has(block ?? null) : keys.has(row));
    return wanted.length === 0 ? [] : all.filter(isOfThese).map((row) => before.concat(row.slice(2)));
  };
}

function preparePersons(db: Database.Database): (key: number) => Persons {
  const select = db.prepare<[{ key: number }], { nama: string | null; nip: string | null }>(
    `SELECT penandatangan_nama AS nama, penandatangan_nip AS nip FROM document WHERE document_key = @key
     UNION SELECT pemangku_nama, pemangku_nip FROM jabatan WHERE document_key = @key`,
  );
  const responsible = db
    .prepare<[{ key: number }], string | null>(
      `SELECT penanggung_jawab FROM indikator WHERE document_key = @key
       UNION SELECT penanggung_jawab FROM review WHERE document_key = @key`,
    )
    .pluck();
  return (key) => {
    const all = select.all({ key });
    return {
      names: all.flatMap(({ nama }) => nama ?? []),
      nips: all.flatMap(({ nip }) => nip ?? []),
      responsible: responsible.all({ key }).filter((text) => text !== null),
    };
  };
}
