import type { Row, Value } from '../../store/query.ts';
import { printable } from '../printable.ts';
import { isNumber, numberText } from './values.ts';

/** Rows whose values say how wide the columns are; the others have not been read by then. The help names it. */
export const MEASURED_ROWS = 200;
/** Characters that a column keeps at least when a table is made to fit. */
const LEAST_WIDTH = 6;
const GAP = '  ';

type Column = { readonly width: number; readonly isNumeric: boolean };

/**
 * A table for people. Numbers stand to the right.
 * @param fit characters of a terminal's line: values are cut so that lines fit; null: nothing is cut
 */
export function* table(names: readonly string[], rows: Iterable<Row>, fit: number | null): Iterable<string> {
  const iterator = rows[Symbol.iterator]();
  const first = taken(iterator, MEASURED_ROWS);
  const titles = names.map(printable);
  const measured = titles.map((name, index) =>
    columnOf(
      name,
      first.map((row) => row[index] ?? null),
    ),
  );
  const most = fit === null ? Infinity : widestThatFits(measured, fit);
  const columns = measured.map((column) => ({ ...column, width: Math.min(column.width, most) }));
  const line = (cells: readonly string[]): string => `${cut(lineOf(cells, columns, most), fit ?? Infinity)}\n`;
  yield line(titles);
  yield line(columns.map(({ width }) => '-'.repeat(width)));
  let count = 0;
  try {
    for (const row of continued(first, iterator)) {
      yield line(row.map(cell));
      count += 1;
    }
  } finally {
    iterator.return?.();
  }
  yield `(${count} ${count === 1 ? 'row' : 'rows'})\n`;
}

function taken(rows: Iterator<Row>, most: number): readonly Row[] {
  const found: Row[] = [];
  while (found.length < most) {
    const next = rows.next();
    if (next.done) break;
    found.push(next.value);
  }
  return found;
}

function* continued(first: readonly Row[], rest: Iterator<Row>): Iterable<Row> {
  yield* first;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}

function columnOf(title: string, values: readonly Value[]): Column {
  const width = values.reduce<number>((most, value) => Math.max(most, lengthOf(cell(value))), lengthOf(title));
  const filled = values.filter((value) => value !== null);
  return { width, isNumeric: filled.length > 0 && filled.every(isNumber) };
}

/** Characters that a value may have: the widest columns give way, all to the same width. Infinity if everything fits. */
function widestThatFits(columns: readonly Column[], fit: number): number {
  const room = fit - GAP.length * (columns.length - 1);
  const widthAt = (most: number): number => columns.reduce((sum, { width }) => sum + Math.min(width, most), 0);
  if (widthAt(Infinity) <= room) return Infinity;
  let most = fit;
  while (most > LEAST_WIDTH && widthAt(most) > room) most -= 1;
  return most;
}

/** A value that is wider than its column, as none of the first rows was, moves the rest of its line. */
function lineOf(cells: readonly string[], columns: readonly Column[], most: number): string {
  const padded = cells.map((text, index) => {
    const { width, isNumeric } = columns[index] ?? { width: 0, isNumeric: false };
    const shown = cut(text, most);
    const blanks = ' '.repeat(Math.max(0, width - lengthOf(shown)));
    return isNumeric ? blanks + shown : shown + blanks;
  });
  return padded.join(GAP).trimEnd();
}

function cell(value: Value): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return printable(value);
  return isNumber(value) ? numberText(value) : `(blob of ${value.length} bytes)`;
}

const lengthOf = (text: string): number => [...text].length;

function cut(text: string, width: number): string {
  if (text.length <= width) return text;
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}
