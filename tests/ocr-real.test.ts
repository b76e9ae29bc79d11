import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { ingest } from '../src/ingest.ts';
import { type EngineName, makeTools, type OwnedTools } from '../src/readers/tools.ts';
import type { DocumentRecord } from '../src/records/record.ts';
import { beyondMisreading, differences } from './helpers/differences.ts';
import { FIXTURES, readExpected } from './helpers/expected.ts';

/** The real recognisers on a page or two; all other scans are read from recordings. */

// Milliseconds: the recogniser loads its data, and a busy machine reads a page in many seconds.
vi.setConfig({ testTimeout: 120_000 });

/** Share of equal letters from which a text is right. */
const RIGHT = 0.9;

const engines: OwnedTools[] = [];
afterAll(() => Promise.all(engines.map((tools) => tools.close())));

async function read(file: string, engine: EngineName): Promise<DocumentRecord> {
  const tools = makeTools({ ocr: 'auto', engine });
  engines.push(tools);
  const path = join(FIXTURES, 'scan', file);
  return ingest({ path, bytes: readFileSync(path) }, { tools });
}

/** Fields of the rows that are not as a person wrote them, and rows too many or too few. */
function wrongInRows(record: DocumentRecord, document: string): readonly string[] {
  return beyondMisreading(differences(readExpected(`pdf/${document}`), record), RIGHT)
    .filter(({ at }) => at.includes('.indikator'))
    .map(({ at }) => at);
}

describe('the recogniser that comes with the package', () => {
  test('reads the rows of a scanned annex, and the digital decree before it without recognition', async () => {
    const record = await read('tabel-satpol-mendatar.mixed.pdf', 'tesseract.js');
    expect(wrongInRows(record, 'tabel-satpol-mendatar')).toEqual([]);
    expect(record.document.nomor).toBe('300/ 21 /SATPOLPP/2023');
  });

  test('reads the percent signs of a page although its own data cannot write them', async () => {
    const record = await read('tabel-bagian-satu.picture.png', 'tesseract.js');
    const formulas = record.jabatan.flatMap((jabatan) => jabatan.indikator).map((row) => row.formula_teks ?? '');
    expect(formulas.filter((text) => text.endsWith('x 100%'))).toHaveLength(2);
  });
});

const isInstalled = spawnSync('tesseract', ['--version'], { stdio: 'ignore' }).status === 0;

describe('the installed Tesseract', () => {
  test('reads the rows of a scanned annex', async (context) => {
    if (!isInstalled) context.skip('no program "tesseract" on the PATH');
    const record = await read('tabel-satpol-mendatar.mixed.pdf', 'native');
    expect(wrongInRows(record, 'tabel-satpol-mendatar')).toEqual([]);
  });
});
