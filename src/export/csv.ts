import type { Value, Values } from '../store/index.ts';
import type { Column } from './columns.ts';

/** Written by hand, because a line is to take few microseconds; tests read it back with another library. */

export const SEPARATORS = { semicolon: ';', comma: ',', tab: '\t' } as const;
export type SeparatorName = keyof typeof SEPARATORS;

/** `hasMark`: begins with the mark by which Excel knows UTF-8. Numbers have a decimal comma unless the comma separates. */
export type CsvForm = { readonly separator: SeparatorName; readonly hasMark: boolean };

/** What Excel in an Indonesian locale opens right. */
export const INDONESIAN: CsvForm = { separator: 'semicolon', hasMark: true };

const MARK = '\uFEFF';
const LINE_END = '\r\n';
/** A text that begins so is taken for a formula by a spreadsheet program; full-width signs count there too. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/u;
const QUOTED: Readonly<Record<SeparatorName, RegExp>> = { semicolon: /[;"\r\n]/u, comma: /[,"\r\n]/u, tab: /[\t"\r\n]/u };

export function csvHead(columns: readonly Column[], { separator, hasMark }: CsvForm): string {
  return `${hasMark ? MARK : ''}${columns.map(({ name }) => name).join(SEPARATORS[separator])}${LINE_END}`;
}

/** Writes one row with its line end. A text that looks like a formula gets a ' before it; a number never does. */
export function csvWriter(form: CsvForm): (row: Values) => string {
  const separator = SEPARATORS[form.separator];
  const cell = cellWriter(form.separator);
  return (row) => {
    let line = '';
    for (let at = 0; at < row.length; at += 1) line += (at === 0 ? '' : separator) + cell(row[at] ?? null);
    return line + LINE_END;
  };
}

function cellWriter(separator: SeparatorName): (value: Value) => string {
  const quoted = QUOTED[separator];
  return (value) => {
    if (value === null) return '';
    if (typeof value === 'number') return separator === 'comma' ? String(value) : String(value).replace('.', ',');
    const safe = FORMULA_START.test(value) ? `'${value}` : value;
    return quoted.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
}
