import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shell, temporaryFolder } from './helpers/cli.ts';

const root = join(import.meta.dirname, '..');

/** The calls of `iki` in the README, in their order, and the headers file that it shows. */
function readme(): { calls: readonly string[]; headers: string } {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const blocks = [...text.matchAll(/```sh\n(.*?)```/gs)].map((match) => match[1] ?? '');
  const calls = blocks.flatMap((block) => block.split('\n')).filter((line) => line.startsWith('iki '));
  return { calls, headers: /`(\{ "[^`]*\})`/.exec(text)?.[1] ?? '' };
}

test('every command of the README runs as it stands there', () => {
  const { calls, headers } = readme();
  const folder = temporaryFolder();
  for (const fixtures of ['fixtures/text', 'fixtures/pdf']) cpSync(join(root, fixtures), join(folder, fixtures), { recursive: true });
  writeFileSync(join(folder, 'words.json'), headers);
  expect(calls.length).toBeGreaterThan(5);
  const runs = calls.map((call) => ({ call, ...shell(call, folder) }));
  expect(runs.filter((run) => run.code !== 0)).toEqual([]);
});

test('the files that the README links to are there', () => {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  for (const [, path = ''] of text.matchAll(/\]\(([^):]+)\)/g)) expect(() => readFileSync(join(root, path)), path).not.toThrow();
});
