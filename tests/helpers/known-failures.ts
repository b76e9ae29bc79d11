import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { type Difference, reportOf } from './differences.ts';
import { FIXTURES } from './expected.ts';

/** By document ("pdf/kartu.pdf", or a text document's name), the values that the program still reads otherwise. */
export const KNOWN_FAILURES: Readonly<Record<string, readonly string[]>> = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(readFileSync(join(FIXTURES, 'known-failures.json'), 'utf8')));

/** Fails on a difference that is not known, and on a known one that is gone. */
export function expectOnlyKnown(name: string, found: readonly Difference[]): void {
  const excused = new Set(KNOWN_FAILURES[name] ?? []);
  const surprises = found.filter(({ at }) => !excused.has(at));
  expect(surprises, `${name}: ${surprises.length} of its values are read otherwise\n${reportOf(surprises)}`).toEqual([]);
  const healed = [...excused].filter((at) => !found.some((one) => one.at === at));
  expect(healed, `${name}: these are right now; take them out of fixtures/known-failures.json`).toEqual([]);
}
