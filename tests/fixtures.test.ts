import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ingest } from '../src/ingest.ts';
import { differences, letters } from './helpers/differences.ts';
import { EXPECTED_ENDING, FIXTURES, readExpected } from './helpers/expected.ts';
import { expectOnlyKnown, KNOWN_FAILURES } from './helpers/known-failures.ts';

const TEXTS = join(FIXTURES, 'text');
/** Letters: a shorter word ("I", "x") is found in any document, so looking for it would tell nothing. */
const SHORTEST_WORD = 3;

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => (['type', 'jenis', 'layout'].includes(key) ? [] : stringsOf(item)));
}

const files = readdirSync(TEXTS);
const fixtures = files
  .filter((file) => file.endsWith(EXPECTED_ENDING))
  .map((file) => {
    const name = basename(file, EXPECTED_ENDING);
    return { name, texts: files.filter((other) => other !== file && other.startsWith(`${name}.`)), expected: readExpected(`text/${name}`) };
  });

describe('a document of the fixtures', () => {
  it.each(fixtures)('$name becomes the records that a careful person wrote', async ({ name, texts, expected }) => {
    const path = join(TEXTS, texts[0] ?? 'missing');
    expectOnlyKnown(name, differences(expected, await ingest({ path, bytes: readFileSync(path) }, {})));
  });
});

describe('the expected records', () => {
  it('stand beside exactly one document each, and every document has its own', () => {
    expect(fixtures.filter(({ texts }) => texts.length !== 1).map(({ name }) => name)).toEqual([]);
    expect(files.length).toBe(2 * fixtures.length);
    expect(fixtures.filter(({ name, expected }) => expected.source !== name).map(({ name }) => name)).toEqual([]);
  });

  it('name a known failure only for a document that exists', () => {
    const own = Object.keys(KNOWN_FAILURES).filter((name) => !name.includes('/'));
    expect(own.filter((name) => !fixtures.some((fixture) => fixture.name === name))).toEqual([]);
  });

  it.each(fixtures)('$name expects no word that its document does not print', ({ texts, expected }) => {
    const printed = letters(readFileSync(join(TEXTS, texts[0] ?? 'missing'), 'utf8'));
    const words = stringsOf(expected.jabatan)
      .flatMap((text) => text.split(/[^\p{L}\p{N}]+/u))
      .filter((word) => word.length >= SHORTEST_WORD);
    expect(words.filter((word) => !printed.includes(letters(word)))).toEqual([]);
  });
});
