import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { type Figures, round } from './figures.ts';
import { runMeasured } from './measured-run.ts';
import type { BigDatabase } from './million.ts';

/** The report and the formulas of a million indikator. `work`: a temporary folder with room for 4 GB besides the database. */

const CLI = join(import.meta.dirname, '../../src/cli.ts');
/** Numbers that are filled in, over and over; none is 0. */
const GIVEN = 97;
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

/** Every line ends with the empty cell of its number. */
async function fillIn(empty: string, filled: string): Promise<void> {
  const output = createWriteStream(filled);
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(empty), crlfDelay: Number.POSITIVE_INFINITY })) {
    const number = line === 0 ? '' : String((line % GIVEN) + 1);
    line += 1;
    if (!output.write(`${text}${number}\r\n`)) await once(output, 'drain');
  }
  output.end();
  await once(output, 'finish');
}
