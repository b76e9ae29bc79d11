import type { ReviewStore } from '../../store/index.ts';
import type { Cursor, Place, QueueItem } from '../../store/review/index.ts';
import { cellsOf } from './columns.ts';
import type { SheetRow } from './workbook.ts';

/** Rows that are asked for at a time. */
const CHUNK = 200;

/** The rows to look at, or all of them, in the order of the queue. */
export function* sheetRows(review: ReviewStore, state: 'perlu' | 'semua'): IterableIterator<SheetRow> {
  let after: Cursor | null = null;
  let number = 0;
  for (;;) {
    const items: readonly QueueItem[] = review.page({ state }, after, CHUNK);
    for (const item of items) {
      const row = sheetRow(review, item, `K${(number += 1)}`);
      if (row !== null) yield row;
    }
    after = items.at(-1)?.cursor ?? null;
    if (after === null) return;
  }
}

function sheetRow(review: ReviewStore, item: QueueItem, key: string): SheetRow | null {
  const row = review.row(item.document, item.id);
  // A row that is called none has nothing to correct.
  if (row === null || row.state === 'dropped') return null;
  const { flags, findings } = review.remarks(row.anchor.key);
  const { indikator = [], formula_teks = [] } = review.places(row.printed ?? row.anchor.key);
  const remarks = row.read === null ? [] : [...flags, ...findings];
  return {
    key,
    path: item.path,
    id: item.id,
    version: row.version,
    cells: cellsOf(row.fields),
    place: placeText(indikator[0] ?? formula_teks[0]),
    jabatan: item.jabatan ?? '',
    percent: Math.round(row.confidence * 100),
    remarks: remarks.map(({ message }) => message.id).join(' '),
  };
}

function placeText(place: Place | undefined): string {
  if (place === undefined) return '';
  return 'line' in place ? `baris ${place.line}` : `hal. ${place.page}`;
}
