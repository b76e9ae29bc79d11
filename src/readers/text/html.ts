import type { Block, Cell, Row, Table } from '../../layout/document.ts';
import { append } from './collect.ts';
import { toParagraphs } from './content.ts';
import { flowItems, flowLines } from './html-flow.ts';
import { attribute, isElement, isHidden, parsePage, parsePiece, type HtmlElement, type HtmlNode } from './html-source.ts';
import type { ContentLine } from './lines.ts';

/** Columns. No page has room for more; the HTML standard's own limit (1000) lets small files ask for millions of cells. */
const MAX_COLUMN_SPAN = 100;
/** Rows. The HTML standard's own limit. */
const MAX_ROW_SPAN = 65_534;

/** The blocks of a whole HTML document. */
export function readPage(text: string): readonly Block[] {
  return toBlocks(parsePage(text), 0);
}

/** The blocks of a piece of HTML amid text; `firstLine`: the source line that it begins on. */
export function readHtml(text: string, firstLine: number): readonly Block[] {
  return toBlocks(parsePiece(text), firstLine - 1);
}

function toBlocks(roots: readonly HtmlNode[], offset: number): readonly Block[] {
  const blocks: Block[] = [];
  let lines: ContentLine[] = [];
  for (const item of flowItems(roots, offset)) {
    if (!('table' in item)) {
      lines.push(item);
      continue;
    }
    append(blocks, [...toParagraphs(lines, 'page'), ...toTable(item.table, offset)]);
    lines = [];
  }
  return [...blocks, ...toParagraphs(lines, 'page')];
}

/** The table with its spans resolved to columns; a caption stands before it as paragraphs. */
function toTable(table: HtmlElement, offset: number): readonly Block[] {
  const caption = table.childNodes.filter((node) => node.nodeName === 'caption');
  const sources = rowsOf(table);
  /** For each column, the index of the first row that no cell from above hangs into. */
  const freeFrom: number[] = [];
  const rows = sources.map((row, index): Row => {
    return { cells: placeCells(row, index, sources.length, freeFrom, offset), startsPart: false, joined: false };
  });
  const kept = rows.filter((row) => row.cells.length > 0);
  const block: Table = { type: 'table', columns: freeFrom.length, rows: kept, place: { line: lineOf(table, offset) } };
  const before = toParagraphs(flowLines(caption, offset), 'page');
  return kept.length === 0 ? before : [...before, block];
}

function rowsOf(table: HtmlElement): readonly HtmlElement[] {
  return table.childNodes.filter(isElement).flatMap((part) => {
    if (isHidden(part)) return [];
    if (part.tagName === 'tr') return [part];
    const isSection = part.tagName === 'thead' || part.tagName === 'tbody' || part.tagName === 'tfoot';
    return isSection ? part.childNodes.filter(isElement).filter((row) => row.tagName === 'tr' && !isHidden(row)) : [];
  });
}

function placeCells(row: HtmlElement, index: number, rows: number, freeFrom: number[], offset: number): readonly Cell[] {
  const sources = row.childNodes.filter(isElement).filter((cell) => (cell.tagName === 'td' || cell.tagName === 'th') && !isHidden(cell));
  let column = 0;
  return sources.map((source): Cell => {
    while ((freeFrom[column] ?? 0) > index) column += 1;
    const columnSpan = spanOf(source, 'colspan', MAX_COLUMN_SPAN, 1);
    const rowSpan = Math.min(spanOf(source, 'rowspan', MAX_ROW_SPAN, rows), rows - index);
    const paragraphs = toParagraphs(flowLines(source.childNodes, offset), 'cell');
    const cell: Cell = { column, columnSpan, rowSpan, paragraphs, edge: 'declared', place: { line: lineOf(source, offset) } };
    for (let at = column; at < column + columnSpan; at += 1) freeFrom[at] = index + rowSpan;
    column += columnSpan;
    return cell;
  });
}

/** A span as the browser takes it: 1 where it is missing or no number, `whenZero` for "0" (to the end, for rows). */
function spanOf(cell: HtmlElement, name: string, most: number, whenZero: number): number {
  const printed = /^\s*\d+/u.exec(attribute(cell, name) ?? '')?.[0];
  if (printed === undefined) return 1;
  const value = Number(printed);
  return value === 0 ? whenZero : Math.min(value, most);
}

function lineOf(element: HtmlElement, offset: number): number {
  return offset + (element.sourceCodeLocation?.startLine ?? 1);
}
