import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { ROLES } from '../parsers/shared/headers.ts';
import { type DocumentRecord, recordSchema } from '../src/records/record.ts';
import { iki } from './helpers/cli.ts';

/**
 * docs/adding-a-format.md is followed to the letter: its files go into a copy of the program, which then has to fit its types and
 * to read the examples that the program as it is does not read.
 */
const root = join(import.meta.dirname, '..');
const TEXT = readFileSync(join(root, 'docs/adding-a-format.md'), 'utf8');
const copy = mkdtempSync(join(tmpdir(), 'iki-format-'));

/** "`path`:" and the block below it: a file to write. */
const FILES = new Map([...TEXT.matchAll(/^`([^`]+)`:\n\n```\w+\n(.*?\n)```$/gmsu)].map(([, path = '', text = '']) => [path, text]));
/** "From `path`:" and the block below it: a part of a file that is there. */
const QUOTES = [...TEXT.matchAll(/From `([^`]+)`:\n\n```ts\n(.*?\n)```$/gmsu)].map(([, path = '', text = '']) => ({ path, text }));
/** A line that replaces one of a file that is there. */
const READERS_LINE = /^export const READERS: .*$/mu;

beforeAll(() => {
  for (const name of ['src', 'parsers', 'package.json', 'tsconfig.json']) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  for (const [path, text] of FILES) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  const list = join(copy, 'src/readers/index.ts');
  const before = readFileSync(list, 'utf8');
  const line = READERS_LINE.exec(TEXT)?.[0] ?? '';
  writeFileSync(list, `import { csvReader } from './csv/index.ts';\n${before.replace(READERS_LINE, line)}`);
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Reads a file of the walk-through, with the program as it is or as the walk-through makes it. */
function extract(program: 'as it is' | 'with the new formats', ...args: readonly string[]): DocumentRecord | string {
  const cli = join(program === 'as it is' ? root : copy, 'src/cli.ts');
  const { code, stdout, stderr } = iki(['extract', ...args], { cwd: copy, cli });
  return code === 0 ? recordSchema.parse(JSON.parse(stdout)) : stderr;
}

const PERCENT_ROW = {
  sasaran: 'Taman terawat',
  indikator: 'Persentase taman terawat',
  formula: { type: 'ratio', scale: 100 },
  sumber_data: 'Buku taman',
  flags: [],
};

describe('the walk-through', () => {
  it('has the files and quotations that this test looks for, and no other block', () => {
    expect([...FILES.keys()]).toEqual([
      'words.json',
      'takaran.md',
      'fixtures/text/formulir-taman.md',
      'parsers/form-per-jabatan.ts',
      'parsers/index.ts',
      'src/readers/csv/index.ts',
      'taman.csv',
    ]);
    expect(FILES.size + QUOTES.length + 1).toBe(TEXT.match(/^```\w+$/gmu)?.length);
  });

  it.each(QUOTES)('quotes $path word by word', ({ path, text }) => {
    expect(readFileSync(join(root, path), 'utf8')).toContain(text);
  });

  it('gives code that fits the types of the program', { timeout: 120_000 }, () => {
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout, status } = spawnSync(process.execPath, [tsc, '--noEmit'], { cwd: copy, encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});

describe('header words', () => {
  it('name the keys that there are', () => {
    const named = /holds: (.*?) for a column/su.exec(TEXT)?.[1] ?? '';
    expect([...named.matchAll(/`(\w+)`/gu)].map(([, key]) => key)).toEqual([...ROLES]);
  });

  test('put the columns of the example right', () => {
    const wanted = { sumber_data: 'Berita acara', formula_teks: 'Jumlah pohon baru yang ditanam' };
    const [before, after] = [extract('as it is', 'takaran.md'), extract('as it is', 'takaran.md', '--headers', 'words.json')];
    expect(after).toMatchObject({ outcome: 'complete', jabatan: [{ indikator: [wanted] }] });
    expect(before).not.toMatchObject({ jabatan: [{ indikator: [wanted] }] });
  });
});

describe('the new parser', () => {
  const sample = 'fixtures/text/formulir-taman.md';

  test('reads what nobody reads without it', () => {
    expect(extract('as it is', sample)).toMatchObject({ outcome: 'unrecognised', jabatan: [] });
    expect(extract('with the new formats', sample)).toMatchObject({
      outcome: 'complete',
      reading: { layout: { winner: 'form-per-jabatan' } },
      remainder: [],
      jabatan: [
        {
          jabatan: 'Kepala Seksi Pertamanan',
          layout: 'card',
          flags: [],
          indikator: [PERCENT_ROW, { formula: { type: 'count' }, flags: [] }],
        },
      ],
    });
  });
});

describe('the new reader', () => {
  test('reads what nobody reads without it', () => {
    expect(extract('as it is', 'taman.csv')).toContain('[unsupported-format]');
    expect(extract('with the new formats', 'taman.csv')).toMatchObject({
      outcome: 'complete',
      remainder: [],
      jabatan: [{ jabatan: 'Kepala Seksi Pertamanan', indikator: [{ ...PERCENT_ROW, provenance: { sumber_data: [{ line: 4 }] } }] }],
    });
  });

  test('is listed by iki formats, and refuses a broken file with a word', () => {
    const cli = join(copy, 'src/cli.ts');
    expect(iki(['formats'], { cli }).stdout).toContain('(.csv)');
    writeFileSync(join(copy, 'rusak.csv'), 'a;b\n"c');
    expect(extract('with the new formats', 'rusak.csv')).toContain('[damaged]');
  });
});
