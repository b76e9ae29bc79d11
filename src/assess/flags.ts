import type { Flag } from '../records/record.ts';

/** What one doubt means for a row: how far the chance of a right row falls (a factor, 0 to 1), and whether a person should look. */
type FlagKind = {
  readonly keeps: number;
  readonly review: boolean;
  readonly id: string;
  readonly en: string;
  /** What the person who looks can do. */
  readonly remedy: { readonly id: string; readonly en: string };
};

/**
 * Every reason to doubt a reading. The factors are estimates, not fitted; they multiply, and how much the product counts in a
 * row's confidence is what `npm run calibrate` fits (signal `flagged`).
 */
export const FLAGS = {
  'row-shifted': {
    keeps: 0.6,
    review: true,
    id: 'Isi baris bergeser kolom dan diletakkan kembali; periksa kolomnya.',
    en: 'The cells of this row had shifted and were put back; check the columns.',
    remedy: { id: 'Cocokkan setiap kolom baris ini dengan halamannya.', en: 'Compare each column of the row with the page.' },
  },
  'cell-rejoined': {
    keeps: 0.9,
    review: false,
    id: 'Sel terpotong ganti halaman dan disambung.',
    en: 'The cell was cut by a page break and rejoined.',
    remedy: { id: 'Baca sambungannya di sekitar ganti halaman.', en: 'Read the joint around the page break.' },
  },
  'cell-cut-by-guess': {
    keeps: 0.6,
    review: true,
    id: 'Isi dua baris menyatu dalam satu sel dan dipisah; periksa batasnya.',
    en: 'Words of two rows ran into one cell and were parted; check where.',
    remedy: { id: 'Pindahkan kata yang salah tempat ke barisnya.', en: 'Move words that stand in the wrong row.' },
  },
  'row-split-by-guess': {
    keeps: 0.5,
    review: true,
    id: 'Satu baris memuat beberapa indikator dan dipecah; periksa pasangannya.',
    en: 'One row held several indicators and was split; check which belongs to which.',
    remedy: {
      id: 'Cocokkan tiap indikator dengan formulanya; gabungkan bila hanya satu baris.',
      en: 'Match each indicator with its formula; merge the rows if they are one.',
    },
  },
  'measure-realigned': {
    keeps: 0.5,
    review: true,
    id: 'Formulasi tercetak di baris sebelah dan dipindahkan; periksa pasangannya.',
    en: "The formula stood in a neighbour's row and was moved; check the pairs.",
    remedy: { id: 'Cocokkan formula dengan indikator di halamannya.', en: 'Match the formula with its indicator on the page.' },
  },
  'header-missing': {
    keeps: 0.6,
    review: true,
    id: 'Kepala tabel tidak tercetak; arti kolom ditebak dari isinya.',
    en: 'The table header is missing; columns were told by their content.',
    remedy: {
      id: 'Cocokkan kolom dengan halaman sebelumnya, atau pindai halaman yang hilang.',
      en: 'Compare the columns with the page before, or scan the missing page.',
    },
  },
  'header-unknown': {
    keeps: 0.8,
    review: true,
    id: 'Judul kolom ini tidak dikenal; artinya ditebak dari letaknya.',
    en: 'The title of this column is not known; its meaning was told by its place.',
    remedy: {
      id: 'Periksa arti kolom; daftarkan judulnya dengan --headers bila kantor ini selalu memakainya.',
      en: 'Check what the column means; name its title with --headers if this office always uses it.',
    },
  },
  'sasaran-filled-up': {
    keeps: 0.85,
    review: false,
    id: 'Sasaran tercetak di baris berikutnya dari kelompok yang sama.',
    en: 'The sasaran is printed in a later row of the same group.',
    remedy: { id: 'Pastikan sasaran berlaku untuk baris ini.', en: 'Make sure that the sasaran is meant for this row.' },
  },
  'indikator-filled-down': {
    keeps: 0.75,
    review: true,
    id: 'Sel indikator kosong; dianggap formula kedua dari indikator di atasnya.',
    en: 'The indicator cell is blank; read as a further measure of the one above.',
    remedy: {
      id: 'Pastikan formula ini milik indikator di atasnya; jika bukan, isi indikatornya.',
      en: 'Make sure that the formula belongs to the indicator above; if not, fill in its own.',
    },
  },
  'blank-cell': {
    keeps: 0.97,
    review: false,
    id: 'Sel ini kosong dalam dokumen.',
    en: 'This cell is blank in the document.',
    remedy: { id: 'Biarkan kosong bila memang tidak tercetak.', en: 'Leave it blank if nothing is printed there.' },
  },
  'indikator-missing': {
    keeps: 0.4,
    review: true,
    id: 'Indikator tidak terbaca.',
    en: 'No indicator was read.',
    remedy: {
      id: 'Isi indikator dari halamannya, atau tandai bukan baris.',
      en: 'Fill in the indicator from the page, or mark it as no row.',
    },
  },
  'jabatan-missing': {
    keeps: 0.6,
    review: true,
    id: 'Nama jabatan tidak ditemukan.',
    en: 'The name of the position was not found.',
    remedy: { id: 'Isi nama jabatan dari judul di atas tabel.', en: 'Fill in the position from the title above the table.' },
  },
  'runner-up-close': {
    keeps: 0.85,
    review: false,
    id: 'Tata letak dokumen mirip dengan bentuk lain.',
    en: 'Another layout fits this block nearly as well.',
    remedy: { id: 'Periksa tugas, fungsi, dan pemangku jabatan ini.', en: 'Check tugas, fungsi and holder of this block.' },
  },
  'low-ocr-confidence': {
    keeps: 0.6,
    review: true,
    id: 'Kata di kolom ini kurang jelas terbaca.',
    en: 'Words of this field were recognised poorly.',
    remedy: { id: 'Bandingkan teks dengan gambarnya huruf demi huruf.', en: 'Compare the text with its picture letter by letter.' },
  },
  'cell-guessed': {
    keeps: 0.95,
    review: false,
    id: 'Batas sel tidak bergaris dan ditentukan dari jarak antarkata.',
    en: 'The edges of the cell are not drawn; they were told from white space.',
    remedy: { id: 'Periksa apakah ada kata kolom sebelah yang ikut terbaca.', en: 'See whether words of the next column came with it.' },
  },
  'words-unknown': {
    keeps: 1,
    review: false,
    id: 'Ada kata yang tidak dikenal; mungkin salah baca.',
    en: 'Some words are not known; they may be misread.',
    remedy: { id: 'Bandingkan ejaannya dengan gambar halaman.', en: 'Compare the spelling with the picture of the page.' },
  },
  'noise-in-field': {
    keeps: 1,
    review: false,
    id: 'Ada tanda lepas yang mungkin kotoran pindaian.',
    en: 'Loose signs stand in the field; they may be dirt on the scan.',
    remedy: { id: 'Hapus tanda yang tidak tercetak.', en: 'Delete signs that are not printed.' },
  },
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
