import type { FlagKind } from './flag-kind.ts';

/** Doubts about where rows, cells and headers begin and end, and about how well their letters were read. */
export const FLAGS_OF_ROWS = {
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
} as const satisfies Record<string, FlagKind>;
