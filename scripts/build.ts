import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';

/**
 * Builds `dist/`, which the package ships: JavaScript and types by the compiler, every other file (SQL, JSON, HTML …) as
 * it is, because the code looks for it beside itself.
 */
const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const ROOMS = ['src', 'parsers'];

rmSync(dist, { recursive: true, force: true });
const compiler = [join(root, 'node_modules/typescript/bin/tsc'), '--project', 'tsconfig.build.json'];
// stdout belongs to what calls the build, such as `npm pack --json`.
const { status } = spawnSync(process.execPath, compiler, { cwd: root, stdio: ['ignore', process.stderr, process.stderr] });
if (status === 0) {
  for (const room of ROOMS) cpSync(join(root, room), join(dist, room), { recursive: true, filter: (path) => extname(path) !== '.ts' });
  chmodSync(join(dist, 'src/cli.js'), 0o755);
  console.error('Built dist/.');
}
process.exitCode = status ?? 1;
