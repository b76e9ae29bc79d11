import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT_CODES } from '../src/commands/endings.ts';
import { VERSION } from '../src/version.ts';
import { iki, temporaryFolder } from './helpers/cli.ts';
import { BROKEN, decree, LETTER } from './helpers/documents.ts';

const root = join(import.meta.dirname, '..');

describe('help and wrong calls', () => {
  test('the version is that of the package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(VERSION).toBe(version);
    expect(iki(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('the help lists every exit code, and so does the README', () => {
    const help = iki(['--help']);
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(help.code).toBe(0);
    for (const { code, means } of EXIT_CODES) {
      expect(help.stdout).toContain(`${code}  ${means}`);
      expect(readme).toContain(`| ${code} | ${means} |`);
    }
  });

  test.each(['import', 'extract', 'inspect', 'query', 'export', 'remove', 'formats'])('the help of %s has an example', (command) => {
    const help = iki([command, '--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain(`$ iki ${command}`);
  });

  test.each([
    ['no command', []],
    ['an unknown command', ['impor']],
    ['an unknown option', ['formats', '--xml']],
    ['no database named', ['import', 'a.txt']],
    ['no document named', ['import', '--db', 'x.db']],
    ['a format that is not written', ['export', '--db', 'x.db', '--format', 'pdf']],
    ['no jobs', ['import', 'a.txt', '--db', 'x.db', '--jobs', '0']],
    ['half a job', ['import', 'a.txt', '--db', 'x.db', '--jobs', '1.5']],
    ['one document too many', ['extract', 'a.txt', 'b.txt']],
  ])('%s is a wrong call: exit 2, a message on stderr, nothing on stdout', (_, args) => {
    const run = iki(args, { cwd: temporaryFolder() });
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).not.toBe('');
  });

  test('formats lists readers and layouts, also as JSON', () => {
    const list = JSON.parse(iki(['formats', '--json']).stdout) as { files: { endings: string[] }[]; layouts: { name: string }[] };
    expect(list.files.flatMap((file) => file.endings)).toContain('.txt');
    expect(list.layouts.length).toBeGreaterThan(0);
    const text = iki(['formats']).stdout;
    for (const { name } of list.layouts) expect(text).toContain(name);
  });
});

describe('extract', () => {
  test('writes one record as JSON and nothing else', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'satu.txt'), decree());
    const run = iki(['extract', './satu.txt', '--format', 'json'], { cwd: folder });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const record = JSON.parse(run.stdout) as { source: unknown; jabatan: { indikator: unknown[] }[] };
    expect(record.source).toMatchObject({ path: 'satu.txt', bytes: decree().length });
    expect(record.jabatan.map((jabatan) => jabatan.indikator.length)).toEqual([2]);
  });

  test('a text that is no IKI document exits 0 and says so in the JSON', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'resep.txt'), LETTER);
    const run = iki(['extract', 'resep.txt'], { cwd: folder });
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ outcome: 'unrecognised', jabatan: [] });
  });

  test.each([
    ['a missing file', 'tidak-ada.txt', 'not-found'],
    ['a folder', 'map', 'unreadable-file'],
    ['bytes that are no text', 'rusak.txt', 'bad-encoding'],
    ['an empty file', 'kosong.txt', 'empty-file'],
    ['a kind that is not read', 'tabel.xyz', 'unsupported-format'],
  ])('%s exits 3 with the reason and a remedy on stderr', (_, name, code) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'map'));
    writeFileSync(join(folder, 'rusak.txt'), BROKEN);
    writeFileSync(join(folder, 'kosong.txt'), '');
    writeFileSync(join(folder, 'tabel.xyz'), Uint8Array.from([0, 1, 2, 3]));
    const run = iki(['extract', name], { cwd: folder });
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain(`[${code}]`);
    expect(run.stderr).toContain('->');
  });

  test.each([
    ['missing', null],
    ['no JSON', 'sumber data'],
    ['JSON of another kind', '{"sumber_data": 7}'],
    ['about a column that does not exist', '{"kolom": ["Asal Data"]}'],
  ])('a headers file that is %s is a wrong call', (_, content) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'satu.txt'), decree());
    if (content !== null) writeFileSync(join(folder, 'judul.json'), content);
    const run = iki(['extract', 'satu.txt', '--headers', 'judul.json'], { cwd: folder });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('[usage]');
  });

  test('a headers file says what a column with an unknown header holds', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'satu.txt'), decree().replace('Sumber Data', 'Qabzu'));
    // Not sumber data, which the column's place alone might suggest.
    writeFileSync(join(folder, 'judul.json'), '{"penanggung_jawab": ["Qabzu"]}');
    const holders = (args: readonly string[]): unknown =>
      (
        JSON.parse(iki(['extract', 'satu.txt', ...args], { cwd: folder }).stdout) as {
          jabatan: { indikator: { penanggung_jawab: unknown }[] }[];
        }
      ).jabatan
        .flatMap((jabatan) => jabatan.indikator)
        .map((row) => row.penanggung_jawab);
    expect(holders(['--headers', 'judul.json'])).toEqual(['Buku agenda', 'Daftar arsip']);
    expect(holders([])).toEqual([null, null]);
  });
});
