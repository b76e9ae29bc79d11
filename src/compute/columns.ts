import { z } from 'zod';
import { FORMULA_TYPES } from '../records/formula.ts';

/** The tables of `iki compute`: headers are the database's own names; `komponen` is a leaf, one number that a formula needs. */

/** Columns of a file of values. Those that only help whoever fills it in may be left out. */
export const VALUE_COLUMNS = ['path', 'sha256', 'id', 'jabatan', 'indikator', 'formula_teks', 'komponen', 'nilai'] as const;
export type ValueColumn = (typeof VALUE_COLUMNS)[number];
export const NEEDED_COLUMNS = ['path', 'id', 'komponen', 'nilai'] as const satisfies readonly ValueColumn[];

/** Before a row's id, so that no spreadsheet takes "1234567890123e45" for a number. */
const ID_MARK = '#';
/** In place of an id: every row of the document that has this leaf and no number of its own for it. */
export const EVERY_ROW = '*';

export const markedId = (id: string): string => `${ID_MARK}${id}`;
export const bareId = (cell: string): string => (cell.startsWith(ID_MARK) ? cell.slice(ID_MARK.length) : cell);

/** How a row ended. The words are what the office reads. */
export const STATUSES = ['dihitung', 'nilai kurang', 'nilai salah', 'pembagi nol', 'angka tetap', 'tidak dapat dihitung'] as const;
export type Status = (typeof STATUSES)[number];

const text = z.string().nullable();
const number = z.number().nullable();

/** One indikator with what was computed of it; `satuan`, `polaritas` and `periode` are null unless the document prints them. */
export const resultSchema = z.object({
  path: z.string(),
  sha256: z.string(),
  kode_wilayah: text,
  kabupaten: text,
  kecamatan: text,
  tahun: number,
  jabatan: text,
  id: z.string(),
  sasaran: text,
  indikator: text,
  formula_teks: text,
  formula_type: z.enum(FORMULA_TYPES),
  /** The formula's reading is still in doubt. */
  needs_review: z.boolean(),
  nilai: number,
  satuan: text,
  target: text,
  target_nilai: number,
  target_satuan: text,
  /** nilai / target_nilai x 100. */
  capaian: number,
  polaritas: text,
  periode: text,
  status: z.enum(STATUSES),
  keterangan: z.string(),
});
export type Result = z.infer<typeof resultSchema>;
export const RESULT_COLUMNS = resultSchema.keyof().options;

/** Why a line of the values was not used. */
export const PROBLEMS = {
  'unknown-document': 'no document of the database has this path or sha256',
  'unknown-row': 'the document has no row with this id',
  'unknown-leaf': 'the formula of this row does not ask for this komponen',
  'not-a-number': 'nilai is not a number',
  'ambiguous-number': 'nilai may be thousands or decimals: write it without a sign between thousands, or with more or fewer decimals',
  'two-values': 'another line gives a different number for the same thing',
  'too-many-cells': 'the line has cells beyond the last column; quote a number with a decimal comma',
} as const;
export type ProblemCode = keyof typeof PROBLEMS;
/** `line`: number of the row in the spreadsheet, the header being 1. */
export type Problem = {
  readonly line: number;
  readonly code: ProblemCode;
  readonly path: string;
  readonly id: string;
  readonly komponen: string;
  readonly nilai: string;
};
