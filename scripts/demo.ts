import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Imports the project's own documents into ./demo.db, anew each time, and says what to try with it. */
const root = join(import.meta.dirname, '..');
const DATABASE = 'demo.db';

for (const ending of ['', '-wal', '-shm']) rmSync(join(root, DATABASE + ending), { force: true });
// By folder, because what lies beside them (the README, recordings for the tests) is no document.
const folders = ['text', 'pdf', 'scan'].map((name) => `fixtures/${name}`);
const first = 'fixtures/text';

const run = iki(['import', ...folders, '--db', DATABASE], 'inherit');
process.exitCode = run.status ?? 1;
if (run.status === 0) {
  console.log(`
${DATABASE} is yours to open. Try:
  npm run --silent iki -- export --db ${DATABASE} --format json --out demo.json
  npm run --silent iki -- extract ${first}/${readdirSync(join(root, first)).find((name) => name.endsWith('.txt')) ?? ''} --format json
  npm run --silent iki -- query "SELECT jabatan, indikator, formula_type, confidence FROM indikator_flat LIMIT 10" --db ${DATABASE}
  npm run --silent iki -- search arsip --db ${DATABASE}
  npm run --silent iki -- report --db ${DATABASE} --out demo.html
  npm run --silent iki -- review --db ${DATABASE}`);
}

function iki(args: readonly string[], stdio: 'inherit'): ReturnType<typeof spawnSync> {
  const call = ['src/cli.ts', ...args];
  console.log(`$ iki ${args.join(' ')}\n`);
  return spawnSync(process.execPath, call, { cwd: root, stdio });
}
