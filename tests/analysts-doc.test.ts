import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shell, temporaryFolder } from './helpers/cli.ts';

const root = join(import.meta.dirname, '..');
const TEXT = readFileSync(join(root, 'docs/analysts.md'), 'utf8');
/** Each call with the answer below it; the import at the beginning has none. */
const EXAMPLES = [...TEXT.matchAll(/^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?/gmsu)].map(([, call = '', answer]) => ({ call, answer }));

test('docs/analysts.md: every example answers on the fixtures as told', () => {
  const folder = temporaryFolder();
  cpSync(join(root, 'fixtures/text'), join(folder, 'fixtures/text'), { recursive: true });
  const [first, ...rest] = EXAMPLES;
  expect(shell(first?.call ?? '', folder).code).toBe(0);
  expect(rest.length).toBeGreaterThan(3);
  for (const { call, answer } of rest) expect(shell(`(${call}) 2>&1`, folder).stdout, call).toBe(answer);
});
