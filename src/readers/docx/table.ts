import type { Cell, Paragraph, Row, Table } from '../../layout/document.ts';
import { isOn, numberOf, childOf, contentOf, holds, valueOf, type XmlElement } from './xml.ts';

/** Columns. Word itself allows 63; a broken number must not ask for millions of cells. */
const MAX_COLUMNS = 100;

/** A cell as it stands in its row. `continues`: it is the lower part of the cell above. */
export type RawCell = { readonly column: number; readonly span: number; readonly continues: boolean; readonly source: XmlElement };

/** The rows of a table with their cells on the grid, without the rows that are hidden or deleted. */
export function rawRows(table: XmlElement): readonly (readonly RawCell[])[] {
  return contentOf(table)
    .filter((row) => row.name === 'w:tr' && !isGone(row))
    .map(rawCells);
}

/** Reads the paragraphs of a cell; `row` tells the rows of the table apart. */
export type ReadCell = (cell: XmlElement, row: number) => { readonly paragraphs: readonly Paragraph[]; readonly line: number };

/** The table with its merged cells as spans. Null for a table without rows. */
export function readTable(table: XmlElement, read: ReadCell): Table | null {
  const sources = rawRows(table);
  const spans = rowSpans(sources);
  let columns = 0;
  const rows = sources.map((row, index): Row => {
    const cells = row.flatMap((raw): readonly Cell[] => {
      columns = Math.max(columns, raw.column + raw.span);
      const rowSpan = spans.get(raw);
      if (rowSpan === undefined) return [];
      const { paragraphs, line } = read(raw.source, index);
      return [{ column: raw.column, columnSpan: raw.span, rowSpan, paragraphs, edge: 'declared', place: { line } }];
    });
    return { cells, startsPart: false, joined: false };
  });
  const place = rows.flatMap((row) => row.cells)[0]?.place;
  return place === undefined ? null : { type: 'table', columns, rows, place };
}

/** The reach of every cell that begins one; a cell that goes on where nothing stands above begins one too. */
function rowSpans(rows: readonly (readonly RawCell[])[]): ReadonlyMap<RawCell, number> {
  const spans = new Map<RawCell, number>();
  let above = new Map<number, RawCell>();
  for (const row of rows) {
    const here = new Map<number, RawCell>();
    for (const cell of row) {
      const origin = cell.continues ? above.get(cell.column) : undefined;
      spans.set(origin ?? cell, (spans.get(origin ?? cell) ?? 0) + 1);
      here.set(cell.column, origin ?? cell);
    }
    above = here;
  }
  return spans;
}

function rawCells(row: XmlElement): readonly RawCell[] {
  const cells: RawCell[] = [];
  let column = clamp(numberOf(valueOf(childOf(row, 'w:trPr'), 'w:gridBefore')) ?? 0, 0);
  for (const source of contentOf(row).filter((cell) => cell.name === 'w:tc')) {
    const properties = childOf(source, 'w:tcPr');
    const span = clamp(numberOf(valueOf(properties, 'w:gridSpan')) ?? 1, 1);
    const last = cells.at(-1);
    if (last !== undefined && isMergeOn(childOf(properties, 'w:hMerge'))) cells[cells.length - 1] = { ...last, span: last.span + span };
    else cells.push({ column, span, continues: isMergeOn(childOf(properties, 'w:vMerge')), source });
    column += span;
  }
  return cells;
}

/** A merge without a value goes on; "restart" begins one. */
function isMergeOn(merge: XmlElement | undefined): boolean {
  return merge !== undefined && (merge.attributes.get('w:val') ?? 'continue') === 'continue';
}

function isGone(row: XmlElement): boolean {
  const properties = childOf(row, 'w:trPr');
  return childOf(properties, 'w:del') !== undefined || isOn(childOf(properties, 'w:hidden')) === true;
}

function clamp(number: number, least: number): number {
  return Math.min(MAX_COLUMNS, Math.max(least, number));
}

const TABLE: ReadonlySet<string> = new Set(['w:tbl']);

/** A frame around other tables, one cell in each row: it only lays the page out and is no table itself. */
export function isFrame(table: XmlElement): boolean {
  const rows = rawRows(table);
  return rows.every((row) => row.length === 1) && rows.some((row) => row.some(({ source }) => holds(source, TABLE)));
}
