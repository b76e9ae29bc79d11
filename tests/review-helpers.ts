import { join } from 'node:path';
import type { DocumentRecord, Indikator } from '../src/records/record.ts';
import type { DecisionRequest, DecisionResult, QueueItem } from '../src/store/review/index.ts';
import type { Store } from '../src/store/index.ts';
import { indikator, jabatan, record } from './store-samples.ts';
import { folder, opened } from './store-temp.ts';

/** Rows that do not resemble each other, as most rows of a document. */
export const TEXTS = [
  'Persentase arsip yang tertata',
  'Jumlah kunjungan ke desa binaan',
  'Indeks kepuasan warga atas layanan',
  'Rata-rata lama penerbitan surat pengantar',
] as const;

export function rowsOf(texts: readonly string[] = TEXTS, change: (index: number) => Partial<Indikator> = () => ({})): Indikator[] {
  return texts.map((text, index) =>
    indikator(`i${index}`, { indikator: text, sumber_data: `Buku ${index}`, needs_review: true, ...change(index) }),
  );
}

export function documentOf(rows: readonly Indikator[], path = 'a.pdf', sha = 'a'): DocumentRecord {
  const one = record(path, [jabatan('j1', rows)]);
  return { ...one, source: { ...one.source, sha256: sha.repeat(64) } };
}

/** A database with one document of four rows, all to look at. */
export function desk(document: DocumentRecord = documentOf(rowsOf())): { path: string; store: Store } {
  const path = join(folder(), 'iki.db');
  const store = opened(path, 'create');
  store.put(document);
  return { path, store };
}

export const queueOf = (store: Store, state: 'perlu' | 'belum' | 'sudah' | 'semua' = 'semua'): readonly QueueItem[] =>
  store.review.page({ state }, null, 100);

export function itemAt(store: Store, index: number): QueueItem {
  const item = queueOf(store)[index];
  if (item === undefined) throw new Error(`no row ${index}`);
  return item;
}

export function seen(
  store: Store,
  id: string,
  document = 1,
): { document: number; id: string; version: string; fields: NonNullable<ReturnType<Store['review']['row']>>['fields'] } {
  const row = store.review.row(document, id);
  if (row === null) throw new Error(`no row ${id}`);
  return { document, id, version: row.version, fields: row.fields };
}

export function decide(store: Store, request: DecisionRequest, by = 'sari'): Extract<DecisionResult, { ok: true }> {
  const result = store.review.decide(request, by);
  if (!result.ok) throw new Error(`refused: ${result.why}`);
  return result;
}

export function edit(store: Store, id: string, change: Partial<ReturnType<typeof seen>['fields']>): Extract<DecisionResult, { ok: true }> {
  const { fields, ...row } = seen(store, id);
  return decide(store, { ...row, action: 'edit', fields: { ...fields, ...change } });
}

export function accept(store: Store, id: string): Extract<DecisionResult, { ok: true }> {
  const { fields: _, ...row } = seen(store, id);
  return decide(store, { ...row, action: 'accept' });
}

export const recordOf = (store: Store, path = 'a.pdf'): DocumentRecord => store.record(path) ?? missing(path);
export const rowsIn = (store: Store, path = 'a.pdf'): readonly Indikator[] =>
  recordOf(store, path).jabatan.flatMap((block) => block.indikator);
export const textsIn = (store: Store, path = 'a.pdf'): readonly (string | null)[] => rowsIn(store, path).map((row) => row.indikator);

function missing(path: string): never {
  throw new Error(`${path} is not stored`);
}
