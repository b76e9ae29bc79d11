import Database from 'better-sqlite3';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { SCHEMA_VERSION } from '../src/store/migrate.ts';
import { openStore } from '../src/store/index.ts';
import { iki, temporaryFolder } from './helpers/cli.ts';
import { indikator, jabatan, record } from './store-samples.ts';

function filled(): string {
  const path = join(temporaryFolder(), 'iki.db');
  const store = openStore(path, 'create');
  const rows = [
    indikator('a', { indikator: 'Persentase usulan musrenbang desa yang diakomodasi dalam rencana kerja kecamatan tahun berikutnya' }),
    indikator('b', { indikator: 'Jumlah rapat', sumber_data: 'Berita acara Musrenbang' }),
    indikator('c', { indikator: 'Jumlah arsip' }),
  ];
  store.put(record('dokumen/kecamatan-contoh.pdf', [jabatan('j', rows)]));
  store.close();
  return path;
}

function changed(path: string, sql: string): string {
  const db = new Database(path);
  db.exec(sql);
  db.close();
  return path;
}

const hitSchema = z.object({
  id: z.string(),
  path: z.string(),
  page: z.number().nullable(),
  kode_wilayah: z.string(),
  found_in: z.array(z.string()),
});
const answerSchema = z.object({ query: z.string(), total: z.number(), hits: z.array(hitSchema) });

describe('iki search', () => {
  test('shows the hits in a table with the words marked, the place, the position and the page', () => {
    const { code, stdout, stderr } = iki(['search', 'musren', '--db', filled()]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [head, line, first, ...rest] = stdout.split('\n');
    expect(head).toMatch(/^place +jabatan +indikator +document$/);
    expect(line).toMatch(/^-+( {2}-+){3}$/);
    expect(first).toContain('Contoh / Muara Contoh');
    expect(first).toContain('Pengelola Arsip');
    expect(first).toContain('«musrenbang»');
    expect(rest.join('\n')).toContain('kecamatan-contoh.pdf');
    expect(stdout).toMatch(/ p\. 2$/m);
    expect(stdout).toContain('Jumlah rapat | sumber_data: Berita');
    expect(stdout).toContain('«Musrenbang»');
    expect(stdout).not.toContain('Jumlah arsip');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('2 rows');
    // No line is wider than what is no terminal is taken to be.
    expect(Math.max(...stdout.split('\n').map((each) => each.length))).toBeLessThanOrEqual(120);
  });

  test('does not let a document command the terminal', () => {
    const path = join(temporaryFolder(), 'iki.db');
    const store = openStore(path, 'create');
    const row = indikator('a', { indikator: 'Jumlah \u001b]0;judul\u0007rapat \u009b31m' });
    store.put(record('dokumen/a\u001b[2J.pdf', [{ ...jabatan('j', [row]), jabatan: 'Ka\u001b[1msi' }]));
    store.close();
    const { code, stdout } = iki(['search', 'rapat', '--db', path]);
    expect(code).toBe(0);
    expect(stdout).toContain('\u241b[2J');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\x00-\x1F\x7F-\x9F]/u);
  });

  test('tells how many more there are', () => {
    const { stdout } = iki(['search', 'musren', '--db', filled(), '--limit', '1']);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 of 2 rows');
  });

  test('writes JSON with the code of the place and the fields in which the words stand', () => {
    const answer = answerSchema.parse(JSON.parse(iki(['search', 'musren', '--db', filled(), '--json']).stdout));
    expect(answer).toMatchObject({ query: 'musren', total: 2 });
    expect(answer.hits.map(({ id, found_in }) => [id, found_in])).toEqual([
      ['a', ['indikator']],
      ['b', ['sumber_data']],
    ]);
    expect(answer.hits[0]).toMatchObject({ path: 'dokumen/kecamatan-contoh.pdf', page: 2, kode_wilayah: '99.01.02' });
  });

  test.each(['posyandu', `"; DROP TABLE indikator; --' NEAR(x) *`])('says that it finds nothing, and ends well (%s)', (query) => {
    const { code, stdout } = iki(['search', query, '--db', filled()]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: `Nothing found for ${query}.\n` });
  });

  test('for no word is a wrong call', () => {
    expect(iki(['search', ' *" ', '--db', filled()])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('names no word'),
    });
  });
});

describe('iki search in a database that', () => {
  const refused = (path: string, says: string): void => {
    const before = readFileSync(path);
    expect(iki(['search', 'arsip', '--db', path])).toMatchObject({ code: 5, stdout: '', stderr: expect.stringContaining(says) });
    expect(readFileSync(path)).toEqual(before);
  };

  test('holds no document finds nothing', () => {
    const path = join(temporaryFolder(), 'iki.db');
    openStore(path, 'create').close();
    expect(iki(['search', 'arsip', '--db', path])).toMatchObject({ code: 0, stdout: 'Nothing found for arsip.\n' });
  });

  test('is an empty file is refused', () => {
    const path = join(temporaryFolder(), 'iki.db');
    writeFileSync(path, '');
    refused(path, 'is empty');
  });

  test('is newer is refused', () => refused(changed(filled(), `PRAGMA user_version = ${SCHEMA_VERSION + 1}`), 'database-newer'));

  test('is locked for all others is refused with what to do', () => {
    const path = filled();
    const before = readFileSync(path);
    const other = new Database(path);
    other.exec('BEGIN EXCLUSIVE');
    // Not looked at meanwhile: closing a file gives up the locks that this program has on it.
    const run = iki(['search', 'arsip', '--db', path]);
    other.close();
    expect(run).toMatchObject({ code: 5, stdout: '', stderr: expect.stringContaining('is locked by another program') });
    expect(readFileSync(path)).toEqual(before);
  });

  test('somebody writes to is searched as it was before', () => {
    const path = filled();
    const writer = openStore(path, 'write');
    const other = new Database(path);
    try {
      other.exec('BEGIN IMMEDIATE; DELETE FROM analisis_indikator');
      expect(iki(['search', 'musrenbang', '--db', path]).stdout).toContain('2 rows');
    } finally {
      other.close();
      writer.close();
    }
  });
});
