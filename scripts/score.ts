/**
 * Scores the program against documents with hand-made labels that are kept beside the project, not in it.
 * Usage: npm run score -- [text|pdf|real|DIRECTORY] [--curve] [options of the scorer].
 * `--curve` adds how many rows could be accepted unseen and how many of those are wrong; it reads the documents once more.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { curveOf } from './score/curve.ts';

const SHARED = fileURLToPath(new URL('../../shared', import.meta.url));
const SCORER = join(SHARED, 'score-corpus.mjs');

if (existsSync(SCORER)) {
  const args = process.argv.slice(2).filter((arg) => arg !== '--curve');
  const { status } = spawnSync(process.execPath, [SCORER, ...args], { stdio: 'inherit', cwd: join(import.meta.dirname, '..') });
  process.exitCode = status ?? 1;
  if (process.argv.includes('--curve'))
    for (const line of curveOf(folderOf(args), join(SHARED, 'score.mjs'), chosenBy(args))) console.log(line);
} else {
  console.log('skipped: the labelled corpus (../shared) is not on this machine, so nothing was scored');
}

function folderOf(args: readonly string[]): string {
  const name = args[0] === undefined || args[0].startsWith('--') ? 'text' : args[0];
  return existsSync(name) ? name : join(SHARED, 'corpus', name);
}

/** The scorer's own choice of documents, by a part of the name and by the grade of a scan. */
function chosenBy(args: readonly string[]): (name: string) => boolean {
  const after = (option: string): string | undefined => (args.includes(option) ? args[args.indexOf(option) + 1] : undefined);
  const [only, grade] = [after('--only'), after('--grade')];
  const isScan = (name: string): boolean => /\.(?:clean|office|poor|fax|scan)\./u.test(name);
  return (name) =>
    (only === undefined || name.includes(only)) &&
    (grade === undefined || (grade === 'digital' ? !isScan(name) : name.includes(`.${grade}.`)));
}
