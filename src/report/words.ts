import type { FormulaType } from '../records/formula.ts';

/** What the report calls things, in Indonesian. */

export const OUTCOMES = [
  { outcome: 'complete', label: 'Terbaca' },
  { outcome: 'partial', label: 'Terbaca sebagian' },
  { outcome: 'unrecognised', label: 'Tidak dikenali' },
  { outcome: 'failed', label: 'Gagal dibaca' },
] as const;

export const FORMULAS: Readonly<Record<FormulaType, { readonly label: string; readonly means: string }>> = {
  ratio: { label: 'Rasio', means: 'pembagian, biasanya x 100%' },
  count: { label: 'Hitungan', means: 'jumlah sesuatu' },
  constant: { label: 'Angka tetap', means: 'satu angka yang tercetak' },
  difference: { label: 'Selisih', means: 'pengurangan' },
  product: { label: 'Perkalian', means: 'perkalian' },
  sum: { label: 'Penjumlahan', means: 'penjumlahan' },
  index: { label: 'Indeks', means: 'survei, indeks, atau skala nilai' },
  narrative: { label: 'Uraian', means: 'kata-kata tanpa hitungan' },
  missing: { label: 'Tidak ada', means: 'formula tidak tercetak' },
};

export const REVIEW_STATES = [
  { state: 'utuh', label: 'Tidak ditandai', means: 'program tidak ragu, belum dilihat orang' },
  { state: 'perlu', label: 'Perlu diperiksa', means: 'program ragu, belum diputuskan' },
  { state: 'accepted', label: 'Diterima', means: 'dilihat orang dan benar seperti terbaca' },
  { state: 'corrected', label: 'Diperbaiki', means: 'dilihat orang dan diperbaiki' },
  { state: 'added', label: 'Ditambahkan', means: 'ditambahkan orang karena terlewat' },
  { state: 'dropped', label: 'Bukan baris', means: 'dinyatakan bukan indikator; tidak dihitung dalam laporan' },
] as const;

/** Short names of the findings by their codes. */
const FINDINGS: Readonly<Record<string, string>> = {
  'percent-without-denominator': 'Persentase tanpa penyebut',
  'percent-with-count': 'Persentase diukur dengan jumlah',
  'count-with-ratio': 'Jumlah diukur dengan rasio',
  'numerator-is-denominator': 'Pembilang sama dengan penyebut',
  'nothing-to-measure-by': 'Tanpa cara mengukur',
  'formula-off-topic': 'Formula tidak sesuai indikator',
  'formulas-differ': 'Indikator sama, formula berbeda',
  'row-twice': 'Baris tercetak dua kali',
  'no-source': 'Tanpa sumber data',
  'source-is-position': 'Sumber data berupa jabatan',
  'indicator-without-sasaran': 'Indikator tanpa sasaran',
  'target-without-indicator': 'Target tanpa indikator',
  'indicator-without-target': 'Indikator tanpa target',
  'target-without-number': 'Target tanpa angka',
  'foreign-place': 'Nama wilayah lain terbawa',
  'decree-number-blank': 'Nomor keputusan belum diisi',
  'dates-disagree': 'Tahun tidak sejalan',
  'kode-wilayah-disagrees': 'Kode wilayah tidak cocok',
  'nip-implausible': 'NIP tidak masuk akal',
  'signer-without-nip': 'Penanda tangan tanpa NIP',
};

/** A code that an earlier or later version wrote stands for itself. */
export const findingLabel = (code: string): string => FINDINGS[code] ?? code;

/** Why a page could not be read, as the readers note it in English; a reason that is not known here stays as it is. */
const REASONS: readonly (readonly [said: RegExp, indonesian: string])[] = [
  [/OCR is switched off/u, 'halaman berupa gambar, dan pengenalan huruf dimatikan saat impor'],
  [/pixels; .* million are read at most/u, 'gambarnya terlalu besar; pindai ulang dengan 300 dpi'],
  [/^(?:.*; )?(\d+) of (\d+) words could be read/u, 'hanya $1 dari $2 kata terbaca; pindai ulang dengan lebih jelas'],
];

export function reasonInIndonesian(reason: string): string | null {
  const [said, indonesian] = REASONS.find(([pattern]) => pattern.test(reason)) ?? [];
  return said === undefined || indonesian === undefined
    ? null
    : indonesian.replace(/\$(\d)/gu, (_, group) => said.exec(reason)?.[Number(group)] ?? '');
}
