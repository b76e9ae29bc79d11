import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { iki, shell, temporaryFolder } from './helpers/cli.ts';
import { decree } from './helpers/documents.ts';

/** A temporary folder with an imported database of so many documents. */
function database(documents: number): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'map'));
  for (let index = 0; index < documents; index += 1) writeFileSync(join(folder, 'map', `${index}.txt`), decree(`Jumlah laporan ${index}`));
  iki(['import', 'map', '--db', 'iki.db'], { cwd: folder });
  return folder;
}

const paths = (json: string): string[] => (JSON.parse(json) as { source: { path: string } }[]).map((each) => each.source.path).sort();

describe('export', () => {
  test('writes an array of what extract writes', () => {
    const folder = database(2);
    const run = iki(['export', '--db', 'iki.db', '--format', 'json'], { cwd: folder });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(paths(run.stdout)).toEqual(['map/0.txt', 'map/1.txt']);
    const one = (JSON.parse(run.stdout) as { source: { path: string } }[]).find((each) => each.source.path === 'map/0.txt');
    expect(one).toEqual(JSON.parse(iki(['extract', 'map/0.txt'], { cwd: folder }).stdout));
  });

  test('--out leaves the whole file and nothing beside it, also over an older one and through a link', () => {
    const folder = database(3);
    writeFileSync(join(folder, 'lama.json'), 'lama');
    symlinkSync('lama.json', join(folder, 'tautan.json'));
    expect(iki(['export', '--db', 'iki.db', '--out', 'tautan.json'], { cwd: folder })).toMatchObject({ code: 0, stdout: '' });
    expect(paths(readFileSync(join(folder, 'lama.json'), 'utf8'))).toHaveLength(3);
    expect(readdirSync(folder).sort()).toEqual(['iki.db', 'lama.json', 'map', 'tautan.json']);
  });

  test.skipIf(process.platform === 'win32')('a disk that fills up under --out leaves the older file and nothing half-written', () => {
    const folder = database(40);
    writeFileSync(join(folder, 'iki.json'), 'lama');
    // 16 KB a file; the signal is ignored, so that writing more is an error as on a full disk.
    const run = shell("trap '' XFSZ; ulimit -f 16; iki export --db iki.db --out iki.json", folder);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('cannot be written');
    expect(readFileSync(join(folder, 'iki.json'), 'utf8')).toBe('lama');
    expect(readdirSync(folder).sort()).toEqual(['iki.db', 'iki.json', 'map']);
  });

  test.each([
    ['a folder', 'map'],
    ['the database itself', './iki.db'],
    ['in a folder that does not exist', 'tidak/ada.json'],
    ['a device', '/dev/null'],
  ])('--out that is %s is a wrong call and changes nothing', (_, out) => {
    const folder = database(1);
    const before = readFileSync(join(folder, 'iki.db'));
    const run = iki(['export', '--db', 'iki.db', '--out', out], { cwd: folder });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('[usage]');
    expect(readFileSync(join(folder, 'iki.db')).equals(before)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['iki.db', 'map']);
  });

  test('a database that does not exist: exit 5, and none is made', () => {
    const folder = temporaryFolder();
    const run = iki(['export', '--db', 'iki.db', '--out', 'iki.json'], { cwd: folder });
    expect(run).toMatchObject({ code: 5, stdout: '' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a reader that stops early ends it quietly; a slow one gets all of it', () => {
    const folder = database(60);
    const early = shell('set -o pipefail; iki export --db iki.db | head -c 10', folder);
    expect(early).toMatchObject({ code: 0, stderr: '' });
    const slow = shell('iki export --db iki.db | (sleep 0.5; cat)', folder);
    expect(paths(slow.stdout)).toHaveLength(60);
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk under stdout is an error, not a quiet end', () => {
    const folder = database(1);
    const run = shell('iki export --db iki.db > /dev/full', folder);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('cannot be written');
  });
});

describe('remove', () => {
  test('takes the document out, by its path in any spelling', () => {
    const folder = database(2);
    expect(iki(['remove', './map//0.txt', '--db', 'iki.db'], { cwd: folder }).code).toBe(0);
    expect(paths(iki(['export', '--db', 'iki.db'], { cwd: folder }).stdout)).toEqual(['map/1.txt']);
  });

  test('a document that is not there: exit 3, and the stored path that was probably meant', () => {
    const folder = database(1);
    const run = iki(['remove', '0.txt', '--db', 'iki.db'], { cwd: folder });
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toContain('map/0.txt');
  });

  test('a database that does not exist: exit 5', () => {
    expect(iki(['remove', 'a.txt', '--db', 'iki.db'], { cwd: temporaryFolder() }).code).toBe(5);
  });
});
