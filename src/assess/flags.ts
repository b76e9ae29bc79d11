import type { Flag } from '../records/record.ts';

/** What one doubt means for a row: how far the chance of a right row falls (a factor, 0 to 1), and whether a person should look. */
type FlagKind = { readonly keeps: number; readonly review: boolean; readonly id: string; readonly en: string };

/**
 * Every reason to doubt a reading. The factors are a first estimate by how often such a row is wrong in the project's own
 * fixtures; they multiply.
 */
export const FLAGS = {
  'row-shifted': { keeps: 0.6, review: true, id: 'Isi baris bergeser kolom dan diletakkan kembali; periksa kolomnya.', en: 'The cells of this row had shifted and were put back; check the columns.' },
  'cell-rejoined': { keeps: 0.9, review: false, id: 'Sel terpotong ganti halaman dan disambung.', en: 'The cell was cut by a page break and rejoined.' },
  'cell-cut-by-guess': { keeps: 0.6, review: true, id: 'Isi dua baris menyatu dalam satu sel dan dipisah; periksa batasnya.', en: 'Words of two rows ran into one cell and were parted; check where.' },
  'row-split-by-guess': { keeps: 0.5, review: true, id: 'Satu baris memuat beberapa indikator dan dipecah; periksa pasangannya.', en: 'One row held several indicators and was split; check which belongs to which.' },
  'measure-realigned': { keeps: 0.5, review: true, id: 'Formulasi tercetak di baris sebelah dan dipindahkan; periksa pasangannya.', en: 'The formula stood in a neighbour\'s row and was moved; check the pairs.' },
  'header-missing': { keeps: 0.6, review: true, id: 'Kepala tabel tidak tercetak; arti kolom ditebak dari isinya.', en: 'The table header is missing; columns were told by their content.' },
  'header-unknown': { keeps: 0.8, review: true, id: 'Judul kolom ini tidak dikenal; artinya ditebak dari letaknya.', en: 'The title of this column is not known; its meaning was told by its place.' },
  'sasaran-filled-up': { keeps: 0.85, review: false, id: 'Sasaran tercetak di baris berikutnya dari kelompok yang sama.', en: 'The sasaran is printed in a later row of the same group.' },
  'indikator-filled-down': { keeps: 0.75, review: true, id: 'Sel indikator kosong; dianggap formula kedua dari indikator di atasnya.', en: 'The indicator cell is blank; read as a further measure of the one above.' },
  'blank-cell': { keeps: 0.97, review: false, id: 'Sel ini kosong dalam dokumen.', en: 'This cell is blank in the document.' },
  'indikator-missing': { keeps: 0.4, review: true, id: 'Indikator tidak terbaca.', en: 'No indicator was read.' },
  'jabatan-missing': { keeps: 0.6, review: true, id: 'Nama jabatan tidak ditemukan.', en: 'The name of the position was not found.' },
  'runner-up-close': { keeps: 0.85, review: false, id: 'Tata letak dokumen mirip dengan bentuk lain.', en: 'Another layout fits this block nearly as well.' },
  'low-ocr-confidence': { keeps: 0.6, review: true, id: 'Kata di kolom ini kurang jelas terbaca.', en: 'Words of this field were recognised poorly.' },
  'formula-half-parsed': { keeps: 0.6, review: true, id: 'Sebagian teks formula tidak dimengerti; periksa formulanya.', en: 'Part of the formula text was not understood; check the formula.' },
  'fraction-side-guessed': { keeps: 0.85, review: false, id: 'Garis pecahan hilang; batas pembilang dan penyebut ditebak.', en: 'The fraction bar is lost; where numerator and denominator part was guessed.' },
  'fraction-side-empty': { keeps: 0.5, review: true, id: 'Pembilang atau penyebut tidak terbaca.', en: 'The numerator or the denominator was not read.' },
  'scale-without-division': { keeps: 0.7, review: true, id: 'Ada "x 100%" tetapi tidak ada pembagian yang terbaca.', en: 'There is an "x 100%" but no division was read.' },
  'unbalanced-bracket': { keeps: 0.85, review: false, id: 'Tanda kurung dalam formula tidak berpasangan.', en: 'A bracket of the formula does not close.' },
  'second-formula': { keeps: 0.8, review: true, id: 'Sel memuat lebih dari satu formula; yang pertama diambil.', en: 'The cell holds more than one formula; the first was taken.' },
  'place-unknown': { keeps: 1, review: false, id: 'Nama wilayah tidak ada dalam daftar resmi.', en: 'The place name is not in the official list.' },
  'place-ambiguous': { keeps: 1, review: false, id: 'Kode wilayah tidak dapat dipastikan.', en: 'The region code could not be settled.' },
  'place-code-disagrees': { keeps: 1, review: false, id: 'Kode wilayah dalam nomor tidak cocok dengan nama wilayah.', en: 'The region code in the number disagrees with the names.' },
} as const satisfies Record<string, FlagKind>;

export type FlagCode = keyof typeof FLAGS;

const isFlagCode = (code: string): code is FlagCode => Object.hasOwn(FLAGS, code);

/** Throws for a code that the list does not have: a parser's mistake, not the document's. */
export function flagOf(code: string, field: string | null): Flag {
  if (!isFlagCode(code)) throw new Error(`unknown flag "${code}"`);
  const { id, en } = FLAGS[code];
  return { code, field, message: { id, en } };
}

export function kindOfFlag(code: string): FlagKind {
  if (!isFlagCode(code)) throw new Error(`unknown flag "${code}"`);
  return FLAGS[code];
}
