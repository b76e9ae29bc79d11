import Database from 'better-sqlite3';
import Papa from 'papaparse';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../src/store/index.ts';
import { iki, shell, startIki, temporaryFolder } from './helpers/cli.ts';
import { indikator, jabatan, record } from './store-samples.ts';

/** A query that never ends, and one that gives rows without end. */
const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
const ROWS_WITHOUT_END = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n';
const VALUES = `SELECT 9007199254740993 AS besar, -9e999 AS tak_hingga, 1.5 AS pecahan, NULL AS tidak_ada, '' AS kosong,
  'dua' || char(10) || '"baris"' AS teks, x'00ff' AS biner`;

/** A temporary folder with a database of one document with two rows. */
function folderWithDatabase(): string {
  const folder = temporaryFolder();
  const store = openStore(join(folder, 'iki.db'), 'create');
  store.put(record('a.pdf', [jabatan('j1', [indikator('i1'), indikator('i2')])]));
  store.close();
  return folder;
}

const query = (folder: string, sql: string, ...rest: readonly string[]) => iki(['query', sql, '--db', 'iki.db', ...rest], { cwd: folder });

describe('what comes out', () => {
  test('a table in a pipe: numbers to the right, NULL told from an empty text, one line a row, nothing cut', () => {
    const folder = folderWithDatabase();
    const run = query(folder, `SELECT 1 AS n, 'a' || char(10) || char(27) || 'b' AS t UNION ALL SELECT 20, NULL UNION ALL SELECT 3, ''`);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.split('\n')).toEqual([' n  t', '--  ----', ' 1  a␊␛b', '20  NULL', ' 3', '(3 rows)', '']);
    const long = 'x'.repeat(500);
    expect(query(folder, `SELECT 1 AS n, '${long}' AS t`).stdout).toContain(long);
  });

  test('a value that is wider than the first 200 rows stands there whole', () => {
    const run = query(
      folderWithDatabase(),
      "SELECT CASE value WHEN 299 THEN 'lebih lebar' ELSE 'x' END AS t FROM json_each(json_array(" +
        `${Array.from({ length: 300 }, (_, index) => index).join(',')}))`,
    );
    expect(run.stdout).toContain('\nlebih lebar\n(300 rows)\n');
  });

  test.skipIf(!existsSync('/usr/bin/script'))('a table on a terminal is cut to its width', () => {
    const folder = folderWithDatabase();
    writeFileSync(join(folder, 'q.sql'), `SELECT '${'panjang '.repeat(30)}' AS a, 7 AS b, '${'x'.repeat(90)}' AS c`);
    const { stdout } = shell(`export -f iki; script -qc 'stty cols 60; iki query "$(cat q.sql)" --db iki.db' /dev/null`, folder);
    const lines = stdout.replaceAll('\r', '').trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines.map((line) => line.length).filter((length) => length > 60)).toEqual([]);
    expect(lines[2]).toMatch(/^panjang .*… {2}7 {2}x+…$/u);
    // A number that is wider than those of the first rows is not cut while there is room for it.
    const growing = `${ROWS_WITHOUT_END} LIMIT 12345`;
    expect(shell(`export -f iki; script -qc "stty cols 60; iki query '${growing}' --db iki.db" /dev/null`, folder).stdout).toContain(
      '\n12345\r\n',
    );
  });

  test('JSON: an array of objects with every value as it is', () => {
    const folder = folderWithDatabase();
    const { stdout } = query(folder, VALUES, '--format', 'json');
    expect(stdout).toContain('"besar":9007199254740993,');
    expect(JSON.parse(stdout)).toEqual([
      {
        besar: expect.any(Number),
        tak_hingga: -Infinity,
        pecahan: 1.5,
        tidak_ada: null,
        kosong: '',
        teks: 'dua\n"baris"',
        biner: "X'00FF'",
      },
    ]);
    expect(JSON.parse(query(folder, 'SELECT 1 AS a WHERE 0', '--format', 'json').stdout)).toEqual([]);
    expect(JSON.parse(query(folder, 'VALUES (1), (2), (3)', '--format', 'json').stdout)).toHaveLength(3);
  });

  test('CSV: another library reads the same values back', () => {
    const folder = folderWithDatabase();
    const { stdout } = query(folder, `${VALUES}, 'a' || char(13) || 'b' AS sendiri, ',' AS koma`, '--format', 'csv');
    const { data, errors } = Papa.parse<readonly string[]>(stdout.trimEnd());
    expect(errors).toEqual([]);
    expect(data).toEqual([
      ['besar', 'tak_hingga', 'pecahan', 'tidak_ada', 'kosong', 'teks', 'biner', 'sendiri', 'koma'],
      ['9007199254740993', '-9e999', '1.5', '', '', 'dua\n"baris"', "X'00FF'", 'a\rb', ','],
    ]);
    expect(stdout).toContain('1.5,,"",');
  });

  test('the SQL may come by stdin', () => {
    const run = shell(
      "echo '-- berapa\nSELECT count(*) AS n FROM indikator_flat' | iki query - --db iki.db --format csv",
      folderWithDatabase(),
    );
    expect(run).toEqual({ code: 0, stdout: 'n\n2\n', stderr: '' });
  });

  test('more rows than memory can hold', () => {
    const sql = `${ROWS_WITHOUT_END.replace('SELECT i FROM', "SELECT i, printf('%200d', i) AS t FROM")} LIMIT 400000`;
    const folder = folderWithDatabase();
    writeFileSync(join(folder, 'q.sql'), sql);
    for (const format of ['table', 'csv', 'json']) {
      const run = shell(`iki query - --db iki.db --format ${format} < q.sql | wc -l`, folder, { NODE_OPTIONS: '--max-old-space-size=40' });
      expect(Number(run.stdout), `${format}: ${run.stderr}`).toBeGreaterThan(400_000);
    }
  });
});

