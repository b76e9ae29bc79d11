import type Database from 'better-sqlite3';
import { bareKecamatan, shortKabupaten } from '../normalise/place-names.ts';

/** Which documents; a value left out means any. Names may be typed with their word ("Kabupaten", "Kecamatan") or without, in any capitals. */
export type DocumentFilter = { readonly kabupaten?: string; readonly kecamatan?: string; readonly tahun?: number };
export type StoredDocument = { readonly path: string; readonly sha256: string };

/** In the order of their paths. */
export function prepareDocuments(db: Database.Database): (filter: DocumentFilter) => StoredDocument[] {
  const select = db.prepare<[{ kabupaten: string | null; kecamatan: string | null; tahun: number | null }], StoredDocument>(
    `SELECT path, sha256 FROM document
     WHERE (@kabupaten IS NULL OR lower(kabupaten) = lower(@kabupaten)) AND (@kecamatan IS NULL OR lower(kecamatan) = lower(@kecamatan))
       AND (@tahun IS NULL OR tahun = @tahun)
     ORDER BY path`,
  );
  return ({ kabupaten, kecamatan, tahun }) =>
    select.all({
      kabupaten: kabupaten === undefined ? null : shortKabupaten(kabupaten),
      kecamatan: kecamatan === undefined ? null : bareKecamatan(kecamatan),
      tahun: tahun ?? null,
    });
}
