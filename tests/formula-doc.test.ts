import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { evaluate, FORMULA_DOUBTS, parseFormula, printFormula } from '../src/normalise/formula/index.ts';
import { FORMULA_TYPES, formulaSchema } from '../src/records/formula.ts';
import { FLAGS } from '../src/assess/flags.ts';
import { rowsOf } from './helpers/understand-text.ts';

const TEXT = readFileSync(new URL('../docs/formula.md', import.meta.url), 'utf8');

/** The text below a heading of the second level, up to the next one. */
function chapter(title: string): string {
  const found = TEXT.split(/^## /mu).find((text) => text.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`docs/formula.md has no chapter "${title}"`);
  return found;
}

/** The rows of a chapter's table, without its head; `code` and blanks around a cell taken off, null for the word. */
function tableOf(title: string): readonly (readonly (string | null)[])[] {
  const lines = chapter(title)
    .split('\n')
    .filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim().replace(/^`(.*)`$/u, '$1'))
      .map((cell) => (cell === 'null' ? null : cell)),
  );
}

type Example = { readonly of: string; readonly printed: string; readonly json: string; readonly outcome: string };

/** What is printed, what it becomes, and what that evaluates to. */
const EXAMPLES = chapter('Types')
  .split(/^### /mu)
  .slice(1)
  .flatMap((section): Example[] => {
    const of = section.split('\n', 1)[0] ?? '';
    const found = section.matchAll(/^```text\n(.*?)\n```\n\n```json\n(.*?)\n```\n\n((?:Evaluates to|Does not evaluate)[^\n]*)$/gmsu);
    return [...found].map(([, printed = '', json = '', outcome = '']) => ({ of, printed, json, outcome }));
  });

/** "Evaluates to **50 %** with `A` = 7, `B` = 14." */
function told(outcome: string): unknown {
  const problem = /^Does not evaluate: `([a-z-]+)`\.$/u.exec(outcome)?.[1];
  if (problem !== undefined) return { ok: false, problem };
  const [, value, unit] = /^Evaluates to \*\*([\d.]+)(?: (\S+))?\*\*/u.exec(outcome) ?? [];
  return { ok: true, value: Number(value), unit: unit ?? null };
}

const valuesIn = (outcome: string): ReadonlyMap<string, number> =>
  new Map([...outcome.matchAll(/`([^`]+)` = ([\d.]+?)(?=[,.]?(?:\s|$))/gu)].map(([, leaf = '', value]) => [leaf, Number(value)]));

describe('the types', () => {
  it('each have a heading with an example, and nothing else has', () => {
    const headings = [...chapter('Types').matchAll(/^### (.+)$/gmu)].map(([, name]) => name);
    expect(headings.toSorted()).toEqual(FORMULA_TYPES.toSorted());
    expect(new Set(EXAMPLES.map(({ of }) => of))).toEqual(new Set(headings));
  });

  it('have no example that this test does not see', () => {
    expect(EXAMPLES).toHaveLength(TEXT.match(/^```json$/gmu)?.length ?? 0);
  });

  it.each(EXAMPLES)('$of: "$printed" becomes what stands below it', ({ of, printed, json }) => {
    const formula = formulaSchema.parse(JSON.parse(json));
    expect(parseFormula(printed)).toMatchObject({ formula, doubts: [] });
    if (of !== 'narrative') expect(formula.type).toBe(of);
  });

  it.each(EXAMPLES)('$of: "$printed" evaluates as told', ({ printed, outcome }) => {
    expect(evaluate(parseFormula(printed).formula, valuesIn(outcome))).toMatchObject(told(outcome) ?? {});
  });
});

const NOTATIONS = tableOf('Notations of a division');
const PROSE = tableOf('What stays words');

/** Every cell in a row of its own, read as a document is. */
const read = (cells: readonly string[]) => rowsOf(cells.map((cell, i) => `Kota bersih\tIndikator ${i + 1}\t${cell}\tDinas\tKepala Seksi`));

const flagsOf = (row: { readonly flags: readonly { readonly code: string }[] } | undefined): readonly string[] =>
  (row?.flags ?? []).map(({ code }) => code).filter((code) => FORMULA_DOUBTS.some((doubt) => doubt === code));

describe('the notations of a division', () => {
  test('are all read as the same ratio, with the scale and the flag that the table names', async () => {
    const rows = await read(NOTATIONS.map(([, cell]) => cell ?? ''));
    expect(NOTATIONS.length).toBeGreaterThan(15);
    const seen = rows.map((row, i) => {
      const { formula } = row;
      const sides = formula.type === 'ratio' ? [formula.numerator.text, formula.denominator.text, String(formula.scale)] : [formula.type];
      return [NOTATIONS[i]?.[1], ...sides, ...flagsOf(row)];
    });
    expect(seen).toEqual(
      NOTATIONS.map(([, cell, scale, flag]) => [cell, 'Jumlah taman terawat', 'Jumlah taman', scale, ...(flag ? [flag] : [])]),
    );
  });
});

describe('what stays words', () => {
  test('goes where the table says', async () => {
    const rows = await read(PROSE.map(([cell]) => cell ?? ''));
    expect(PROSE.length).toBeGreaterThan(10);
    expect(rows.map((row, i) => [PROSE[i]?.[0], row.formula.type, row.formula_teks, row.penjelasan, row.alasan, ...flagsOf(row)])).toEqual(
      PROSE.map(([cell, type, teks, penjelasan, alasan, flag]) => [cell, type, teks, penjelasan, alasan, ...(flag ? [flag] : [])]),
    );
  });

  it('names only flags that there are', () => {
    const named = [...NOTATIONS, ...PROSE].flatMap((row) => row.at(-1) || []);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((code) => !Object.hasOwn(FLAGS, code))).toEqual([]);
  });
});

describe('printing', () => {
  test.each(tableOf('Printing'))('"%s" comes out as "%s", and that reads back as itself', (typed, printed) => {
    const { formula } = parseFormula(typed ?? '');
    expect(printFormula(formula)).toBe(printed);
    expect(printFormula(parseFormula(printed ?? '').formula)).toBe(printed);
  });

  it.each(EXAMPLES)('of "$printed" gives text that reads back to the same types', ({ printed }) => {
    const typesOf = (text: string): string =>
      JSON.stringify(parseFormula(text).formula, (key, value) => (key === 'text' ? undefined : value));
    expect(typesOf(printFormula(parseFormula(printed).formula))).toBe(typesOf(printed));
  });
});
