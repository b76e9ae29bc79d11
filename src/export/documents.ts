import { personRemover } from '../normalise/without-persons.ts';
import { type DocumentRecord, type Indikator, messageSchema, recordSchema } from '../records/record.ts';
import type { Store } from '../store/index.ts';
import type { Selection } from './rows.ts';

/**
 * Whole documents, one in memory at a time. Where rows are chosen, a document comes with those rows only and with the blocks
 * that have one; one without any is left out.
 */
export function* documents(store: Store, selection: Selection): IterableIterator<DocumentRecord> {
  for (const { path } of store.documents(selection)) {
    const record = store.record(path);
    const chosen = record === null ? null : withRows(record, selection);
    if (chosen !== null)
      yield selection.withoutPersons === true ? withoutPersons(chosen, personRemover(store.tables.persons(path))) : chosen;
  }
}

function withRows(record: DocumentRecord, { needsReview, formulaType }: Selection): DocumentRecord | null {
  if (needsReview === undefined && formulaType === undefined) return record;
  const isWanted = (row: Indikator): boolean =>
    (needsReview === undefined || row.needs_review === needsReview) && (formulaType === undefined || row.formula.type === formulaType);
  const jabatan = record.jabatan
    .map((block) => ({ ...block, indikator: block.indikator.filter(isWanted) }))
    .filter((block) => block.indikator.length > 0);
  return jabatan.length === 0 ? null : { ...record, jabatan };
}

/** Stands where the record needs the name of the person who corrected a row. */
const REVIEWER = '[nama]';

/**
 * The record without people: no signers and no holders, their names and numbers taken out of every text, and no remainder,
 * because words that fit nowhere may be anyone's name.
 */
function withoutPersons(record: DocumentRecord, clean: (text: string) => string): DocumentRecord {
  const jabatan = record.jabatan.map((block) => ({ ...block, pemangku: null, indikator: block.indikator.map(withoutReviewer) }));
  return cleaned({ ...record, document: { ...record.document, penandatangan: null }, remainder: [], jabatan }, clean);
}

function withoutReviewer(row: Indikator): Indikator {
  return row.corrected === null ? row : { ...row, corrected: { ...row.corrected, by: REVIEWER } };
}

/** Names of things that look like a number or a word, and are none that a person wrote. */
const PLAIN: ReadonlySet<string> = new Set(['id', 'sha256', 'code', 'field', 'type', 'at', 'tanggal', 'kode_wilayah']);

function cleaned(record: DocumentRecord, clean: (text: string) => string): DocumentRecord {
  const json = JSON.stringify(record, (key, value: unknown) => {
    if (typeof value === 'string') return PLAIN.has(key) ? value : clean(value);
    // A message's languages are named "id" and "en"; elsewhere "id" is the name of a row.
    const message = messageSchema.safeParse(value);
    return message.success ? { id: clean(message.data.id), en: message.data.en } : value;
  });
  return recordSchema.parse(JSON.parse(json));
}
