import { join } from 'node:path';
import type { DocumentRecord, Indikator } from '../src/records/record.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { accept, decide, edit, seen } from './review-helpers.ts';
import { indikator, jabatan, record } from './store-samples.ts';
import { folder } from './store-temp.ts';

/** Documents for exports: two places, a scan, weak formulas, decisions of a reviewer, persons in odd places, hostile cells. */

export const HOSTILE = [
  '=1+1',
  '+62 811',
  '-',
  '@SUM(A1)',
  '\tterlipat',
  '＝1',
  'a;b,c\td',
  'kata "kutip"',
  'dua\r\nbaris',
  "'awal",
  '_x0041_ <&>',
];

const flag = (code: string) => ({ code, field: 'indikator', message: { id: 'Periksa.', en: 'Check.' } });

function hostileRows(): Indikator[] {
  return HOSTILE.map((text, index) =>
    indikator(`h${index}`, { indikator: text, sumber_data: text, provenance: { indikator: [{ line: index + 1 }] } }),
  );
}

export const NIP = '198001012005011009';

function withPersons(): DocumentRecord {
  const finding = {
    code: 'nip-implausible',
    field: 'pemangku',
    message: { id: `Drs. Wulan Contoh, M.Si: NIP ${NIP}12 keliru.`, en: `Drs. Wulan Contoh, M.Si: the NIP ${NIP}12 is wrong.` },
    remedy: { id: 'Cocokkan.', en: 'Compare.' },
  };
  const block = jabatan(
    'j1',
    [
      indikator('p1', { penanggung_jawab: 'WULAN CONTOH', needs_review: true, flags: [flag('b-flag'), flag('a-flag'), flag('b-flag')] }),
      indikator('p2', { formula: { type: 'missing', text: '' }, formula_teks: null, findings: [flag('no-measure')] }),
      indikator('p3', {
        penanggung_jawab: 'Kasubag Umum; Ratna Contoh, S.Sos',
        penjelasan: 'Tanya Ratna Contoh',
        formula: { type: 'count', text: 'Jumlah arsip', of: 'arsip' },
        formula_teks: 'Jumlah arsip',
      }),
      indikator('p4', { indikator: 'Bukan baris' }),
    ],
    { pemangku: { nama: 'Drs. Wulan Contoh, M.Si', nip: `${NIP}12` }, findings: [finding] },
  );
  const plain = jabatan('j2', [indikator('q1')], { jabatan: 'Pranata Arsip', pemangku: null });
  const one = record('sk_wulan-contoh.pdf', [block, plain]);
  const document = { ...one.document, penandatangan: { nama: 'Bagas Contoh', nip: NIP }, tahun: 2023 };
  const remainder = [{ text: 'Ditemani Sri Rahasia', page: 9, line: null }];
  return { ...one, document, findings: [{ ...finding, field: 'penandatangan' }], remainder };
}

/** A database of three documents; what a reviewer named Sekar decided is in it. */
export function sampleDatabase(): string {
  const path = join(folder(), 'iki.db');
  const store = openStore(path, 'create');
  try {
    store.put(withPersons());
    const hostile = record('b.txt', [jabatan('j1', hostileRows(), { pemangku: null })]);
    store.put({ ...hostile, document: { ...hostile.document, kabupaten: 'Kota Lain', kecamatan: null, kode_wilayah: null } });
    const empty = record('c.pdf', []);
    store.put({ ...empty, outcome: 'unrecognised', findings: [] });
    decideSome(store);
  } finally {
    store.close();
  }
  return path;
}

function decideSome(store: Store): void {
  const document = store.review.key('sk_wulan-contoh.pdf') ?? 0;
  edit(store, 'p3', { indikator: 'Persentase arsip terjaga', formula_teks: 'Arsip terjaga / Jumlah arsip x 100%' });
  accept(store, 'q1');
  const { fields, ...row } = seen(store, 'p4', document);
  decide(store, { ...row, action: 'not-a-row' }, 'Sekar');
  const after = seen(store, 'p2', document);
  decide(
    store,
    { document, id: after.id, version: after.version, action: 'add', fields: { ...fields, indikator: 'Ditambahkan' } },
    'Sekar',
  );
}
