import { createHash } from 'node:crypto';
import { isSimilar } from '../normalise/similarity.ts';
import type { DocumentRecord, Indikator, Jabatan } from '../records/record.ts';

/** Least similarity (0 to 1) of two readings of one text, when a newer version or a better scan reads some words otherwise. */
const SAME_TEXT = 0.8;

const folded = (text: string | null): string => (text ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Pairs the things of a new reading with those of an earlier one: by id (the same bytes), else by equal text in order, else by
 * similar text in order. Returns the earlier partner of each, null for what is new; no partner is given twice.
 */
function partners<Thing extends { readonly id: string }>(
  earlier: readonly Thing[],
  fresh: readonly Thing[],
  textOf: (thing: Thing) => string,
): readonly (Thing | null)[] {
  const free = new Set(earlier);
  const take = (found: Thing | undefined): Thing | null => {
    if (found === undefined) return null;
    free.delete(found);
    return found;
  };
  const byId = fresh.map((thing) => take(earlier.find((other) => other.id === thing.id && free.has(other))));
  const byText = fresh.map((thing, i) => byId[i] ?? take([...free].find((other) => textOf(other) === textOf(thing))));
  return fresh.map((thing, i) => byText[i] ?? take([...free].find((other) => isSimilar(textOf(other), textOf(thing), SAME_TEXT))));
}

/** An id that nothing else of the document has. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  let own = id;
  while (taken.has(own)) own = createHash('sha256').update(own).digest('hex').slice(0, id.length);
  return own;
}

/**
 * The new reading of a document with the ids of the earlier one wherever it is the same jabatan or row, so that what hangs on
 * an id (a correction, a link) stays true when a corrected file replaces the document.
 */
export function keepIds(earlier: DocumentRecord, fresh: DocumentRecord): DocumentRecord {
  const blocks = partners<Jabatan>(earlier.jabatan, fresh.jabatan, (block) => folded(block.jabatan));
  const taken = new Set<string>();
  const claim = (id: string): string => {
    const own = freeId(id, taken);
    taken.add(own);
    return own;
  };
  const paired = fresh.jabatan.map((block, i) => {
    const before = blocks[i] ?? null;
    const rows = partners<Indikator>(before?.indikator ?? [], block.indikator, (row) => folded(row.indikator));
    return { block, id: before?.id ?? null, rows: block.indikator.map((row, at) => ({ row, id: rows[at]?.id ?? null })) };
  });
  // Ids that are kept are claimed first, so that no new row takes one of them.
  for (const { id, rows } of paired) for (const kept of [id, ...rows.map((row) => row.id)]) if (kept !== null) taken.add(kept);
  const jabatan = paired.map(({ block, id, rows }) => ({
    ...block,
    id: id ?? claim(block.id),
    indikator: rows.map(({ row, id: kept }) => ({ ...row, id: kept ?? claim(row.id) })),
  }));
  return { ...fresh, jabatan };
}
