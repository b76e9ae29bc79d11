/** What the package offers to programs: one document's story, the store, and the schemas of what comes out. */
export { IkiError, type ErrorCode } from './errors.ts';
export { extract, type ExtractOptions } from './extract.ts';
export { ingest, type IngestOptions } from './ingest.ts';
export { FORMULA_TYPES, formulaSchema, type Formula, type FormulaType } from './records/formula.ts';
export { exportJsonSchema } from './records/json-schema.ts';
export { recordSchema, type DocumentRecord, type Finding, type Flag, type Indikator, type Jabatan, type Target } from './records/record.ts';
export type { SourceFile } from './source-file.ts';
export { type DocumentFilter, openStore, type PutResult, type Store, type StoredDocument, type Summary } from './store/index.ts';
export { VERSION } from './version.ts';
