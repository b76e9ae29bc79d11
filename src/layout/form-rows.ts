import type { RawCell, RawRow, RawTable } from './raw.ts';

/** A label with its colon at the head of a cell. */
const LABEL = /^[^:]{2,40}:/u;

const cellText = (cell: RawCell): string =>
  cell.parts
    .flatMap((part) => part.words.map((word) => word.text))
    .join(' ')
    .trim();

/** "Label : value" in one cell over the whole width, or with a colon at the end of the label or in a cell of its own. */
function isForm(row: RawRow, columns: number): boolean {
  const texts = row.cells.map(cellText);
  if (texts.some((text) => text === ':')) return true;
  const [first, second, third] = row.cells;
  if (first === undefined) return false;
  if (second === undefined) return first.columnSpan === columns && LABEL.test(texts[0] ?? '');
  return third === undefined && (/^[^:]{2,40}:$/u.test(texts[0] ?? '') || (texts[1] ?? '').startsWith(':'));
}

const isWide = (row: RawRow, columns: number): boolean => row.cells.length === 1 && row.cells[0]?.columnSpan === columns;

/**
 * Takes the rows off the head of a table that are a form ("Jabatan : …", "Tugas : …", with titles over them): offices draw
 * lines around them, but they are labels with values and no rows of a table. A table that is nothing else stays one: what it
 * labels may be one indicator's fields.
 */
export function withoutForm(table: RawTable): RawTable {
  const columns = table.xs.length - 1;
  const end = table.rows.findIndex((row) => row.cells.length > 0 && !isWide(row, columns) && !isForm(row, columns));
  const head = table.rows.slice(0, end < 0 ? undefined : end);
  const last = head.findLastIndex((row) => isForm(row, columns));
  if (last < 0) return table;
  const rows = table.rows.slice(last + 1);
  const top = Math.min(...rows.flatMap((row) => row.cells.flatMap((cell) => cell.parts.map((part) => part.box[1]))));
  return rows.length === 0 ? table : { ...table, rows, box: [table.box[0], top, table.box[2], table.box[3]] };
}
