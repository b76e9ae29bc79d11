import { FINDING_COLUMNS, INDIKATOR_COLUMNS, TARGET_COLUMNS } from '../store/index.ts';

/** What the exported tables hold, column by column. The names are those of `indikator_flat`; what they mean is Indonesian, for the sheet that explains them. */

export type ColumnType = 'text' | 'number' | 'boolean';
/** `at`: where its value stands in the rows of the store. `width`: in characters, for a spreadsheet. */
export type Column = {
  readonly name: string;
  readonly type: ColumnType;
  readonly meaning: string;
  readonly width: number;
  readonly at: number;
};
export type TableName = 'indikator' | 'formula' | 'target' | 'temuan';
export type Table = { readonly name: TableName; readonly columns: readonly Column[] };

type Meaning = readonly [meaning: string, width: number, type?: ColumnType];

const HEAD: Readonly<Record<string, Meaning>> = {
  path: ['Berkas dokumen, seperti disebut saat impor', 28],
  provinsi: ['Provinsi', 16],
  kabupaten: ['Kabupaten atau kota', 16],
  kecamatan: ['Kecamatan; kosong untuk perangkat daerah lain', 16],
  kode_wilayah: ['Kode wilayah Kemendagri: kecamatan, atau kabupaten', 11],
  perangkat_daerah: ['Perangkat daerah, seperti tercetak', 26],
  tahun: ['Tahun indikator', 8, 'number'],
  tanggal: ['Tanggal penetapan: TTTT-BB-HH atau TTTT-BB', 12],
  nomor: ['Nomor keputusan, seperti tercetak', 22],
};

const ROW: Readonly<Record<string, Meaning>> = {
  ...HEAD,
  jabatan: ['Jabatan atau unit, seperti tercetak', 26],
  jenis: ['IKI: indikator seseorang; IKU: indikator unit', 7],
  layout: ['Bentuk blok: table, card, narrative', 10],
  pemangku_nama: ['Nama pemangku jabatan yang menandatangani bloknya', 24],
  jabatan_position: ['Urutan jabatan dalam dokumen, mulai 0', 9, 'number'],
  indikator_position: ['Urutan indikator dalam jabatan, mulai 0; pecahan: ditambahkan oleh peninjau', 9, 'number'],
  id: ['Nama tetap baris di dalam dokumennya', 18],
  sasaran: ['Sasaran', 36],
  indikator: ['Indikator kinerja', 36],
  alasan: ['Alasan pemilihan indikator', 24],
  penjelasan: ['Penjelasan di sekitar formula', 24],
  formula_teks: ['Formula seperti tercetak; pecahan ditulis A / B', 44],
  formula_type: ['Jenis formula: ratio, count, constant, difference, product, sum, index, narrative, missing', 12],
  numerator: ['Pembilang, untuk ratio', 30],
  denominator: ['Penyebut, untuk ratio', 30],
  scale: ['Pengali ratio: 100 untuk persen, selain itu 1', 7, 'number'],
  unit: ['Satuan: % atau benda yang dihitung', 8],
  sumber_data: ['Sumber data', 24],
  penanggung_jawab: ['Penanggung jawab', 22],
  confidence: ['Peluang bahwa semua isian baris terbaca benar, 0 sampai 1', 10, 'number'],
  needs_review: ['Apakah seseorang perlu memeriksa baris ini', 9, 'boolean'],
  corrected_by: ['Nama peninjau yang memutuskan tentang baris ini', 14],
  corrected_at: ['Waktu keputusan itu (UTC)', 20],
  corrected_original: ['Isian yang diubah, seperti terbaca sebelumnya (JSON)', 24],
  flags: ['Kode keraguan pembacaan, dipisah koma', 24],
  findings: ['Kode temuan tentang dokumennya, dipisah koma', 24],
  page: ['Halaman tempat indikator tercetak', 7, 'number'],
  line: ['Baris tempat indikator tercetak, untuk berkas teks', 7, 'number'],
};

const FORMULA: Readonly<Record<string, Meaning>> = {
  ...HEAD,
  jabatan: ROW['jabatan'] ?? ['', 0],
  id: ['Nama tetap baris indikator di dalam dokumennya', 18],
  indikator: ['Indikator kinerja', 36],
  formula_teks: ROW['formula_teks'] ?? ['', 0],
  formula_type: ROW['formula_type'] ?? ['', 0],
  numerator: ROW['numerator'] ?? ['', 0],
  denominator: ROW['denominator'] ?? ['', 0],
  scale: ROW['scale'] ?? ['', 0, 'number'],
  unit: ROW['unit'] ?? ['', 0],
  formula_json: ['Formula sebagai pohon ungkapan (JSON); lihat docs/formula.md', 30],
};

const TARGET: Readonly<Record<string, Meaning>> = {
  ...HEAD,
  jabatan: ['Jabatan atau unit, seperti tercetak', 26],
  sasaran: ['Sasaran', 36],
  indikator: ['Indikator kinerja', 36],
  target: ['Target seperti tercetak', 18],
  nilai: ['Angka target, jika hanya satu', 10, 'number'],
  satuan: ['Satuan angka itu', 10],
};

const TEMUAN: Readonly<Record<string, Meaning>> = {
  ...HEAD,
  jabatan: ['Jabatan atau unit; kosong untuk temuan tentang seluruh dokumen', 26],
  id: ['Baris indikator; kosong untuk temuan tentang jabatan atau dokumen', 18],
  indikator: ['Indikator kinerja', 36],
  code: ['Kode temuan; lihat docs/findings.md', 26],
  field: ['Isian yang dimaksud', 14],
  message: ['Apa yang ditemukan', 50],
  remedy: ['Apa yang dapat dilakukan', 50],
};

const tableOf = (name: TableName, meanings: Readonly<Record<string, Meaning>>, source: readonly string[]): Table => ({
  name,
  columns: Object.entries(meanings).map(([column, [meaning, width, type = 'text']]) => ({
    name: column,
    type,
    meaning,
    width,
    at: source.indexOf(column),
  })),
});

export const TABLES: Readonly<Record<TableName, Table>> = {
  indikator: tableOf('indikator', ROW, INDIKATOR_COLUMNS),
  formula: tableOf('formula', FORMULA, INDIKATOR_COLUMNS),
  target: tableOf('target', TARGET, TARGET_COLUMNS),
  temuan: tableOf('temuan', TEMUAN, FINDING_COLUMNS),
};

/** Columns that hold nothing but a person's name. */
const OF_PERSONS: ReadonlySet<string> = new Set(['pemangku_nama', 'corrected_by']);

/** The table without the columns of persons. */
export const withoutPersonColumns = ({ name, columns }: Table): Table => ({
  name,
  columns: columns.filter((column) => !OF_PERSONS.has(column.name)),
});