describe('what is refused', () => {
  test.each(['DELETE FROM document RETURNING path', "VACUUM INTO 'salinan.db'", 'SELEC 1'])(
    '%s: exit 2, the database is as it was, and no file beside it',
    (sql) => {
      const folder = folderWithDatabase();
      const before = readFileSync(join(folder, 'iki.db'));
      const run = query(folder, sql);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/\[usage\]\n {2}-> \S/u);
      expect(readFileSync(join(folder, 'iki.db')).equals(before)).toBe(true);
      expect(readdirSync(folder)).toEqual(['iki.db']);
    },
  );

  test('two columns of one name as JSON, which would lose one: exit 2; a table and CSV have both', () => {
    const folder = folderWithDatabase();
    expect(query(folder, 'SELECT 1 AS a, 2 AS a', '--format', 'json')).toMatchObject({ code: 2, stdout: '' });
    expect(query(folder, 'SELECT 1 AS a, 2 AS a', '--format', 'csv').stdout).toBe('a,a\n1,2\n');
  });

  test.each(['0', '-1', 'lama', '86401'])('--timeout %s: exit 2', (seconds) => {
    expect(query(folderWithDatabase(), 'SELECT 1', '--timeout', seconds)).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('a database that cannot be used: exit 5, and the file is as it was', () => {
  const broken: readonly (readonly [what: string, says: string, make: (file: string) => void])[] = [
    ['a missing one', 'does not exist', () => {}],
    ['an empty file', 'is empty', (file) => writeFileSync(file, '')],
    ['one of an older version', 'older than version', (file) => setVersion(file, 1)],
    ['one of a newer version', 'schema version 9999', (file) => setVersion(file, 9999)],
    ['a file of another kind', 'is not an SQLite database', (file) => writeFileSync(file, 'bukan basis data, hanya teks biasa'.repeat(9))],
    ['one of another program', 'belongs to another program', (file) => new Database(file).exec('CREATE TABLE t (a)').close()],
  ];

  test.each(broken)('%s', (_, says, make) => {
    const folder = temporaryFolder();
    const file = join(folder, 'iki.db');
    make(file);
    const before = existsSync(file) ? readFileSync(file) : null;
    const run = query(folder, 'SELECT 1');
    expect(run).toMatchObject({ code: 5, stdout: '' });
    expect(run.stderr).toContain(says);
    expect(existsSync(file) ? readFileSync(file) : null).toEqual(before);
  });

  test('one that a writer has locked; while it is only being written, it answers with what was there before', () => {
    const folder = folderWithDatabase();
    const writer = new Database(join(folder, 'iki.db'));
    onTestFinished(() => void writer.close());
    writer.exec('BEGIN EXCLUSIVE');
    const locked = query(folder, 'SELECT count(*) FROM document');
    expect(locked).toMatchObject({ code: 5, stdout: '' });
    expect(locked.stderr).toContain('is locked by another program');
    writer.exec('ROLLBACK; PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; DELETE FROM document');
    expect(query(folder, 'SELECT count(*) AS n FROM document', '--format', 'csv')).toEqual({ code: 0, stdout: 'n\n1\n', stderr: '' });
  });
});

function setVersion(file: string, version: number): void {
  copyFileSync(join(folderWithDatabase(), 'iki.db'), file);
  const db = new Database(file);
  db.pragma(`user_version = ${version}`);
  db.close();
}

describe('what ends a query', () => {
  test('its time limit, in the middle of a step of SQLite', () => {
    const folder = folderWithDatabase();
    const began = performance.now();
    const run = query(folder, ENDLESS, '--timeout', '1');
    expect(run).toMatchObject({ code: 6, stdout: '' });
    expect(run.stderr).toContain('stopped after 1 s');
    // The rest is the start of two processes on a busy machine.
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(readdirSync(folder)).toEqual(['iki.db']);
  });

  test('not the time that its reader takes', () => {
    const folder = folderWithDatabase();
    const line = `set -o pipefail; iki query '${ROWS_WITHOUT_END} LIMIT 100000' --db iki.db --timeout 3 | (sleep 5; tail -n 1)`;
    expect(shell(line, folder)).toEqual({ code: 0, stdout: '(100000 rows)\n', stderr: '' });
  });

  test.skipIf(process.platform === 'win32')('Ctrl-C, with the process that runs it', async () => {
    const folder = folderWithDatabase();
    const run = startIki(['query', ENDLESS, '--db', 'iki.db'], folder);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    run.kill();
    // `ended` waits for both processes: they share stdout.
    const { code, stderr } = await run.ended;
    expect(code).toBe(130);
    expect(stderr).toContain('[interrupted]');
  });

  test.each(['table', 'csv', 'json'])('a reader that has enough: no error (%s)', (format) => {
    const line = `set -o pipefail; iki query '${ROWS_WITHOUT_END}' --db iki.db --format ${format} | head -n 2 | wc -l`;
    expect(shell(line, folderWithDatabase())).toMatchObject({ code: 0, stderr: '' });
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk under stdout is an error', () => {
    const run = shell("iki query 'SELECT 1' --db iki.db > /dev/full", folderWithDatabase());
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('cannot be written');
  });
});
