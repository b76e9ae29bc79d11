/**
 * Rows as the selects of `read.ts` give them. They are believed, not checked: what is built of them passes the record's schema
 * before it leaves the store.
 */
type Text = string | null;
type Amount = number | null;

export type DocumentRow = {
  path: string;
  sha256: string;
  bytes: number;
  outcome: string;
  format: string;
  layout_winner: Text;
  layout_score: number;
  layout_runner_up: Text;
  layout_runner_up_score: Amount;
  layout_evidence: string;
  repairs: string;
  kabupaten: Text;
  kecamatan: Text;
  provinsi: Text;
  perangkat_daerah: Text;
  kode_wilayah: Text;
  nomor: Text;
  tahun: Amount;
  tanggal: Text;
  penandatangan_nama: Text;
  penandatangan_nip: Text;
};
export type PageRow = { page: number; kind: string; reason: string; rotation: number; skew: Amount };
export type RemainderRow = { text: string; page: Amount; line: Amount };
export type JabatanRow = {
  jabatan_key: number;
  id: string;
  jabatan: Text;
  jenis: string;
  layout: string;
  pemangku_nama: Text;
  pemangku_nip: Text;
};
export type TugasRow = { jabatan_key: number; kind: string; text: string };
export type TargetRow = {
  jabatan_key: number;
  target_key: number;
  sasaran: Text;
  indikator: Text;
  target: Text;
  nilai: Amount;
  satuan: Text;
};
export type IndikatorRow = {
  jabatan_key: number;
  indikator_key: number;
  id: string;
  sasaran: Text;
  indikator: Text;
  alasan: Text;
  penjelasan: Text;
  formula_teks: Text;
  formula: string;
  sumber_data: Text;
  penanggung_jawab: Text;
  confidence: number;
  field_confidence: string;
  needs_review: number;
  corrected_by: Text;
  corrected_at: Text;
  corrected_original: Text;
};
export type PlaceRow = {
  owner: number;
  field: Text;
  page: Amount;
  x0: Amount;
  y0: Amount;
  x1: Amount;
  y1: Amount;
  line: Amount;
};
export type RemarkRow = {
  jabatan_key: Amount;
  indikator_key: Amount;
  code: string;
  field: Text;
  message_indonesian: string;
  message_english: string;
  remedy_indonesian: Text;
  remedy_english: Text;
};
