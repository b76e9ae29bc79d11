import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Inline } from '../src/layout/document.ts';
import { FORMULA_DOUBTS, readFormula } from '../src/normalise/formula/index.ts';
import { FORMULA_TYPES, type Formula } from '../src/records/formula.ts';

/**
 * `fixtures/formulas.json`: one cell per line, what it is and its parts, as a person who knows such documents would say.
 * "\frac{A}{B}" stands for a printed fraction. `text`, `before`, `after` and `doubts` are checked where a case names them; a case
 * that names no doubts must leave none.
 */
const parts = z
  .object({
    numerator: z.string(),
    denominator: z.string(),
    scale: z.number(),
    of: z.string(),
    value: z.number(),
    unit: z.string().nullable(),
    instrument: z.string(),
    operands: z.array(z.string()),
  })
  .partial();
const cases = z
  .array(
    z.strictObject({
      input: z.string(),
      type: z.enum(FORMULA_TYPES as [string, ...string[]]),
      parts,
      text: z.string().optional(),
      before: z.string().optional(),
      after: z.string().optional(),
      doubts: z.array(z.enum(FORMULA_DOUBTS)).default([]),
    }),
  )
  .parse(JSON.parse(readFileSync(new URL('../fixtures/formulas.json', import.meta.url), 'utf8')));

const run = (text: string): Inline[] => (text.trim() === '' ? [] : [{ kind: 'text', text, places: [], confidence: null }]);

function inlines(input: string): Inline[] {
  const fraction = /\\frac\{([^{}]*)\}\{([^{}]*)\}/.exec(input);
  if (fraction === null) return run(input);
  const [whole, numerator = '', denominator = ''] = fraction;
  return [
    ...run(input.slice(0, fraction.index)),
    { kind: 'fraction', numerator: run(numerator), denominator: run(denominator), places: [] },
    ...inlines(input.slice(fraction.index + whole.length)),
  ];
}

function partsOf(formula: Formula): z.infer<typeof parts> {
  switch (formula.type) {
    case 'ratio':
      return { numerator: formula.numerator.text, denominator: formula.denominator.text, scale: formula.scale };
    case 'count':
      return { of: formula.of };
    case 'constant':
      return { value: formula.value, unit: formula.unit };
    case 'index':
      return { instrument: formula.instrument };
    case 'narrative':
    case 'missing':
      return {};
    default:
      return { operands: formula.operands.map((operand) => operand.text) };
  }
}

describe('cells of the fixture list', () => {
  it('holds at least a hundred cells', () => expect(cases.length).toBeGreaterThanOrEqual(100));

  it.each(cases)('reads "$input" as $type', (example) => {
    const reading = readFormula(inlines(example.input));
    expect({ type: reading.formula.type, parts: partsOf(reading.formula) }).toEqual({ type: example.type, parts: example.parts });
    expect(reading.doubts).toEqual(example.doubts);
    expect(reading.before).toBe(example.before ?? null);
    expect(reading.after).toBe(example.after ?? null);
    if (example.text !== undefined) expect(reading.text).toBe(example.text);
  });
});
