import type { FlagKind } from './flag-kind.ts';

/** Doubts about what a field says: its formula, its position, words that it lost or took in. */
export const FLAGS_OF_FIELDS = {
  'fraction-doubtful': {
    keeps: 1,
    review: false,
    id: 'Pembilang dan penyebut tidak sejalan; sebagian kata mungkin hilang.',
    en: 'Numerator and denominator do not agree; words of them may be lost.',
    remedy: {
      id: 'Baca pembilang dan penyebut di halamannya sampai lengkap.',
      en: 'Read both sides of the fraction on the page to their ends.',
    },
  },
  'scale-missing': {
    keeps: 1,
    review: false,
    id: 'Pecahan tanpa "x 100%"; mungkin tidak terbaca.',
    en: 'A fraction without "x 100%"; it may not have been read.',
    remedy: { id: 'Periksa apakah "x 100%" tercetak di samping garis pecahan.', en: 'See whether "x 100%" is printed beside the bar.' },
  },
  'formula-apart': {
    keeps: 1,
    review: false,
    id: 'Formula tidak memuat kata indikatornya; mungkin milik baris lain.',
    en: 'The formula shares no word with its indicator; it may belong to another row.',
    remedy: { id: 'Cocokkan formula dengan indikator di halamannya.', en: 'Match the formula with its indicator on the page.' },
  },
  'field-cut': {
    keeps: 1,
    review: false,
    id: 'Teks kolom ini tampak terpotong.',
    en: 'The text of this field looks cut off.',
    remedy: { id: 'Lengkapi teksnya dari halaman.', en: 'Complete the text from the page.' },
  },
  'formula-unclear': {
    keeps: 1,
    review: false,
    id: 'Formula tidak terbaca sebagai hitungan; mungkin ada tanda yang hilang.',
    en: 'The formula was not read as a computation; a sign may be lost.',
    remedy: { id: 'Baca formula di halamannya.', en: 'Read the formula on the page.' },
  },
  'words-at-formula': {
    keeps: 1,
    review: false,
    id: 'Di samping formula ada kata yang tidak masuk ke dalamnya.',
    en: 'Words beside the formula were not taken into it.',
    remedy: {
      id: 'Periksa apakah kata itu bagian dari pembilang atau penyebut.',
      en: 'See whether they belong to the numerator or denominator.',
    },
  },
  'position-unclear': {
    keeps: 1,
    review: false,
    id: 'Nama jabatan mungkin salah baca atau tercampur tulisan lain.',
    en: 'The name of the position may be misread, or hold other words.',
    remedy: { id: 'Cocokkan nama jabatan dengan judul di atas tabel.', en: 'Compare the position with the title above the table.' },
  },
  'rows-run-together': {
    keeps: 1,
    review: false,
    id: 'Sel indikator mungkin memuat isi dua baris.',
    en: 'The indicator may hold the words of two rows.',
    remedy: { id: 'Pecah menjadi dua baris bila di halaman memang dua.', en: 'Split the row in two if the page has two.' },
  },
  'text-lost': {
    keeps: 1,
    review: false,
    id: 'Di baris ini ada tinta yang tidak terbaca, atau sel yang kosong padahal baris lain terisi.',
    en: 'Ink in this row was not read, or a cell is blank that other rows fill.',
    remedy: { id: 'Lengkapi kata yang hilang dari halamannya.', en: 'Complete the lost words from the page.' },
  },
  'formula-half-parsed': {
    keeps: 0.6,
    review: true,
    id: 'Sebagian teks formula tidak dimengerti; periksa formulanya.',
    en: 'Part of the formula text was not understood; check the formula.',
    remedy: {
      id: 'Baca formula di halamannya dan ketik ulang bila perlu.',
      en: 'Read the formula on the page and type it again if need be.',
    },
  },
  'fraction-side-guessed': {
    keeps: 0.85,
    review: false,
    id: 'Garis pecahan hilang; batas pembilang dan penyebut ditebak.',
    en: 'The fraction bar is lost; where numerator and denominator part was guessed.',
    remedy: { id: 'Periksa di mana pembilang berakhir.', en: 'Check where the numerator ends.' },
  },
  'fraction-side-empty': {
    keeps: 0.5,
    review: true,
    id: 'Pembilang atau penyebut tidak terbaca.',
    en: 'The numerator or the denominator was not read.',
    remedy: { id: 'Ketik pembilang dan penyebut dari halamannya.', en: 'Type the numerator and the denominator from the page.' },
  },
  'scale-without-division': {
    keeps: 0.7,
    review: true,
    id: 'Ada "x 100%" tetapi tidak ada pembagian yang terbaca.',
    en: 'There is an "x 100%" but no division was read.',
    remedy: {
      id: 'Periksa apakah garis pecahan terlewat; ketik formula dengan "/".',
      en: 'See whether a fraction bar was missed; type the formula with "/".',
    },
  },
  'unbalanced-bracket': {
    keeps: 0.85,
    review: false,
    id: 'Tanda kurung dalam formula tidak berpasangan.',
    en: 'A bracket of the formula does not close.',
    remedy: { id: 'Lengkapi tanda kurungnya bila tercetak di halaman.', en: 'Complete the bracket if the page prints it.' },
  },
  'second-formula': {
    keeps: 0.8,
    review: true,
    id: 'Sel memuat lebih dari satu formula; yang pertama diambil.',
    en: 'The cell holds more than one formula; the first was taken.',
    remedy: {
      id: 'Pilih formula yang berlaku, atau pecah menjadi dua baris.',
      en: 'Choose the formula that counts, or split the row in two.',
    },
  },
} as const satisfies Record<string, FlagKind>;
