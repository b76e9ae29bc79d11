import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ingest } from '../src/ingest.ts';
import { FIXTURES } from './helpers/expected.ts';
import { NO_OCR } from './helpers/tools.ts';

const read = (text: string) => ingest({ path: 'a.txt', bytes: Buffer.from(text) }, { tools: NO_OCR });
const blocks = async (text: string) =>
  (await read(text)).jabatan.map(({ jabatan, indikator, flags }) => [jabatan, indikator.length, ...flags.map(({ code }) => code)]);

const card = readFileSync(join(FIXTURES, 'text/kartu-kecamatan-tab.txt'), 'utf8');
const TITLE = /^INDIKATOR KINERJA INDIVIDU \(IKI\)$/mu;

test('the rows of a first table whose title is lost are kept, and the missing name asks for review', async () => {
  expect(await blocks(card.replace(TITLE, ''))).toEqual([
    [null, 4, 'jabatan-missing'],
    ['KASI PELAYANAN UMUM', 2],
  ]);
});

test('a title of which the first word is lost is still the title, and no part of the name', async () => {
  expect(await blocks(card.replace(TITLE, 'KINERJA INDIVIDU (IKI)'))).toEqual([
    ['SEKRETARIS KECAMATAN', 4],
    ['KASI PELAYANAN UMUM', 2],
  ]);
});

test('a table of targets before the first position is no position', async () => {
  const table =
    'No\tSasaran\tIndikator Kinerja\tTarget\n1\tLayanan yang tertib\tNilai kepuasan\t80%\n2\tArsip yang rapi\tPersentase arsip\t90%\n\n';
  const decree = readFileSync(join(FIXTURES, 'text/tabel-camat-tab.txt'), 'utf8');
  expect(await blocks(table + decree)).toEqual(await blocks(decree));
});
