/** An invented decree of one position with a table of two indikator; `indikator` changes a word of the first. */
export function decree(indikator = 'Persentase surat masuk yang dijawab tepat waktu'): string {
  return [
    'PEMERINTAH KABUPATEN TIRTAMUKTI',
    'KECAMATAN WARUNGASRI',
    '',
    'KEPUTUSAN CAMAT WARUNGASRI',
    'NOMOR 800/17/KEC-WA/2024',
    '',
    'TENTANG',
    '',
    'INDIKATOR KINERJA INDIVIDU KECAMATAN WARUNGASRI TAHUN 2024',
    '',
    'INDIKATOR KINERJA INDIVIDU',
    '',
    'Jabatan : Kepala Seksi Layanan Arsip',
    'Tugas : Menata arsip kecamatan',
    'Fungsi :',
    'a. Mencatat surat masuk;',
    'b. Menyimpan arsip.',
    '',
    'No\tSasaran\tIndikator Kinerja Individu\tFormulasi Penghitungan\tSumber Data',
    `1\tSurat tertangani\t${indikator}\tJumlah surat yang dijawab / Jumlah surat masuk x 100%\tBuku agenda`,
    '2\tArsip tertata\tJumlah berkas yang disimpan\tJumlah berkas yang disimpan\tDaftar arsip',
    '',
  ].join('\n');
}

/** Text in which there is nothing of an IKI document. */
export const LETTER = ['Resep Sayur Lodeh', '', 'Rebus santan dengan api kecil, lalu masukkan terong dan kacang panjang.', ''].join('\n');

/** No UTF-8: the byte 0xFF never occurs in it. */
export const BROKEN = Uint8Array.from([0x4a, 0x61, 0x62, 0xff, 0xfe, 0xff, 0x0a]);
