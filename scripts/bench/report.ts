import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';
import { type Figures, round } from './figures.ts';
import { runMeasured } from './measured-run.ts';
import type { BigDatabase } from './million.ts';

/** The report and the formulas of a million indikator. `work`: a temporary folder with room for 4 GB besides the database. */

const CLI = join(import.meta.dirname, '../../src/cli.ts');
/** Numbers that are filled in, over and over; none is 0. */
const GIVEN = 97;
/** Between the cells of a template. */
const SEPARATOR = ';';
/** MiB that no command may take, however large the database. */
const MEMORY_TARGET = 300;

export async function benchReport(work: string, { path, rows, kabupaten }: BigDatabase): Promise<Figures> {
  const file = (name: string): string => join(work, name);
  const iki = (...args: readonly string[]) => runMeasured(process.execPath, [...process.execArgv, CLI, ...args, '--db', path]);
  const all = await iki('report', '--out', file('report.html'));
  const one = await iki('report', '--out', file('report.html'), '--kabupaten', kabupaten);
  const template = await iki('compute', '--template', file('kosong.csv'));
  await fillIn(file('kosong.csv'), file('nilai.csv'));
  const computed = await iki('compute', '--values', file('nilai.csv'), '--out', file('capaian.csv'));
  return {
    rows,
    'report of all s': round(all.seconds),
    'report of all MiB': all.peakMiB,
    'report of one kabupaten s': round(one.seconds),
    'report of one kabupaten MiB': one.peakMiB,
    'template s': round(template.seconds),
    'template MiB': template.peakMiB,
    'compute s': round(computed.seconds),
    'compute MiB': computed.peakMiB,
    'MiB (target)': MEMORY_TARGET,
  };
}

/** The last cell of a row is that of its number; texts before it may run over several lines. */
async function fillIn(empty: string, filled: string): Promise<void> {
  let row = 0;
  const withNumber = (cells: readonly string[]): readonly string[] => {
    row += 1;
    return row === 1 ? cells : [...cells.slice(0, -1), String((row % GIVEN) + 1)];
  };
  await pipeline(
    createReadStream(empty),
    parse({ bom: true, delimiter: SEPARATOR }),
    async function* (rows: AsyncIterable<string[]>) {
      for await (const cells of rows) yield withNumber(cells);
    },
    stringify({ bom: true, delimiter: SEPARATOR }),
    createWriteStream(filled),
  );
}
