import { expect, it } from 'vitest';
import { keepIds } from '../src/store/keep-ids.ts';
import type { DocumentRecord } from '../src/records/record.ts';
import { blockOf, understandText } from './helpers/understand-text.ts';

const ROWS = [
  'Taman rapi\tJumlah taman terawat\tJumlah taman\tBuku',
  '\tJumlah pohon ditanam\tJumlah pohon\tBuku',
  '\tJumlah bangku diperbaiki\tJumlah bangku\tBuku',
];

function read(rows: readonly string[], before: readonly string[] = []): Promise<DocumentRecord> {
  return understandText(
    [
      ...before,
      'INDIKATOR KINERJA INDIVIDU',
      'Jabatan : Kasi Taman',
      'Tugas : merawat.',
      '',
      'SASARAN\tINDIKATOR KINERJA\tFORMULASI\tSUMBER DATA',
      ...rows,
      '',
    ].join('\n'),
  );
}

const ids = (record: DocumentRecord): Record<string, string> =>
  Object.fromEntries(blockOf(record).indikator.map((row) => [row.indikator ?? '', row.id]));

it('gives the same ids when the same bytes are read again', async () => {
  expect(ids(await read(ROWS))).toEqual(ids(await read(ROWS)));
});

it('keeps the ids of rows that stay when the document is replaced, also where a word is mended', async () => {
  const earlier = await read(ROWS);
  const fresh = await read(
    ['Taman rapi\tJumlah taman baru\tJumlah taman\tBuku', '\tJumlah pohon yang ditanam\tJumlah pohon\tBuku', ROWS[2] ?? ''],
    ['Kata pengantar yang baru.', ''],
  );
  const kept = ids(keepIds(earlier, fresh));
  expect(kept['Jumlah pohon yang ditanam']).toBe(ids(earlier)['Jumlah pohon ditanam']);
  expect(kept['Jumlah bangku diperbaiki']).toBe(ids(earlier)['Jumlah bangku diperbaiki']);
  expect(blockOf(keepIds(earlier, fresh)).id).toBe(blockOf(earlier).id);
});

it('gives a new row an id of its own', async () => {
  const earlier = await read(ROWS);
  const record = keepIds(earlier, await read([...ROWS, '\tPersentase lampu menyala\tJumlah lampu\tBuku']));
  const all = blockOf(record).indikator.map((row) => row.id);
  expect(new Set(all).size).toBe(4);
  expect(all.slice(0, 3)).toEqual(Object.values(ids(earlier)));
});
