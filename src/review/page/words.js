/** The page's own words. Those about flags and findings come with the rows, in both languages. */

/** @typedef {'id' | 'en'} Language */
/** @typedef {keyof typeof WORDS.id} Word */

const WORDS = {
  id: {
    title: 'Periksa', by: 'Pemeriksa', today: 'Hari ini', document: 'Dokumen', all: 'Semua', rows: 'baris', language: 'English', help: 'Bantuan', close: 'Tutup',
    sasaran: 'Sasaran', indikator: 'Indikator', formula_teks: 'Formula', sumber_data: 'Sumber data', penanggung_jawab: 'Penanggung jawab', alasan: 'Alasan', penjelasan: 'Penjelasan',
    perlu: 'Perlu diperiksa', belum: 'Belum diputuskan', sudah: 'Sudah', semua: 'Semua baris',
    state: 'Status', flag: 'Keraguan', finding: 'Temuan', field: 'Kolom', confidence: 'Keyakinan %', kabupaten: 'Kabupaten', jabatan: 'Jabatan', any: 'semua', reset: 'Hapus saringan',
    accepted: 'diterima', corrected: 'dikoreksi', dropped: 'bukan baris', added: 'ditambahkan', contested: 'bertentangan', untouched: 'belum diputuskan',
    accept: 'Terima', next: 'Berikut', previous: 'Sebelum', edit: 'Ubah kolom', save: 'Simpan', cancel: 'Batal', split: 'Pecah', merge: 'Gabung ke atas', drop: 'Bukan baris', undo: 'Urungkan', add: 'Tambah baris', take: 'Pakai bacaan baru', filter: 'Saringan', pages: 'Halaman sebelum/sesudah', zoom: 'Perbesar/perkecil',
    empty: '(kosong)', was: 'Terbaca', history: 'Riwayat', noHistory: 'Belum ada keputusan.', undone: 'diurungkan', wordAdded: 'baris baru', noLongerRow: 'bukan baris',
    acted_accept: 'menerima', acted_edit: 'mengubah', acted_split: 'memecah', acted_merge: 'menggabung', 'acted_not-a-row': 'menandai bukan baris', acted_add: 'menambah', acted_undo: 'mengurungkan',
    yours: 'Keputusan', newReading: 'Bacaan baru', conflict: 'Dokumen dibaca ulang dan bacaannya lain dari keputusan ini. Enter: keputusan tetap. b: pakai bacaan baru.',
    conflictDropped: 'Baris ini ditandai bukan baris, tetapi kini terbaca lain. x: tetap bukan baris. Enter: ini memang baris.',
    lost: 'Koreksi yang barisnya tidak ada lagi dalam bacaan baru', generalFlags: 'Seluruh baris',
    part1: 'Bagian 1', part2: 'Bagian 2', splitHint: 'Hapus dari setiap bagian apa yang milik bagian lain.', mergeHint: 'Beginilah baris di atas sesudah digabung. Rapikan, lalu simpan.', addHint: 'Baris baru sesudah baris ini. Isi dari halamannya.', editHint: 'Ketik seperti tercetak; kosongkan bila tidak tercetak.',
    noAbove: 'Tidak ada baris di atasnya dalam jabatan ini.', chooseField: 'Tekan 1–7 untuk memilih kolom, atau Enter.', sureDiscard: 'Ada perubahan yang belum disimpan. Esc sekali lagi untuk membuangnya.',
    saved: 'Tersimpan', undoneNow: 'Diurungkan', done: 'Tidak ada baris lagi dalam saringan ini.', loading: 'Memuat…', nothingChanged: 'Tidak ada yang berubah; Enter menerima baris apa adanya.',
    offline: 'Server iki review tidak menjawab. Jalankan lagi, lalu buka alamat yang dicetaknya.', page: 'Halaman', of: 'dari', line: 'Baris', noPlace: 'Letak baris ini dalam dokumen tidak diketahui.', meaning: 'Arti', remedy: 'Saran', tahun: 'Tahun',
    ratio: 'rasio', count: 'hitungan', constant: 'angka', difference: 'selisih', product: 'perkalian', sum: 'penjumlahan', index: 'indeks', narrative: 'uraian', missing: 'tidak ada',
  },
  en: {
    title: 'Review', by: 'Reviewer', today: 'Today', document: 'Document', all: 'All', rows: 'rows', language: 'Bahasa Indonesia', help: 'Help', close: 'Close',
    sasaran: 'Sasaran', indikator: 'Indikator', formula_teks: 'Formula', sumber_data: 'Sumber data', penanggung_jawab: 'Penanggung jawab', alasan: 'Alasan', penjelasan: 'Penjelasan',
    perlu: 'To look at', belum: 'Undecided', sudah: 'Decided', semua: 'All rows',
    state: 'State', flag: 'Flag', finding: 'Finding', field: 'Field', confidence: 'Confidence %', kabupaten: 'Kabupaten', jabatan: 'Jabatan', any: 'all', reset: 'Clear filters',
    accepted: 'accepted', corrected: 'corrected', dropped: 'not a row', added: 'added', contested: 'contradicted', untouched: 'undecided',
    accept: 'Accept', next: 'Next', previous: 'Previous', edit: 'Edit field', save: 'Save', cancel: 'Cancel', split: 'Split', merge: 'Merge upwards', drop: 'Not a row', undo: 'Undo', add: 'Add a row', take: 'Take the new reading', filter: 'Filters', pages: 'Page before/after', zoom: 'Larger/smaller',
    empty: '(empty)', was: 'Read', history: 'History', noHistory: 'No decision yet.', undone: 'undone', wordAdded: 'new row', noLongerRow: 'not a row',
    acted_accept: 'accepted', acted_edit: 'edited', acted_split: 'split', acted_merge: 'merged', 'acted_not-a-row': 'called it not a row', acted_add: 'added', acted_undo: 'undid',
    yours: 'Decision', newReading: 'New reading', conflict: 'The document was read again, and the reading differs from this decision. Enter: the decision stands. b: take the new reading.',
    conflictDropped: 'This row was called no row, but it now reads otherwise. x: still not a row. Enter: it is a row.',
    lost: 'Corrections whose row is not in the new reading', generalFlags: 'The whole row',
    part1: 'Part 1', part2: 'Part 2', splitHint: 'Delete from each part what belongs to the other.', mergeHint: 'This is the row above once merged. Tidy it, then save.', addHint: 'A new row after this one. Fill it in from the page.', editHint: 'Type it as printed; leave it empty if it is not printed.',
    noAbove: 'There is no row above it in this jabatan.', chooseField: 'Press 1–7 to choose a field, or Enter.', sureDiscard: 'There are unsaved changes. Esc once more to discard them.',
    saved: 'Saved', undoneNow: 'Undone', done: 'No more rows in this filter.', loading: 'Loading…', nothingChanged: 'Nothing was changed; Enter accepts the row as it is.',
    offline: 'The iki review server does not answer. Start it again and open the address that it prints.', page: 'Page', of: 'of', line: 'Line', noPlace: 'Where this row stands in the document is not known.', meaning: 'Meaning', remedy: 'What to do', tahun: 'Year',
    ratio: 'ratio', count: 'count', constant: 'number', difference: 'difference', product: 'product', sum: 'sum', index: 'index', narrative: 'prose', missing: 'none',
  },
};

/** @type {Language} */
let language = 'id';

export const currentLanguage = () => language;

/** @param {Language} chosen */
export function speak(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
}

/** @param {Word} word */
export const t = (word) => WORDS[language][word];

/** @param {import('../api.ts').Message} message */
export const said = (message) => message[language];

/** The fields by the key that edits them: 1 to 7. @type {readonly (keyof import('../api.ts').FieldValues)[]} */
export const FIELDS = ['sasaran', 'indikator', 'formula_teks', 'sumber_data', 'penanggung_jawab', 'alasan', 'penjelasan'];

/** Doubts about a formula's meaning are told beside its text. @param {string | null} field */
export const fieldOfRemark = (field) => (field === 'formula' ? 'formula_teks' : field);
