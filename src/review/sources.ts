import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { sha256Of } from '../parts.ts';
import { readSourceFile, type SourceFile } from '../source-file.ts';
import type { Source } from '../store/review/index.ts';
import type { Message } from './api.ts';

/** A document's file, if it still is what was read; else what to tell the person. */
export type Found = { readonly ok: true; readonly file: SourceFile } | { readonly ok: false; readonly message: Message };

export type Sources = { find(source: Pick<Source, 'path' | 'sha256'>): Promise<Found> };

/** Files that are kept in memory: the document in hand and the next one. */
const KEPT = 2;

/**
 * Documents are looked for where they were imported from: their path from the current folder, else from that of the database.
 * A file with other bytes is not shown: the boxes would lie on the wrong words.
 */
export function makeSources(database: string): Sources {
  const kept = new Map<string, SourceFile>();
  const folders = [process.cwd(), dirname(resolve(database))];
  return {
    async find({ path, sha256 }) {
      const known = kept.get(sha256);
      if (known) return { ok: true, file: known };
      let sawOther = false;
      for (const place of new Set(folders.map((folder) => resolve(folder, path)))) {
        if (!(await isFile(place))) continue;
        const file = await readSourceFile(place).catch(() => null);
        if (file === null) continue;
        if (sha256Of(file) !== sha256) {
          sawOther = true;
          continue;
        }
        remember(kept, sha256, file);
        return { ok: true, file };
      }
      return { ok: false, message: sawOther ? changed(path) : missing(path) };
    },
  };
}

function remember(kept: Map<string, SourceFile>, sha256: string, file: SourceFile): void {
  const [oldest] = kept.keys();
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(sha256, file);
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

const missing = (path: string): Message => ({
  id: `Berkas ${path} tidak ditemukan, jadi halamannya tidak dapat ditampilkan. Jalankan iki review dari folder tempat impor, atau kembalikan berkasnya.`,
  en: `The file ${path} was not found, so its page can't be shown. Run iki review in the folder of the import, or put the file back.`,
});
const changed = (path: string): Message => ({
  id: `Berkas ${path} sudah berubah sejak dibaca, jadi halamannya tidak ditampilkan. Impor lagi dokumen ini.`,
  en: `The file ${path} has changed since it was read, so its page is not shown. Import the document again.`,
});
