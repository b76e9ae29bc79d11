import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { RESULT_COLUMNS, STATUSES } from '../src/compute/columns.ts';
import { shell, temporaryFolder } from './helpers/cli.ts';

const root = join(import.meta.dirname, '..');
const TEXT = readFileSync(join(root, 'docs/compute.md'), 'utf8');
type Row = Readonly<Record<string, string>>;

/** The tables of the document: filled in, results, columns. */
const TABLES = [...TEXT.matchAll(/(?:^\|.*\|\n)+/gmu)].map(([table]): readonly Row[] => {
  const [header = [], , ...rows] = table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
});

const read = (file: string): Row[] =>
  Papa.parse<Row>(readFileSync(file, 'utf8').replace(/^\uFEFF/u, ''), { header: true, skipEmptyLines: true }).data;
/** A row without the columns that the document leaves out. */
const like =
  (shown: readonly Row[]) =>
  (row: Row): Row =>
    Object.fromEntries(Object.keys(shown[0] ?? {}).map((name) => [name, row[name] ?? '']));

test('the example of docs/compute.md: its commands run, its numbers fill the template, its results come out', () => {
  const [filled = [], results = []] = TABLES;
  const folder = temporaryFolder();
  cpSync(join(root, 'fixtures/text'), join(folder, 'fixtures/text'), { recursive: true });
  const [, block = ''] = /```sh\n(.*?)```/su.exec(TEXT) ?? [];
  const [imports = '', template = '', compute = ''] = block.trim().split('\n');
  expect(shell(`${imports} && ${template}`, folder).code).toBe(0);
  const lines = read(join(folder, 'nilai.csv'));
  expect(lines.map(like(filled))).toEqual(filled.map((row) => ({ ...row, nilai: '' })));
  writeFileSync(
    join(folder, 'nilai.csv'),
    Papa.unparse(
      lines.map((line, at) => ({ ...line, nilai: filled[at]?.['nilai'] ?? '' })),
      { delimiter: ';' },
    ),
  );
  expect(shell(compute, folder)).toMatchObject({ code: 0 });
  expect(read(join(folder, 'capaian.csv')).map(like(results))).toEqual(results);
});

test('docs/compute.md explains every column and every status', () => {
  const explained = (TABLES[2] ?? []).flatMap((row) => (row['column'] ?? '').split(', '));
  expect(explained).toEqual([...RESULT_COLUMNS]);
  for (const status of STATUSES) expect(TEXT).toContain(`\`${status}\`:`);
});
