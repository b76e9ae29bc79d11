import { z } from 'zod';
import { IkiError } from '../../src/errors.ts';
import { isSimilar } from '../../src/normalise/similarity.ts';
import { remember, rememberText } from '../../src/remember.ts';
import { fold, hasPhrase, isNear, wordsOf } from './words.ts';

/** What a column of a table holds. `other`: a column that belongs to no field (satuan, keterangan …). */
export const ROLES = ['nomor', 'sasaran', 'indikator', 'formula', 'sumber_data', 'penanggung_jawab', 'target', 'other'] as const;
export type Role = (typeof ROLES)[number];

/**
 * The header lexicon, in the order of decision: a header that speaks of the formula of an indicator is the formula's, one that
 * speaks of an indicator of a sasaran is the indicator's. One near word or phrase decides.
 */
const LEXICON: readonly { readonly role: Role; readonly words: readonly string[] }[] = [
  { role: 'penanggung_jawab', words: ['penanggung', 'penanggungjawab', 'pengampu', 'pelaksana', 'pj', 'pic'] },
  { role: 'sumber_data', words: ['sumber', 'asal data', 'asal informasi', 'data dukung', 'data pendukung', 'bukti dukung', 'bukti fisik'] },
  {
    role: 'formula',
    words: [
      'formulasi',
      'formula',
      'formulir',
      'penghitungan',
      'perhitungan',
      'pengukuran',
      'rumus',
      'rumusan',
      'penjelasan',
      'menghitung',
      'mengukur',
      'pertimbangan',
      'definisi',
      'cara ukur',
      'alasan',
    ],
  },
  {
    role: 'other',
    words: ['satuan', 'keterangan', 'ket', 'realisasi', 'baseline', 'anggaran', 'program', 'kondisi awal', 'polaritas', 'bobot'],
  },
  { role: 'target', words: ['target', 'triwulan', 'tw'] },
  { role: 'indikator', words: ['indikator', 'iki', 'iku', 'tolok ukur', 'tolak ukur', 'ukuran kinerja', 'ukuran keberhasilan', 'uraian'] },
  { role: 'sasaran', words: ['sasaran', 'kinerja', 'tujuan', 'hasil kerja'] },
  { role: 'nomor', words: ['no', 'nomor', 'nmr', 'urut'] },
];

/** A header cell is short; a cell with more words is content that happens to hold a header word. */
const HEADER_WORDS_MOST = 9;
/** The same in characters, so that long cells are not even cut into words. */
const HEADER_LETTERS_MOST = 100;
/** Least similarity (0 to 1) of a header to a phrase that the user has named for it. */
const NEAR_USER_PHRASE = 0.85;

const headerWordsSchema = z.partialRecord(z.enum(ROLES), z.array(z.string().min(1)));
/** An office's own header words, by role: `{ "sumber_data": ["Asal Data"] }`. */
export type HeaderWords = z.infer<typeof headerWordsSchema>;

/** Checks what a user's header file holds. Throws IkiError `usage` that names the wrong key or value. */
export function loadHeaderWords(json: unknown): HeaderWords {
  const parsed = headerWordsSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`).join('; ');
  throw new IkiError(
    'usage',
    `The header words are not usable (${where}).`,
    `Write a JSON object of role to list of words; the roles are ${ROLES.join(', ')}.`,
  );
}

export const canBeHeader = (text: string): boolean => text.length <= HEADER_LETTERS_MOST;

/** The role of a column by its header's text, or null where it names none. */
export function roleOfHeader(text: string, own: HeaderWords): Role | null {
  return canBeHeader(text) ? rolesBy(own)(text) : null;
}

/** Every row of a table is asked whether it is a header, and most say the same again and again. */
const rolesBy = remember((own: HeaderWords) => rememberText((text) => readRole(text, own)));

function readRole(text: string, own: HeaderWords): Role | null {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > HEADER_WORDS_MOST) return null;
  const folded = fold(text);
  for (const role of ROLES) {
    if (own[role]?.some((phrase) => isSimilar(fold(phrase), folded, NEAR_USER_PHRASE))) return role;
  }
  for (const { role, words: lexical } of LEXICON) {
    if (lexical.some((entry) => (entry.includes(' ') ? hasPhrase(words, entry) : words.some((word) => isNear(word, entry))))) return role;
  }
  return null;
}
