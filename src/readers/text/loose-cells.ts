import type { Row } from '../../layout/document.ts';
import { makeCell } from './cell.ts';
import type { CellTable } from './cell-lines.ts';
import { isBlank, type SourceLine } from './characters.ts';

/** The title of a column of numbers, with which such a table begins. */
const NUMBER_TITLE = /^(?:no|nomor|nmr|no\s+urut)\.?$/iu;
/** Characters. A longer first line is not even looked at. */
const NUMBER_TITLE_LETTERS_MOST = 12;
/** Cells of a head. Fewer are the beginning of a list, more are prose. */
const COLUMNS_LEAST = 4;
const COLUMNS_MOST = 14;
/** Characters. Longest cell of a head; a longer one is prose. */
const HEAD_LENGTH = 100;
/** Rows behind the last one in which a number that goes on shows that cells were miscounted. */
const ROWS_AHEAD = 2;

/** A row number, also with a full stop or a bracket. */
const NUMBER = /^(\d{1,3})[.)]?$/u;

/** How cells are told apart: by a tab at their beginning, else by blank lines, else by line ends. */
type Setting = { readonly tabbed: boolean; readonly spaced: boolean };
/** The lines of one cell, or of a part of it behind a blank line, and the index of the first line after them. */
type Piece = { readonly lines: readonly SourceLine[]; readonly next: number };
type LooseRow = { readonly cells: readonly (readonly SourceLine[])[]; readonly next: number };

/**
 * Reads a table whose cells stand as paragraphs of their own, or as single lines, and whose rows nothing parts (converters of
 * Word files, some recognisers): from the title of the number column up to the first number is the head, and every row has as
 * many cells as it. Null where no such table begins at `from`, or where the cells do not come out even.
 */
export function readLooseCells(lines: readonly SourceLine[], from: number): CellTable | null {
  const first = lines[from]?.text ?? '';
  if (first.length > NUMBER_TITLE_LETTERS_MOST || !NUMBER_TITLE.test(first.trim())) return null;
  const setting = { tabbed: startsCell(lines[from]), spaced: isGap(lines[from + 1]) };
  const head = readHead(lines, from, setting);
  if (head === null) return null;
  const columns = head.cells.length;
  const rows = [head];
  for (let row = readRow(lines, head.next, columns, setting); row !== null; row = readRow(lines, row.next, columns, setting))
    rows.push(row);
  const next = rows.at(-1)?.next ?? from;
  if (rows.length < 2 || !comesOutEven(lines, rows, setting)) return null;
  return { table: { type: 'table', columns, rows: rows.map((row) => toRow(row, setting)), place: { line: lines[from]?.line ?? 1 } }, next };
}

const startsCell = (line: SourceLine | undefined): boolean => line !== undefined && /^ *\t/u.test(line.text);
const isGap = (line: SourceLine | undefined): boolean => line !== undefined && !startsCell(line) && isBlank(line.text);
const numberOf = (cell: readonly SourceLine[] | undefined): number | null => {
  const digits = cell?.length === 1 ? NUMBER.exec(cell[0]?.text.trim() ?? '')?.[1] : undefined;
  return digits === undefined ? null : Number(digits);
};

function pieceAt(lines: readonly SourceLine[], from: number, { tabbed, spaced }: Setting): Piece | null {
  let at = from;
  while (isGap(lines[at])) at += 1;
  if (at >= lines.length) return null;
  let next = at + 1;
  while ((tabbed || spaced) && next < lines.length && !startsCell(lines[next]) && !isBlank(lines[next]?.text ?? '')) next += 1;
  return { lines: lines.slice(at, next), next };
}

function readHead(lines: readonly SourceLine[], from: number, setting: Setting): LooseRow | null {
  const cells: (readonly SourceLine[])[] = [];
  let at = from;
  for (let piece = pieceAt(lines, at, setting); piece !== null && cells.length <= COLUMNS_MOST; piece = pieceAt(lines, at, setting)) {
    if (numberOf(piece.lines) !== null) return cells.length >= COLUMNS_LEAST && cells.length <= COLUMNS_MOST ? { cells, next: at } : null;
    const length = piece.lines.reduce((sum, { text }) => sum + text.trim().length, 0);
    if (length > HEAD_LENGTH || (setting.tabbed && !startsCell(piece.lines[0]))) return null;
    cells.push(piece.lines);
    at = piece.next;
  }
  return null;
}

/** A row begins with its number, or with a blank cell where tabs show it; null where none begins or it ends early. */
function readRow(lines: readonly SourceLine[], from: number, columns: number, setting: Setting): LooseRow | null {
  const cells: SourceLine[][] = [];
  let at = from;
  for (let piece = pieceAt(lines, at, setting); piece !== null && cells.length < columns; piece = pieceAt(lines, at, setting)) {
    const last = cells.at(-1);
    const isBlankCell = setting.tabbed && piece.lines.every(({ text }) => isBlank(text));
    if (last === undefined && numberOf(piece.lines) === null && !isBlankCell) return null;
    if (setting.tabbed && !startsCell(piece.lines[0])) last?.push(...piece.lines);
    else cells.push([...piece.lines]);
    at = piece.next;
  }
  return cells.length === columns ? { cells, next: at } : null;
}

/** Whether the cells were counted right: the numbers count up, none goes on in or behind the last row, and single lines end at a gap. */
function comesOutEven(lines: readonly SourceLine[], rows: readonly LooseRow[], setting: Setting): boolean {
  const numbers = rows.slice(1).flatMap(({ cells }) => numberOf(cells[0]) ?? []);
  const last = rows.at(-1);
  const highest = numbers.at(-1);
  if (last === undefined || highest === undefined) return false;
  const endsAtGap = setting.tabbed || setting.spaced || last.next === lines.length || isGap(lines[last.next]);
  const inside = setting.tabbed ? [] : last.cells;
  const goesOn = [...inside, ...cellsBehind(lines, last, setting)].some((cell) => numberOf(cell) === highest + 1);
  // A row of column numbers begins with 1 as the first row does.
  const countsUp = numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1 || (i === 1 && number === 1));
  return endsAtGap && countsUp && !goesOn;
}

/** The next cells, as many as a few rows have. */
function cellsBehind(lines: readonly SourceLine[], last: LooseRow, setting: Setting): readonly (readonly SourceLine[])[] {
  const cells: (readonly SourceLine[])[] = [];
  for (let piece = pieceAt(lines, last.next, setting); piece !== null; piece = pieceAt(lines, piece.next, setting)) {
    if (cells.length === ROWS_AHEAD * last.cells.length) break;
    cells.push(piece.lines);
  }
  return cells;
}

/** Where no tab declares the cells, their edges are a guess. */
function toRow({ cells }: LooseRow, { tabbed }: Setting): Row {
  const made = cells.map((cell, column) => {
    const plain = cell.map(({ text, line }) => ({ text: text.replace(/\t/gu, ' '), line }));
    return { ...makeCell(column, plain, cell[0]?.line ?? 1), edge: tabbed ? ('declared' as const) : ('guessed' as const) };
  });
  return { cells: made, startsPart: false, joined: false };
}
