import type { Cell, Row, Table } from '../../layout/document.ts';
import { makeCell } from './cell.ts';
import { isBlank, type SourceLine } from './characters.ts';
import { largest } from './collect.ts';
import { readMark } from './mark.ts';
import { isScale } from './stack.ts';

/** Cells. Fewer lines with a tab before them are an indented paragraph or a signature. */
const MIN_COLUMNS = 3;
/** Cells. Without a number column, a head and a row of the same length tell a table from a signature only from here on. */
const MIN_COLUMNS_WITHOUT_NUMBER = 4;
/** Characters. Longest cell of a head; a longer one is prose. */
const HEAD_LENGTH = 100;

/** Lines. A head has a dozen columns at most, each of a few lines. */
const MAX_HEAD_LINES = 40;

/** A row number, also with a full stop or a bracket. */
const NUMBER = /^\d{1,3}[.)]?$/u;

/** A table with one cell on each line, and the index of the first line after it. */
export type CellTable = { readonly table: Table; readonly next: number };

/**
 * Reads a table that was written one cell a line (exports of word processors): each cell begins with a tab, blank lines end a
 * row. The head gives the number of columns. In a table with a number column, cells without a number or a blank before them end
 * it (a signature), unless a numbered row follows. Null if no such table begins at `from`.
 */
export function readCellLines(lines: readonly SourceLine[], from: number): CellTable | null {
  const columns = countHead(lines, from);
  if (columns === null) return null;
  const rows: Row[] = [];
  const numbered = isRowNumber(lines[skipBlank(lines, endOfGroup(lines, from))]);
  let at = from;
  while (at < lines.length && startsCell(lines[at])) {
    const group = readRow(lines, at, columns);
    if (rows.length > 0 && numbered && !isRowNumber(group.pieces[0]?.[0]) && !isRowNumber(lines[group.next])) break;
    const cells = toCells(group.pieces, columns);
    if (cells.some((cell) => cell.paragraphs.length > 0)) rows.push({ cells, startsPart: false, joined: false });
    at = skipBlank(lines, group.next);
  }
  const widest = largest(
    columns,
    rows.map((row) => row.cells.length),
  );
  return { table: { type: 'table', columns: widest, rows, place: { line: lines[from]?.line ?? 1 } }, next: at };
}

/** The number of columns if a head stands here: short lines with a tab before each, and a row of the same make after it. */
function countHead(lines: readonly SourceLine[], from: number): number | null {
  if (!startsCell(lines[from])) return null;
  const end = endOfGroup(lines, from);
  const head = lines.slice(from, end);
  if (end - from > MAX_HEAD_LINES || head.some(({ text }) => text.trim().includes('\t') || text.trim().length > HEAD_LENGTH)) return null;
  const cells = head.filter(startsCell);
  if (cells.length < MIN_COLUMNS || cells.length * 2 <= head.length || cells.some(({ text }) => isBlank(text))) return null;
  const second = skipBlank(lines, end);
  if (!startsCell(lines[second])) return null;
  if (isRowNumber(lines[second])) return cells.length;
  const sameLength = lines.slice(second, endOfGroup(lines, second)).filter(startsCell).length === cells.length;
  return sameLength && cells.length >= MIN_COLUMNS_WITHOUT_NUMBER ? cells.length : null;
}

/** The first cell of a row in a table with a number column: the number, or blank where a cell from above hangs down. */
function isRowNumber(line: SourceLine | undefined): boolean {
  const first = line?.text.trim().split('\t')[0] ?? '';
  return startsCell(line) && (first === '' || NUMBER.test(first));
}

function startsCell(line: SourceLine | undefined): boolean {
  return line !== undefined && /^ *\t/u.test(line.text);
}

function endOfGroup(lines: readonly SourceLine[], from: number): number {
  const limit = Math.min(lines.length, from + MAX_HEAD_LINES + 1);
  let at = from;
  while (at < limit && (startsCell(lines[at]) || !isBlank(lines[at]?.text ?? ''))) at += 1;
  return at;
}

function skipBlank(lines: readonly SourceLine[], from: number): number {
  let at = from;
  while (at < lines.length && !startsCell(lines[at]) && isBlank(lines[at]?.text ?? '')) at += 1;
  return at;
}

type Piece = readonly SourceLine[];

/** The cells of one row as they are written, and where the row ends. */
function readRow(
  lines: readonly SourceLine[],
  from: number,
  columns: number,
): { readonly pieces: readonly Piece[]; readonly next: number } {
  const pieces: SourceLine[][] = [];
  let at = from;
  while (at < lines.length) {
    const line = lines[at];
    const current = pieces.at(-1);
    if (line === undefined) break;
    if (startsCell(line)) pieces.push([line]);
    else if (!isBlank(line.text)) current?.push(line);
    else {
      const next = skipBlank(lines, at);
      if (!goesOn(lines, next, current ?? [], pieces.length, columns)) return { pieces, next };
      at = next;
      continue;
    }
    at += 1;
  }
  return { pieces, next: at };
}

/** After blank lines: the text of a cell that is still empty, or the next cell of a row that is not complete. */
function goesOn(lines: readonly SourceLine[], at: number, current: Piece, cells: number, columns: number): boolean {
  const line = lines[at];
  if (line === undefined) return false;
  if (startsCell(line)) return cells < columns && !isBlank(line.text) && !NUMBER.test(line.text.trim());
  if (!current.every(({ text }) => isBlank(text))) return false;
  let end = at;
  while (end < lines.length && !startsCell(lines[end]) && !isBlank(lines[end]?.text ?? '')) end += 1;
  if (startsCell(lines[end])) return true;
  return cells < columns && startsCell(lines[skipBlank(lines, end)]);
}

/** Brings the pieces to the columns of the head: a row number shares its line with the next cell, a cell is spread over two. */
function toCells(pieces: readonly Piece[], columns: number): readonly Cell[] {
  let fitted = pieces;
  const [first, ...others] = pieces;
  if (first !== undefined && pieces.length < columns) fitted = [...splitNumber(first), ...others];
  fitted = mergeWhere(fitted, columns, (piece) => isScale(textOf(piece)), true);
  fitted = mergeWhere(fitted, columns, (piece) => /^\p{Ll}/u.test(textOf(piece)) && readMark(textOf(piece)).mark === null, false);
  return fitted.map((piece, column) =>
    makeCell(
      column,
      piece.map(({ text, line }) => ({ text: text.replace(/\t/gu, ' '), line })),
      piece[0]?.line ?? 1,
    ),
  );
}

function splitNumber(piece: Piece): readonly Piece[] {
  const [first, ...rest] = piece;
  const found = /^\s*(\d{1,3}\.?)\t(.+)$/u.exec(first?.text ?? '');
  if (first === undefined || found === null) return [piece];
  return [[{ text: found[1] ?? '', line: first.line }], [{ text: found[2] ?? '', line: first.line }, ...rest]];
}

/** Joins such pieces to the piece before them: all of them (`always`), or as many as the row has too many. */
function mergeWhere(
  pieces: readonly Piece[],
  columns: number,
  belongsBefore: (piece: Piece) => boolean,
  always: boolean,
): readonly Piece[] {
  const merged: Piece[] = [];
  let left = pieces.length;
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last !== undefined && merged.length > 1 && !isBlank(textOf(last)) && (always || left > columns) && belongsBefore(piece)) {
      merged[merged.length - 1] = [...last, ...piece];
      left -= 1;
    } else merged.push(piece);
  }
  return merged;
}

function textOf(piece: Piece): string {
  return piece
    .map(({ text }) => text.trim())
    .join(' ')
    .trim();
}
