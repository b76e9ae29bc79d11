import type { Cell, Paragraph, Row, Table } from '../../layout/document.ts';
import { isBlank, type SourceLine } from './characters.ts';
import { makeCell } from './cell.ts';
import { append, largest } from './collect.ts';
import { readMark } from './mark.ts';
import { pageParagraphs } from './page-lines.ts';

/** Cells. A single line with fewer tabs is a sentence with a tab in it, unless a table of the same width stands next to it. */
const LONE_ROW_CELLS = 3;
/** Lines. A cell that goes on over more lines than this is no cell: the row ended early, and prose follows. */
const MAX_WRAPPED_LINES = 20;

/** What stands next to a run with nothing but blank lines between: the width of the table before, the cells of the line after. */
export type Neighbours = { readonly columnsBefore: number | null; readonly cellsAfter: number | null };

/** The source lines of a row's cells, from the left. */
type RowSource = readonly (readonly SourceLine[])[];

/** Only dashes, blanks, colons and column marks: a rule under the head or at the end of a table. */
export function isRuleLine(text: string): boolean {
  return /^[\s|+:=_-]*$/u.test(text) && /[-=_]{2,}/u.test(text) && /[\t|+]/u.test(text);
}

/** "Nama<TAB>:<TAB>value", "Nama<TAB>: value", also with a mark in a cell before it. */
export function isKeyValue(text: string): boolean {
  const cells = filled(text);
  const [key, value, ...rest] = isMark(cells[0] ?? '') ? cells.slice(1) : cells;
  if (key === undefined || value === undefined) return false;
  return value === ':' || (rest.length === 0 && (value.startsWith(':') || key.endsWith(':')));
}

/**
 * Reads consecutive lines that hold tabs: a table, or sentences, lists, key and value lines that use tabs for distance.
 * A line without a tab between them belongs to the cell above it, if that completes the row.
 */
export function readTabRun(lines: readonly SourceLine[], neighbours: Neighbours): readonly [Table] | readonly Paragraph[] {
  const kept = lines.filter((line) => !isRuleLine(line.text));
  if (!isTable(kept, neighbours)) return pageParagraphs(kept);
  const rows = toRows(kept).map((row): Row => ({ cells: toCells(row), startsPart: false, joined: false }));
  const columns = largest(
    1,
    rows.map((row) => row.cells.length),
  );
  return [{ type: 'table', columns, rows, place: { line: lines[0]?.line ?? 1 } }];
}

/**
 * The end of the run of tab lines at `from`. Lines without a tab belong to it if they stand inside a row: the row before them
 * has fewer cells than the run's first line, and the next line with tabs brings exactly what is missing.
 */
export function endOfTabRun(lines: readonly SourceLine[], from: number, isRow: (text: string) => boolean): number {
  const columns = widthOf(lines[from]);
  let open = 0;
  let at = from;
  while (at < lines.length && isRow(lines[at]?.text ?? '')) {
    open = open > 0 && open < columns ? open + widthOf(lines[at]) - 1 : widthOf(lines[at]);
    at += 1;
    const next = columns >= LONE_ROW_CELLS && open < columns ? afterWrapped(lines, at, isRow) : at;
    if (next > at && open + widthOf(lines[next]) - 1 === columns) at = next;
    else open = 0;
  }
  return at;
}

function afterWrapped(lines: readonly SourceLine[], from: number, isRow: (text: string) => boolean): number {
  const limit = Math.min(lines.length, from + MAX_WRAPPED_LINES);
  let at = from;
  while (at < limit && !isBlank(lines[at]?.text ?? '') && !isRow(lines[at]?.text ?? '')) at += 1;
  return isRow(lines[at]?.text ?? '') ? at : from;
}

function isTable(rows: readonly SourceLine[], neighbours: Neighbours): boolean {
  const widest = largest(0, rows.map(widthOf));
  if (goesOn(rows, widest, neighbours.columnsBefore)) return true;
  if (rows.every(({ text }) => filled(text).length < 2)) return false;
  if (rows.every(({ text }) => isListLine(text) || isKeyValue(text))) return false;
  return rows.length > 1 || widest >= LONE_ROW_CELLS || widest === neighbours.columnsBefore || widest === neighbours.cellsAfter;
}

/** Rows of the table before: as wide as it is, or with blank cells to the right of the words. */
function goesOn(rows: readonly SourceLine[], widest: number, columnsBefore: number | null): boolean {
  if (columnsBefore === null || widest < LONE_ROW_CELLS) return false;
  return widest === columnsBefore || rows.every(({ text }) => text.endsWith('\t'));
}

/** A mark, a tab and the item, or an item with a tab between two words. */
function isListLine(text: string): boolean {
  const cells = text.trim().split('\t');
  return cells.length === 2 && (isMark(cells[0] ?? '') || readMark(cells[0] ?? '').mark !== null);
}

/** Nothing but a list mark. */
function isMark(text: string): boolean {
  return readMark(`${text} X`).rest === 'X';
}

function filled(text: string): readonly string[] {
  return text
    .split('\t')
    .map((cell) => cell.trim())
    .filter((cell) => !isBlank(cell));
}

function widthOf(line: SourceLine | undefined): number {
  return line === undefined ? 0 : line.text.split('\t').length;
}

/** Joins the lines of a row that stands on several. */
function toRows(lines: readonly SourceLine[]): readonly RowSource[] {
  const rows: SourceLine[][][] = [];
  let inside = false;
  for (const { text, line } of lines) {
    const pieces = text.split('\t').map((piece): SourceLine => ({ text: piece, line }));
    const last = inside || pieces.length === 1 ? rows.at(-1) : undefined;
    const [first, ...others] = pieces;
    if (last === undefined || first === undefined) rows.push(pieces.map((piece) => [piece]));
    else {
      last.at(-1)?.push(first);
      append(
        last,
        others.map((piece) => [piece]),
      );
    }
    inside = pieces.length === 1;
  }
  return rows;
}

function toCells(row: RowSource): readonly Cell[] {
  return row.map((lines, column) => makeCell(column, lines, lines[0]?.line ?? 1));
}
