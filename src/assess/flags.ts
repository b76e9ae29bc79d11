import type { Flag } from '../records/record.ts';
import type { FlagKind } from './flag-kind.ts';
import { FLAGS_OF_FIELDS } from './flags-of-fields.ts';
import { FLAGS_OF_ROWS } from './flags-of-rows.ts';

/**
 * Every reason to doubt a reading. The factors are estimates, not fitted; they multiply, and how much the product counts in a
 * row's confidence is what `npm run calibrate` fits (signal `flagged`).
 */
export const FLAGS = {
  ...FLAGS_OF_ROWS,
  ...FLAGS_OF_FIELDS,
  'words-left-over': {
    keeps: 0.97,
    review: false,
    id: 'Pada bagian jabatan ini ada kata yang tidak masuk ke kolom mana pun.',
    en: 'Some words of this block fitted in no field.',
    remedy: {
      id: 'Baca daftar sisa kata dan pindahkan yang milik baris ini.',
      en: 'Read the list of left-over words and move what belongs to the row.',
    },
  },
  'place-unknown': {
    keeps: 1,
    review: false,
    id: 'Nama wilayah tidak ada dalam daftar resmi.',
    en: 'The place name is not in the official list.',
    remedy: { id: 'Periksa ejaan nama wilayah di kepala dokumen.', en: "Check the spelling of the region in the document's head." },
  },
  'place-ambiguous': {
    keeps: 1,
    review: false,
    id: 'Kode wilayah tidak dapat dipastikan.',
    en: 'The region code could not be settled.',
    remedy: { id: 'Tentukan kabupaten dari kepala surat.', en: 'Settle the kabupaten from the letterhead.' },
  },
  'place-code-disagrees': {
    keeps: 1,
    review: false,
    id: 'Kode wilayah dalam nomor tidak cocok dengan nama wilayah.',
    en: 'The region code in the number disagrees with the names.',
    remedy: { id: 'Bandingkan kode dalam nomor dengan kepala surat.', en: 'Compare the code in the number with the letterhead.' },
  },
} as const satisfies Record<string, FlagKind>;

export type FlagCode = keyof typeof FLAGS;

const isFlagCode = (code: string): code is FlagCode => Object.hasOwn(FLAGS, code);

/** Throws for a code that the list does not have: a parser's mistake, not the document's. */
export function flagOf(code: string, field: string | null): Flag {
  if (!isFlagCode(code)) throw new Error(`unknown flag "${code}"`);
  const { id, en, remedy } = FLAGS[code];
  return { code, field, message: { id, en }, remedy: { ...remedy } };
}

/** Whether a flag asks a person to look; a code that this version does not know asks for nothing. */
export const asksForReview = (code: string): boolean => isFlagCode(code) && FLAGS[code].review;

export function kindOfFlag(code: string): FlagKind {
  if (!isFlagCode(code)) throw new Error(`unknown flag "${code}"`);
  return FLAGS[code];
}
