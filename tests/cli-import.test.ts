import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ImportReport } from '../src/commands/report.ts';
import { iki, shell, startIki, temporaryFolder, type Run } from './helpers/cli.ts';
import { BROKEN, decree, LETTER } from './helpers/documents.ts';

const BOLD = '\u001b[1m';
/** `script` of util-linux gives a process a terminal of its own; elsewhere it is called in another way or missing. */
const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A temporary folder with these files, and imports in it. */
function office(files: Files): {
  folder: string;
  write: (more: Files) => void;
  run: (...args: string[]) => Run;
  json: (...args: string[]) => ImportReport;
} {
  const folder = temporaryFolder();
  const write = (more: Files): void => {
    for (const [name, content] of Object.entries(more)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
  };
  write(files);
  const run = (...args: string[]): Run => iki(['import', ...args, '--db', 'iki.db'], { cwd: folder });
  return { folder, write, run, json: (...args) => JSON.parse(run(...args, '--json').stdout) as ImportReport };
}

describe('what is imported', () => {
  test('a folder with all below it, but only the kinds that are read; the others are counted', () => {
    const { json } = office({ 'map/a.txt': decree('A'), 'map/dalam/b.TXT': decree('B'), 'map/foto.xyz': 'x', 'map/~$a.txt': 'x' });
    const report = json('map');
    expect(report.documents.map((each) => each.path)).toEqual(['map/a.txt', 'map/dalam/b.TXT']);
    expect(report.counts).toMatchObject({ added: 2, failed: 0 });
    expect(report.passedOver).toEqual({ '.xyz': 1 });
    expect(report.rows).toMatchObject({ jabatan: 2, indikator: 4, formulas: { ratio: 2, count: 2 } });
    expect(report.database).toMatchObject({ documents: 2, jabatan: 2, indikator: 4 });
  });

  test('a quoted pattern, and a name that only looks like one', () => {
    const { json } = office({ 'a1.txt': decree('A'), 'a2.txt': decree('B'), 'b[1].txt': decree('C') });
    expect(json('a*.txt', 'b[1].txt').documents.map((each) => each.path)).toEqual(['a1.txt', 'a2.txt', 'b[1].txt']);
  });

  test('a file given twice in two spellings is one document', () => {
    const { json } = office({ 'map/a.txt': decree() });
    expect(json('map/a.txt', './map//a.txt', 'map').documents).toHaveLength(1);
  });

  test('an absolute pattern keeps absolute paths', () => {
    const { json, folder } = office({ 'a.txt': decree() });
    expect(json(`${folder}/*.txt`).documents.map((each) => each.path)).toEqual([`${folder}/a.txt`]);
  });
});

describe('importing again', () => {
  test('the same bytes are unchanged, changed bytes replace, and nothing is doubled', () => {
    const { json, write } = office({ 'a.txt': decree('A'), 'b.txt': decree('B') });
    expect(json('a.txt', 'b.txt').counts).toMatchObject({ added: 2 });
    expect(json('a.txt', 'b.txt').counts).toMatchObject({ added: 0, replaced: 0, unchanged: 2 });
    write({ 'b.txt': decree('C') });
    const last = json('a.txt', 'b.txt');
    expect(last.counts).toMatchObject({ added: 0, replaced: 1, unchanged: 1 });
    expect(last.database).toMatchObject({ documents: 2, indikator: 4 });
  });

  test('a document that breaks later keeps its earlier rows, and the summary says so', () => {
    const { run, write, json } = office({ 'a.txt': decree('A'), 'b.txt': decree('B') });
    run('a.txt', 'b.txt');
    write({ 'b.txt': BROKEN });
    const again = run('a.txt', 'b.txt');
    expect(again.code).toBe(4);
    expect(again.stdout).toContain('earlier reading');
    expect(json('a.txt').database).toMatchObject({ documents: 2 });
  });
});

describe('failures', () => {
  test('a broken file among good ones: exit 4, the good ones are stored, the reason and a remedy are given', () => {
    const { run, json } = office({ 'a.txt': decree('A'), 'b.txt': BROKEN, 'c.txt': decree('C') });
    const first = run('.');
    expect(first.code).toBe(4);
    expect(first.stdout).toMatch(/b\.txt\n.*\[bad-encoding\]\n\s+-> /);
    expect(json('.').counts).toMatchObject({ unchanged: 2, failed: 1 });
  });

  test('a missing file among good ones: exit 4', () => {
    const { run } = office({ 'a.txt': decree() });
    const result = run('a.txt', 'hilang.txt');
    expect(result.code).toBe(4);
    expect(result.stdout).toMatch(/hilang\.txt\n.*\[not-found\]/);
  });

  test.each([
    ['every document is broken', ['rusak.txt']],
    ['nothing exists', ['hilang.txt']],
    ['no file matches the pattern', ['*.html']],
    ['the folder has no document', ['kosong']],
    ['the folder has only other files', ['lain']],
  ])('exit 3 where %s', (_, paths) => {
    const { run, folder, write } = office({ 'rusak.txt': BROKEN, 'lain/foto.xyz': 'x' });
    mkdirSync(join(folder, 'kosong'));
    write({});
    const result = run(...paths);
    expect(result.code).toBe(3);
    expect(result.stdout).toContain('No document was read.');
    expect(result.stdout).toContain('->');
  });

  test('no database is made where no document is found', () => {
    const { run, folder } = office({});
    run('hilang.txt');
    expect(existsSync(join(folder, 'iki.db'))).toBe(false);
  });

  test('an unrecognised document is no failure, but is named', () => {
    const { run, json } = office({ 'resep.txt': LETTER });
    const result = run('resep.txt');
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/Not recognised, stored without rows \(1\):\n {2}resep\.txt\n {4}\w/);
    expect(json('resep.txt').database).toMatchObject({ documents: 1, indikator: 0, outcomes: { unrecognised: 1 } });
  });

  test.each([
    ['not a database', 'iki.db', 'Ini bukan basis data, hanya tulisan yang cukup panjang.'],
    ['a folder', 'iki.db/isi.txt', 'x'],
  ])('a database that is %s: exit 5, and it stays as it was', (_, name, content) => {
    const { run } = office({ 'a.txt': decree(), [name]: content });
    const result = run('a.txt');
    expect(result).toMatchObject({ code: 5, stdout: '' });
    expect(result.stderr).toContain('[database-unusable]');
    expect(result.stderr).toContain('->');
  });

  test('a database in a folder that does not exist: exit 5', () => {
    const { folder } = office({ 'a.txt': decree() });
    expect(iki(['import', 'a.txt', '--db', 'tidak/ada/iki.db'], { cwd: folder }).code).toBe(5);
  });
});

