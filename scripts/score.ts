/**
 * Scores the program against documents with hand-made labels that are kept beside the project, not in it.
 * Usage: npm run score -- [text|pdf|real|DIRECTORY] [options of the scorer].
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SCORER = fileURLToPath(new URL('../../shared/score-corpus.mjs', import.meta.url));

if (existsSync(SCORER)) {
  const { status } = spawnSync(process.execPath, [SCORER, ...process.argv.slice(2)], {
    stdio: 'inherit',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });
  process.exitCode = status ?? 1;
} else {
  console.log('skipped: the labelled corpus (../shared) is not on this machine, so nothing was scored');
}
