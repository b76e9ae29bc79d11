import { z } from 'zod';

/**
 * The typed expression that a formula cell becomes. Every node keeps its words as printed in `text`; operands are nodes.
 * The rules that decide the type stand in `src/normalise/formula`.
 */
export type Formula =
  | { type: 'ratio'; text: string; numerator: Formula; denominator: Formula; scale: 1 | 100; unit: '%' | null }
  | { type: 'count'; text: string; of: string }
  | { type: 'constant'; text: string; value: number; unit: string | null }
  | { type: 'difference' | 'product' | 'sum'; text: string; operands: Formula[] }
  | { type: 'index'; text: string; instrument: string }
  | { type: 'narrative'; text: string }
  | { type: 'missing'; text: string };

const text = z.string();
const operands = z.array(z.lazy((): z.ZodType<Formula> => formulaSchema)).min(2);

export const formulaSchema: z.ZodType<Formula> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ratio'),
    text,
    numerator: z.lazy(() => formulaSchema),
    denominator: z.lazy(() => formulaSchema),
    scale: z.union([z.literal(1), z.literal(100)]),
    unit: z.literal('%').nullable(),
  }),
  z.object({ type: z.literal('count'), text, of: z.string() }),
  z.object({ type: z.literal('constant'), text, value: z.number(), unit: z.string().nullable() }),
  z.object({ type: z.enum(['difference', 'product', 'sum']), text, operands }),
  z.object({ type: z.literal('index'), text, instrument: z.string() }),
  z.object({ type: z.literal('narrative'), text }),
  z.object({ type: z.literal('missing'), text }),
]);

export type FormulaType = Formula['type'];
export const FORMULA_TYPES: readonly FormulaType[] = [
  'ratio',
  'count',
  'constant',
  'difference',
  'product',
  'sum',
  'index',
  'narrative',
  'missing',
];
