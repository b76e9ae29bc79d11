import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { measure } from '../calibrate/measures.ts';

const GOLD = '.gold.json';
/** Recognised text may differ in more letters from the print than text that a machine wrote. */
const SCAN = { name: /\.(?:clean|office|poor|fax|scan)\./u, tolerance: '0.9' };
const WRITTEN_TOLERANCE = '0.98';
/** Bytes that a program may answer with. */
const ANSWER_MOST = 2 ** 28;

/** Of each row: 1 if it is right, its confidence (null: not found), 1 if it is flagged. */
const judgedSchema = z.object({ review: z.object({ judged: z.array(z.tuple([z.number(), z.number().nullable(), z.number()])) }) });

/**
 * How many rows can be accepted unseen, and how many of them are wrong: reads the documents of a folder that has labels, judges
 * each row by `judge` (the scorer of one document), and gives a line for each share.
 */
export function curveOf(folder: string, judge: string, chosen: (name: string) => boolean): readonly string[] {
  const names = readdirSync(folder).sort();
  const labelled = names.filter((name) => name.endsWith(GOLD)).map((name) => name.slice(0, -GOLD.length));
  const work = mkdtempSync(join(tmpdir(), 'iki-score-'));
  try {
    const judged = names
      .filter((name) => !name.endsWith('.json') && chosen(name))
      .flatMap((name) => {
        const gold = labelled.filter((own) => name.startsWith(`${own}.`)).sort((a, b) => b.length - a.length)[0];
        return gold === undefined ? [] : judgements(join(folder, name), join(folder, `${gold}${GOLD}`), { judge, work });
      });
    return linesOf(judged);
  } finally {
    rmSync(work, { recursive: true });
  }
}

type Judged = z.infer<typeof judgedSchema>['review']['judged'][number];

function judgements(path: string, gold: string, { judge, work }: { readonly judge: string; readonly work: string }): readonly Judged[] {
  const read = join(work, 'read.json');
  const cli = join(import.meta.dirname, '../../src/cli.ts');
  writeFileSync(read, run([cli, 'extract', path, '--format', 'json']));
  const tolerance = SCAN.name.test(path) ? SCAN.tolerance : WRITTEN_TOLERANCE;
  return judgedSchema.parse(JSON.parse(run([judge, gold, read, '--tolerance', tolerance, '--json']))).review.judged;
}

function run(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: ANSWER_MOST });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

function linesOf(judged: readonly Judged[]): readonly string[] {
  const known = judged.flatMap(([right, chance, flagged]) =>
    chance === null ? [] : [{ right: right === 1, chance, flagged: flagged === 1 }],
  );
  const { curve, auroc, calibrationError } = measure(
    known,
    known.map(({ chance }) => chance),
    0,
  );
  const percent = (share: number): string => `${(100 * share).toFixed(1).padStart(5)} %`;
  return [
    `${known.length} rows with a confidence, AUROC ${auroc?.toFixed(3) ?? '-'}, calibration error ${calibrationError.toFixed(3)}`,
    'accepted unseen   wrong among them',
    ...curve.map(({ accepted, error }) => `${percent(accepted).padStart(15)}   ${percent(error).padStart(16)}`),
  ];
}
