import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECKS } from '../src/assess/findings/index.ts';
import { FLAGS, flagOf } from '../src/assess/flags.ts';

/** The entries of a document by their code: "### code" and what stands below it. */
function entriesOf(name: string): Map<string, string> {
  const text = readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');
  const sections = text.split(/^### /m).slice(1);
  return new Map(sections.map((section) => [section.split('\n', 1)[0] ?? '', section]));
}

const EXAMPLE = /^- Example: \S.{10,}$/m;
const flags = entriesOf('flags.md');
const findings = entriesOf('findings.md');

describe('docs/flags.md', () => {
  it('has one entry for each flag, and no other', () => {
    expect([...flags.keys()]).toEqual(Object.keys(FLAGS));
  });

  it.each(Object.entries(FLAGS))('says of %s what the program says, with an example', (code, kind) => {
    const entry = flags.get(code) ?? '';
    expect(entry).toMatch(EXAMPLE);
    for (const words of [kind.id, kind.en, kind.remedy.id, kind.remedy.en]) expect(entry).toContain(words);
    expect(entry).toContain(`Asks for review: ${kind.review ? 'yes' : 'no'}`);
  });
});

describe('docs/findings.md', () => {
  it('has one entry for each check, and no other', () => {
    expect([...findings.keys()]).toEqual(CHECKS.map((check) => check.code));
  });

  it.each(CHECKS)('says of $code what the program says, with an example', ({ code, rule, remedy }) => {
    const entry = findings.get(code) ?? '';
    expect(entry).toMatch(EXAMPLE);
    for (const words of [rule.id, rule.en, remedy.id, remedy.en]) expect(entry).toContain(words);
  });
});

describe('a flag', () => {
  it('comes with its message and remedy in both languages', () => {
    expect(flagOf('blank-cell', 'sumber_data')).toEqual({
      code: 'blank-cell',
      field: 'sumber_data',
      message: { id: FLAGS['blank-cell'].id, en: FLAGS['blank-cell'].en },
      remedy: { ...FLAGS['blank-cell'].remedy },
    });
  });

  it('shares no code with a finding', () => {
    expect(CHECKS.filter(({ code }) => Object.hasOwn(FLAGS, code))).toEqual([]);
  });
});
