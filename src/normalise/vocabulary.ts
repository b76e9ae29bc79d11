import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { stem } from './similarity.ts';
import { rememberText } from '../remember.ts';

/** Words of these documents that no dictionary of roots has: short forms and terms of local government. */
const OFFICE_WORDS = `prosentase persentase jml camat kecamatan kasi kasubag kasubbag sekcam sekretaris kabupaten kelurahan musrenbang desa
  apbdes rpjmdes renja renstra lkjip linmas trantib formulasi monev monitoring evaluasi fasilitasi verifikasi survey survei online
  website dokumen data aset inventaris register indeks sasaran indikator`.split(/\s+/u);

/** Roots of the Indonesian stemmer's own dictionary (about 29,000). */
let roots: ReadonlySet<string> | null = null;

function knownRoots(): ReadonlySet<string> {
  if (roots === null) {
    const file = createRequire(import.meta.url).resolve('natural/lib/natural/stemmers/indonesian/data/kata-dasar.json');
    const words: unknown = JSON.parse(readFileSync(file, 'utf8'));
    roots = new Set([...(Array.isArray(words) ? words.map(String) : []), ...OFFICE_WORDS]);
  }
  return roots;
}

/** Whether a word in lower case, or its root, is Indonesian as the dictionary has it. */
export const isKnownWord = rememberText((word) => {
  const known = knownRoots();
  return known.has(word) || word.split('-').every((part) => known.has(part) || known.has(stem(part)));
});
