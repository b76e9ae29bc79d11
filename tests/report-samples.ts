import { join } from 'node:path';
import type { DocumentRecord, Indikator } from '../src/records/record.ts';
import { makeReport } from '../src/report/report.ts';
import type { Store } from '../src/store/index.ts';
import { indikator, jabatan, record } from './store-samples.ts';
import { folder, opened } from './store-temp.ts';

export const remark = (code: string) => ({ code, field: null, message: { id: 'Pesan.', en: 'Message.' } });
export const prose = (id: string, text: string): Indikator =>
  indikator(id, { indikator: `Indikator ${id}`, formula_teks: text, formula: { type: 'narrative', text } });

type Change = Partial<Omit<DocumentRecord, 'document'>> & { readonly document?: Partial<DocumentRecord['document']> };

export function documentOf(path: string, rows: readonly Indikator[], { document = {}, ...change }: Change = {}): DocumentRecord {
  const one = record(path, [jabatan(`${path}-j`, rows)], change);
  return { ...one, source: { ...one.source, path, sha256: path.padEnd(64, '0') }, document: { ...one.document, ...document } };
}

export function database(records: readonly DocumentRecord[]): Store {
  const store = opened(join(folder(), 'iki.db'), 'create');
  for (const each of records) store.put(each);
  return store;
}

export const MADE = new Date('2025-03-04T05:00:00Z');

export function page(store: Store, request: { kabupaten?: string; tahun?: number } = {}): string {
  return makeReport(store.report, { database: 'iki.db', kabupaten: request.kabupaten ?? null, tahun: request.tahun ?? null, made: MADE });
}

/** Two kabupaten; in the first a kecamatan, an office, a document that was not recognised and one that was read in part. */
export function twoKabupaten(): readonly DocumentRecord[] {
  const failed = { page: 2, kind: 'failed' as const, reason: '3 of 90 words could be read', rotation: 0 };
  const office = { kecamatan: null, perangkat_daerah: 'DINAS CONTOH KABUPATEN SRAGEN', kabupaten: 'Sragen', kode_wilayah: '33.14' };
  const nothing = record('d.txt', []);
  return [
    documentOf(
      'a.pdf',
      [indikator('a1', { findings: [remark('no-source')], sumber_data: null, needs_review: true }), prose('a2', 'Jelas')],
      {
        document: { kabupaten: 'Sragen', kecamatan: 'Mondokan', kode_wilayah: '33.14.16' },
      },
    ),
    documentOf('b.pdf', [indikator('b1', { indikator: 'Arsip tertata' })], {
      document: office,
      outcome: 'partial',
      reading: { ...nothing.reading, pages: [failed] },
    }),
    documentOf('c.pdf', [], { document: { ...office, tahun: 2022 } }),
    {
      ...nothing,
      outcome: 'unrecognised',
      reading: { ...nothing.reading, layout: { ...nothing.reading.layout, winner: null, evidence: ['header seen: Nama | Umur'] } },
      document: { ...nothing.document, ...office, perangkat_daerah: null },
    },
    documentOf('e.pdf', [indikator('e1')], { document: { kabupaten: 'Kota Contoh', kecamatan: null, perangkat_daerah: 'BADAN CONTOH' } }),
  ];
}

export const HOSTILE = `</td><script>alert(1)</script><img src=x onerror=alert(2)>"'&amp;{a|b}\u202E\u0007]]>`;

/** Every text that a page shows, as somebody would write it who wants the page to run or break. */
export function hostile(): DocumentRecord {
  const rows = [prose('h1', HOSTILE), indikator('h2', { indikator: HOSTILE, findings: [remark(HOSTILE)] })];
  const one = documentOf(`${HOSTILE}.pdf`, rows, {
    document: { kabupaten: `Sragen ${HOSTILE}`, kecamatan: `Kecamatan ${HOSTILE}`, perangkat_daerah: HOSTILE },
    outcome: 'unrecognised',
  });
  const layout = { ...one.reading.layout, evidence: [`header seen: ${HOSTILE}`] };
  const jabatan = one.jabatan.map((block) => ({ ...block, jabatan: HOSTILE }));
  const empty = jabatan.map((block) => ({ ...block, id: 'kosong', indikator: [] }));
  return { ...one, reading: { ...one.reading, layout }, jabatan: [...jabatan, ...empty] };
}
