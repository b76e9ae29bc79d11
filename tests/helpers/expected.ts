import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { FORMULA_TYPES } from '../../src/records/formula.ts';
import { headSchema, indikatorSchema, jabatanSchema, recordSchema, targetSchema } from '../../src/records/record.ts';

/** The records that a careful person wrote down beside the project's own documents. */

export const FIXTURES = join(import.meta.dirname, '../../fixtures');
export const EXPECTED_ENDING = '.expected.json';

/** The hand-written formula: operands are their words, where the program's are nodes. */
const expectedFormula = z.strictObject({
  type: z.enum(FORMULA_TYPES),
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  scale: z.union([z.literal(1), z.literal(100)]).optional(),
  of: z.string().optional(),
  operands: z.array(z.string()).min(2).optional(),
  /** null where the contract does not settle which words name the instrument */
  instrument: z.string().nullable().optional(),
});
const expectedRow = indikatorSchema
  .pick({ sasaran: true, indikator: true, alasan: true, penjelasan: true, formula_teks: true, sumber_data: true, penanggung_jawab: true })
  /** `uncertain`: the document leaves the cell blank, so that the program must say so with a flag */
  .extend({ formula: expectedFormula, uncertain: z.boolean() })
  .strict();
const expectedJabatan = jabatanSchema
  .omit({ id: true, flags: true, provenance: true })
  .extend({ target: z.array(targetSchema.omit({ provenance: true }).strict()), indikator: z.array(expectedRow) })
  .strict();
export const expectedSchema = z.strictObject({
  source: z.string(),
  outcome: recordSchema.shape.outcome,
  document: headSchema.strict().optional(),
  jabatan: z.array(expectedJabatan),
});
export type Expected = z.infer<typeof expectedSchema>;
export type ExpectedJabatan = Expected['jabatan'][number];
export type ExpectedFormula = ExpectedJabatan['indikator'][number]['formula'];

/** `name` with its folder: "pdf/kartu". */
export const readExpected = (name: string): Expected =>
  expectedSchema.parse(JSON.parse(readFileSync(join(FIXTURES, `${name}${EXPECTED_ENDING}`), 'utf8')));
