import { stringify } from 'csv-stringify/sync';
import { type Notation, writeNumber } from './notation.ts';
import type { Separator } from './values-file.ts';

/** How a table for a spreadsheet is written: with the mark by which Excel knows UTF-8, or without. */
export type TableForm = { readonly separator: Separator; readonly hasMark: boolean; readonly notation: Notation };

/** What a spreadsheet in an Indonesian locale opens right. */
export const INDONESIAN: TableForm = { separator: ';', hasMark: true, notation: 'comma' };

export type Cell = string | number | boolean | null;

const MARK = '\uFEFF';

export const headerText = (columns: readonly string[], form: TableForm): string =>
  `${form.hasMark ? MARK : ''}${rowsText([columns], form)}`;

/** Rows of a table; a text that a spreadsheet program would take for a formula gets a ' before it. */
export function rowsText(rows: readonly (readonly Cell[])[], { separator, notation }: TableForm): string {
  return stringify(
    rows.map((row) => [...row]),
    {
      delimiter: separator,
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: { number: (value) => writeNumber(value, notation), boolean: (value) => (value ? 'ya' : 'tidak') },
    },
  );
}
