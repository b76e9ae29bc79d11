import { rememberText } from '../remember.ts';

/** Short titles of positions, written out, so that "Kasi Pelayanan" and "Kepala Seksi Pelayanan" are one position. */
const SHORT_TITLES: readonly (readonly [short: RegExp, long: string])[] = [
  [/^kasie? /u, 'kepala seksi '],
  [/^kasub? ?bag(?:ian)? /u, 'kepala sub bagian '],
  [/^kasub? ?bid(?:ang)? /u, 'kepala sub bidang '],
  [/^kabag /u, 'kepala bagian '],
  [/^kabid /u, 'kepala bidang '],
  [/^kadis /u, 'kepala dinas '],
  [/^kaban /u, 'kepala badan '],
  [/^sekcam(?!\p{L})/u, 'sekretaris kecamatan'],
  [/^sekretaris camat/u, 'sekretaris kecamatan'],
  [/^sekdis(?!\p{L})/u, 'sekretaris dinas'],
  [/(?<!\p{L})sub? ?bag(?:ian)?(?!\p{L})/u, 'sub bagian'],
  [/(?<!\p{L})sub ?bid(?:ang)?(?!\p{L})/u, 'sub bidang'],
  [/(?<!\p{L})seksie(?!\p{L})/u, 'seksi'],
];

/** A title in lower case, without signs, short titles written out. */
export const fullTitle = rememberText((title) => {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return SHORT_TITLES.reduce((text, [short, long]) => text.replace(short, long), words);
});

/** Ranks of positions by their titles, 1 the highest; a unit ranks as its head does. What no line knows is staff. */
const LADDER: readonly (readonly [level: number, title: RegExp])[] = [
  [1, /^(?:wakil )?(?:bupati|wali ?kota|gubernur)/u],
  [2, /^(?:sekretaris daerah|sekda|sekretariat daerah|asisten)/u],
  [7, /^(?:sekretaris|kepala|kaur|perangkat) (?:desa|dusun|lingkungan)/u],
  [5, /^(?:inspektur pembantu|irban|lurah|kelurahan|wakil direktur)/u],
  [3, /^(?:camat|inspektur|direktur|sekretaris (?:dprd|dewan)|sekwan|kalaksa)/u],
  [3, /^(?:kepala )?(?:pelaksana )?(?:kecamatan|dinas|badan|kantor|inspektorat|satuan|satpol|rumah sakit|rsud)/u],
  [6, /^(?:sekretaris|sekretariat) (?:kelurahan|lurah)/u],
  [4, /^(?:sekretaris|sekretariat)/u],
  [6, /^(?:kepala )?(?:sub bagian|sub bidang|seksi|upt|puskesmas|balai|cabang)/u],
  [5, /^(?:kepala )?(?:bagian|bidang)/u],
];

export const STAFF_LEVEL = 7;

/** Rank of a position or unit by its title, from 1, the highest, to `STAFF_LEVEL`. */
export function levelOf(title: string): number {
  const full = fullTitle(title);
  return LADDER.find(([, pattern]) => pattern.test(full))?.[0] ?? STAFF_LEVEL;
}
