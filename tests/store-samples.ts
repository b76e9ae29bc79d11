import type { DocumentRecord, Indikator, Jabatan } from '../src/records/record.ts';

export function indikator(id: string, change: Partial<Indikator> = {}): Indikator {
  return {
    id,
    sasaran: 'Meningkatnya ketertiban arsip',
    indikator: 'Persentase arsip yang tertata',
    alasan: null,
    penjelasan: null,
    formula_teks: 'Jumlah arsip tertata / Jumlah arsip x 100%',
    formula: {
      type: 'ratio',
      text: 'Jumlah arsip tertata / Jumlah arsip x 100%',
      numerator: { type: 'count', text: 'Jumlah arsip tertata', of: 'arsip tertata' },
      denominator: { type: 'count', text: 'Jumlah arsip', of: 'arsip' },
      scale: 100,
      unit: '%',
    },
    sumber_data: 'Buku arsip',
    penanggung_jawab: null,
    confidence: 0.91,
    field_confidence: { sasaran: 0.99, indikator: 0.98, formula: 0.93, sumber_data: 0.99 },
    needs_review: false,
    flags: [],
    findings: [],
    corrected: null,
    provenance: {
      sasaran: [{ page: 2, bbox: [40, 100, 140, 130.5] }],
      indikator: [{ page: 2, bbox: [150, 100, 260, 130.5] }],
      formula_teks: [{ page: 2, bbox: [270, 100, 400, 130.5] }],
      sumber_data: [
        { page: 2, bbox: [410, 100, 480, 130.5] },
        { page: 3, bbox: [410, 40, 480, 60] },
      ],
    },
    ...change,
  };
}

export function jabatan(id: string, rows: readonly Indikator[], change: Partial<Jabatan> = {}): Jabatan {
  return {
    id,
    jabatan: 'Pengelola Arsip',
    jenis: 'IKI',
    layout: 'table',
    tugas: ['Menata arsip', 'Melayani peminjaman arsip'],
    fungsi: ['Penyusunan daftar arsip'],
    pemangku: { nama: 'Wulan Contoh', nip: null },
    target: [{ sasaran: null, indikator: 'Arsip tertata', target: '80%', nilai: 80, satuan: '%', provenance: [{ line: 7 }] }],
    indikator: [...rows],
    flags: [],
    findings: [],
    provenance: [{ page: 2, bbox: [40, 60, 480, 90] }],
    ...change,
  };
}

export function record(
  path: string,
  blocks: readonly Jabatan[] = [jabatan('j1', [indikator('i1')])],
  change: Partial<DocumentRecord> = {},
): DocumentRecord {
  return {
    source: { path, sha256: 'a'.repeat(64), bytes: 1_234 },
    outcome: 'complete',
    reading: {
      format: 'pdf',
      layout: {
        winner: 'table-per-jabatan',
        score: 0.9,
        runnerUp: { parser: 'narrative', score: 0.2 },
        evidence: ['one table under each heading'],
      },
      pages: [{ page: 1, kind: 'digital', reason: 'text layer', rotation: 0 }],
      repairs: [{ read: 'Jumiah', repaired: 'Jumlah', page: 1 }],
    },
    document: {
      kabupaten: 'Contoh',
      kecamatan: 'Muara Contoh',
      provinsi: null,
      perangkat_daerah: 'KECAMATAN MUARA CONTOH',
      kode_wilayah: '99.01.02',
      nomor: '800/12/2024',
      tahun: 2024,
      tanggal: '2024-02',
      penandatangan: { nama: 'Bagas Contoh', nip: null },
    },
    flags: [],
    findings: [],
    remainder: [{ text: 'Lembar lepas', page: 9, line: null }],
    jabatan: [...blocks],
    ...change,
  };
}

/** A document of one jabatan with this many rows, each with its own words. */
export function large(path: string, rows: number, sha256 = 'b'.repeat(64)): DocumentRecord {
  const list = Array.from({ length: rows }, (_, row) =>
    indikator(`${path}-${row}`, { indikator: `Persentase arsip yang tertata di rak ${row}` }),
  );
  const one = record(path, [jabatan(`${path}-j`, list)]);
  return { ...one, source: { ...one.source, sha256 } };
}
