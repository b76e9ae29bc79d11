/**
 * What a column of a table holds. `pembilang` and `penyebut`: the sides of a formula in columns of their own; `alasan` and
 * `penjelasan`: columns of their own beside the formula's; `satuan`: the unit of a target; `other`: a column that belongs to no
 * field (keterangan, anggaran …).
 */
export const ROLES = [
  'nomor',
  'sasaran',
  'indikator',
  'formula',
  'pembilang',
  'penyebut',
  'alasan',
  'penjelasan',
  'sumber_data',
  'penanggung_jawab',
  'target',
  'satuan',
  'other',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * How firmly a header names its role: in so many words; by a word that also stands over other columns ("Penjelasan", "Kinerja
 * Utama"); or by a word that says nothing without the heading over it ("Uraian").
 */
export type Claim = 'explicit' | 'loose' | 'generic';
/** Words and phrases that name a column. `first` only as the first word, `alone` as the only one; `unless` one of these stands there too. */
type Entry = {
  readonly role: Role;
  readonly claim?: Claim;
  readonly words?: readonly string[];
  readonly first?: readonly string[];
  readonly alone?: readonly string[];
  readonly unless?: readonly string[];
};

/**
 * The header lexicon, in the order of decision: a header that speaks of the formula of an indicator is the formula's, one that
 * speaks of an indicator of a sasaran is the indicator's. One near word or phrase decides.
 */
export const LEXICON: readonly Entry[] = [
  { role: 'penjelasan', words: ['tipe perhitungan', 'tipe penghitungan', 'jenis perhitungan', 'jenis penghitungan', 'sifat perhitungan'] },
  { role: 'pembilang', words: ['pembilang', 'numerator'], unless: ['penyebut', 'denominator'] },
  { role: 'penyebut', words: ['penyebut', 'denominator'], unless: ['pembilang', 'numerator'] },
  { role: 'satuan', first: ['satuan'], unless: ['satuan kerja', 'satuan organisasi'] },
  {
    role: 'other',
    first: ['waktu', 'jadwal', 'frekuensi', 'periode', 'klasifikasi', 'polaritas', 'bobot', 'jenis', 'sifat'],
    words: ['sumber dana', 'sumber anggaran', 'sumber biaya', 'sumber pembiayaan'],
  },
  { role: 'penanggung_jawab', words: ['penanggung', 'penanggungjawab', 'pj', 'pic'] },
  { role: 'penanggung_jawab', claim: 'loose', words: ['pengampu', 'pelaksana', 'jawab'] },
  { role: 'sumber_data', words: ['sumber'] },
  {
    role: 'sumber_data',
    claim: 'loose',
    words: [
      'asal data',
      'asal informasi',
      'data dukung',
      'data pendukung',
      'dokumen pendukung',
      'bukti dukung',
      'bukti pendukung',
      'bukti fisik',
      'alat verifikasi',
    ],
  },
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
      'menghitung',
      'mengukur',
      'cara ukur',
      'cara hitung',
      'cara penilaian',
      'metode penilaian',
    ],
  },
  { role: 'formula', claim: 'loose', words: ['penjelasan', 'pertimbangan', 'definisi', 'alasan'] },
  { role: 'satuan', words: ['satuan'], unless: ['satuan kerja', 'satuan organisasi'] },
  { role: 'other', words: ['keterangan', 'ket', 'realisasi', 'baseline', 'anggaran', 'kondisi awal', 'polaritas', 'bobot'] },
  { role: 'target', words: ['target', 'triwulan', 'tw'] },
  { role: 'indikator', words: ['indikator', 'iki', 'iku', 'ikk', 'tolok ukur', 'tolak ukur', 'ukuran kinerja', 'ukuran keberhasilan'] },
  { role: 'sasaran', words: ['sasaran'] },
  { role: 'sasaran', claim: 'loose', words: ['tujuan', 'hasil kerja'] },
  { role: 'indikator', claim: 'generic', words: ['uraian'], unless: ['tugas', 'kegiatan', 'program'] },
  { role: 'sasaran', claim: 'generic', alone: ['kinerja'] },
  { role: 'sasaran', claim: 'loose', words: ['kinerja'] },
  { role: 'other', words: ['program', 'kegiatan', 'tugas', 'capaian'] },
  { role: 'nomor', words: ['no', 'nomor', 'nmr', 'urut', 'kode'] },
];

/** The loose words of the formula that give a reason; the others explain. */
export const REASON_WORDS = ['alasan', 'pertimbangan'] as const;
