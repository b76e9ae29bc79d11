import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { iki } from './helpers/cli.ts';
import { decree } from './helpers/documents.ts';

/** Milliseconds; compiling and packing take some seconds, more on a busy machine. */
const PACKING_TIME = 180_000;

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'iki-package-'));
const unpacked = join(folder, 'package');
const cli = join(unpacked, 'dist/src/cli.js');

let tarball = '';

/** A folder with these files in which the package is installed. */
function userOf(files: Readonly<Record<string, string>>): string {
  const user = mkdtempSync(join(folder, 'user-'));
  mkdirSync(join(user, 'node_modules'));
  symlinkSync(unpacked, join(user, 'node_modules/iki-ingest'), 'junction');
  for (const [name, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) writeFileSync(join(user, name), text);
  return user;
}

/** What the compiler says of `program.ts` there. */
function complaints(user: string): readonly string[] {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = [
    '--noEmit',
    '--strict',
    '--module',
    'nodenext',
    '--target',
    'es2024',
    '--types',
    'node',
    '--typeRoots',
    join(root, 'node_modules/@types'),
  ];
  const { stdout } = spawnSync(process.execPath, [tsc, ...options, '--skipLibCheck', 'program.ts'], { cwd: user, encoding: 'utf8' });
  return stdout.match(/^\S+: error TS\d+/gm) ?? [];
}

beforeAll(() => {
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  // npm prints the names of the scripts that it runs before the JSON.
  const [packed] = JSON.parse(output.slice(output.indexOf('[\n'))) as { filename: string }[];
  tarball = join(folder, packed?.filename ?? '');
  execFileSync('tar', ['-xzf', tarball, '-C', folder]);
  // What `npm install` would fetch is here already.
  symlinkSync(join(root, 'node_modules'), join(unpacked, 'node_modules'), 'junction');
}, PACKING_TIME);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the package has a working command line: import, export and query', () => {
  writeFileSync(join(folder, 'satu.txt'), decree());
  expect(iki(['import', 'satu.txt', '--db', 'iki.db'], { cwd: folder, cli })).toMatchObject({ code: 0, stderr: '' });
  const exported = JSON.parse(iki(['export', '--db', 'iki.db'], { cwd: folder, cli }).stdout) as { jabatan: { indikator: unknown[] }[] }[];
  expect(exported.flatMap((each) => each.jabatan.flatMap((jabatan) => jabatan.indikator))).toHaveLength(2);
  const query = ['query', 'SELECT count(*) AS n FROM indikator_flat', '--db', 'iki.db', '--format', 'json'];
  expect(iki(query, { cwd: folder, cli })).toEqual({ code: 0, stdout: '[\n{"n":2}\n]\n', stderr: '' });
});

test('the package makes a report: its style sheet and the parts of the chart library are there', () => {
  writeFileSync(join(folder, 'tiga.txt'), decree());
  expect(iki(['import', 'tiga.txt', '--db', 'report.db'], { cwd: folder, cli }).code).toBe(0);
  expect(iki(['report', '--db', 'report.db', '--out', 'report.html'], { cwd: folder, cli })).toMatchObject({ code: 0, stdout: '' });
  const page = readFileSync(join(folder, 'report.html'), 'utf8');
  expect(page).toContain('@page');
  expect(page).toContain('<svg');
});

test.skipIf(process.platform === 'win32')('the command is executable and says what runs it', () => {
  expect(statSync(cli).mode & 0o111).toBe(0o111);
  expect(readFileSync(cli, 'utf8')).toMatch(/^#!\/usr\/bin\/env -S node --max-semi-space-size=8 --max-old-space-size=2000\n/);
});

test('the package has the review page with all its files', async () => {
  writeFileSync(join(folder, 'dua.txt'), decree());
  expect(iki(['import', 'dua.txt', '--db', 'review.db'], { cwd: folder, cli }).code).toBe(0);
  const child = spawn(process.execPath, [cli, 'review', '--db', 'review.db', '--by', 'sari'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [printed] = await once(child.stdout, 'data');
    const opening = await fetch(String(printed).trim());
    const html = await opening.text();
    const cookie = opening.headers.get('set-cookie')?.split(';')[0] ?? '';
    const files = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect((await fetch(new URL(file, String(printed)), { headers: { cookie } })).status, file).toBe(200);
    const queue = await fetch(new URL('/api/queue?state=semua', String(printed)), { headers: { cookie } });
    expect(await queue.json()).toMatchObject({ items: [{ path: 'dua.txt' }, { path: 'dua.txt' }] });
  } finally {
    child.kill('SIGINT');
    await once(child, 'exit');
  }
});

test('the package can be imported as a library, with types', () => {
  const program = `import { ingest, type DocumentRecord } from 'iki-ingest';
const record: DocumentRecord = await ingest({ path: 'satu.txt', bytes: new TextEncoder().encode(${JSON.stringify(decree())}) }, {});
const outcome: string = record.outcome;
console.log(outcome);
export const wrong: number = record.outcome;`;
  const user = userOf({ 'program.ts': program });
  expect(spawnSync(process.execPath, ['program.ts'], { cwd: user, encoding: 'utf8' })).toMatchObject({ stdout: 'complete\n', status: 0 });
  // The line that is wrong on purpose is the only complaint: without types there would be none, or one about the import.
  expect(complaints(user)).toEqual(['program.ts(5,14): error TS2322']);
});

test('the example of docs/library.md runs with the package, and its types hold', () => {
  const [, example = ''] = /^```ts\n(.*?)^```/msu.exec(readFileSync(join(unpacked, 'docs/library.md'), 'utf8')) ?? [];
  const user = userOf({ 'program.ts': example, 'keputusan.txt': decree() });
  expect(spawnSync(process.execPath, ['program.ts'], { cwd: user, encoding: 'utf8' })).toMatchObject({
    stdout: 'complete 2\nWarungasri 1\n',
    stderr: '',
    status: 0,
  });
  expect(complaints(user)).toEqual([]);
});

test('no test, script or build setting is packed', () => {
  const files = execFileSync('tar', ['-tf', tarball], { encoding: 'utf8' }).split('\n');
  expect(files.filter((file) => /^package\/(tests|scripts|src|parsers|\.ci)\/|tsconfig/.test(file))).toEqual([]);
});

test('an older Node gets a clear message instead of a crash', () => {
  const older = "Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.11.1'}})";
  const run = spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(older)}`, cli, 'formats'], {
    encoding: 'utf8',
  });
  expect(run.status).toBe(2);
  expect(run.stdout).toBe('');
  expect(run.stderr).toContain('needs Node 24 or newer, this is 20.11.1');
});
