import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { htmlFaults } from './helpers/html.ts';

const root = join(import.meta.dirname, '..');

test('the scripts of the review page fit the types of what their server says', { timeout: 120_000 }, () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '--project', 'tsconfig.page.json'],
    { cwd: root, encoding: 'utf8' },
  );
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

test('the review page is valid HTML', async () => {
  expect(await htmlFaults(readFileSync(join(root, 'src/review/page/index.html'), 'utf8'))).toEqual([]);
});