describe('what is shown', () => {
  test('without a terminal there is no progress bar and no colour', () => {
    const { run } = office({ 'a.txt': decree(), 'rusak.txt': BROKEN });
    const result = run('.');
    expect(result.stderr).toBe('');
    expect(result.stdout).not.toContain('\u001b');
  });

  test.skipIf(!hasTerminal)('on a terminal there is a progress bar, and colours unless NO_COLOR is set', () => {
    const { folder } = office({ 'a.txt': decree() });
    const onTerminal = (env: NodeJS.ProcessEnv): string =>
      shell(`script -qec "bash -c 'iki import a.txt --db iki.db'" /dev/null`, folder, env).stdout;
    const coloured = onTerminal({ TERM: 'xterm-256color', CI: undefined });
    expect(coloured).toContain('1/1 documents');
    expect(coloured).toContain(BOLD);
    const plain = onTerminal({ TERM: 'xterm-256color', CI: undefined, NO_COLOR: '1' });
    expect(plain).toContain('documents are in iki.db');
    expect(plain).not.toContain(BOLD);
  });

  test('with --json stdout is the JSON alone, and stderr has the summary', () => {
    const { run } = office({ 'a.txt': decree(), 'rusak.txt': BROKEN });
    const { code, stdout, stderr } = run('.', '--json');
    expect(code).toBe(4);
    expect((JSON.parse(stdout) as ImportReport).documents.map((each) => each.status)).toEqual(['added', 'failed']);
    expect(stderr).toMatch(/Failed \(1\):\n\s+rusak\.txt/);
  });

  test('the summary counts documents, rows and formulas, and says what to try next', () => {
    const { run } = office({ 'a.txt': decree() });
    const { stdout } = run('a.txt');
    for (const line of [/added +1\n/, /indikator +2 +2\n/, /ratio +1 +1\n/, /count +1 +1\n/, /\nNext: .+\n$/]) expect(stdout).toMatch(line);
  });
});

test('Ctrl-C keeps what is finished, exits 130, and the next import goes on', async () => {
  const total = 300;
  const files = Object.fromEntries(Array.from({ length: total }, (_, index) => [`map/${index}.txt`, decree(`Jumlah laporan ${index}`)]));
  const { folder, json } = office(files);
  const started = startIki(['import', 'map', '--db', 'iki.db', '--json'], folder);
  while (!existsSync(join(folder, 'iki.db-wal'))) await wait(5);
  await wait(100);
  started.kill();
  const { code, stdout } = await started.ended;
  const report = JSON.parse(stdout) as ImportReport;
  expect(code).toBe(130);
  expect(report.interrupted).toBe(true);
  expect(report.counts.added + report.counts.untouched).toBe(total);
  expect(report.counts.untouched).toBeGreaterThan(0);
  expect(report.database?.documents).toBe(report.counts.added);
  const rest = json('map');
  expect(rest.counts).toMatchObject({ unchanged: report.counts.added, added: report.counts.untouched });
});
