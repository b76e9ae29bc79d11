import type { Row, Table } from '../../layout/document.ts';
import { makeCell } from './cell.ts';
import type { SourceLine } from './characters.ts';
import { largest } from './collect.ts';
import { isRuleLine } from './tab-table.ts';

/** A line of a table that draws its columns with "|" on both sides, or the rule of a grid table. */
export function isPipeLine(text: string): boolean {
  return /^\s*\|.*\|.*\|\s*$/u.test(text) || isGridRule(text);
}

function isGridRule(text: string): boolean {
  return /^\s*\+(?:[-=:]+\+)+\s*$/u.test(text);
}

/**
 * The table of lines whose cells are parted by "|". In a grid table ("+---+---+" between the rows) a row has several lines.
 * Rows keep all their cells, also those beyond the head's, which Markdown itself drops.
 */
export function readPipeTable(lines: readonly SourceLine[]): Table {
  const grid = isGridRule(lines[0]?.text ?? '');
  const rows = groupRows(lines, grid).map(toRow);
  const columns = largest(
    1,
    rows.map((row) => row.cells.length),
  );
  return { type: 'table', columns, rows, place: { line: lines[0]?.line ?? 1 } };
}

function groupRows(lines: readonly SourceLine[], grid: boolean): readonly (readonly SourceLine[])[] {
  const groups: SourceLine[][] = [];
  let open = false;
  for (const line of lines) {
    const rule = isRuleLine(line.text);
    if (!rule && open) groups.at(-1)?.push(line);
    else if (!rule) groups.push([line]);
    open = grid && !rule;
  }
  return groups;
}

function toRow(lines: readonly SourceLine[]): Row {
  const cells: SourceLine[][] = [];
  for (const { text, line } of lines) {
    splitPipes(text).forEach((piece, column) => {
      const cell = cells[column] ?? (cells[column] = []);
      cell.push({ text: piece, line });
    });
  }
  return { cells: cells.map((cell, column) => makeCell(column, cell, cell[0]?.line ?? 1)), startsPart: false, joined: false };
}

function splitPipes(text: string): readonly string[] {
  const inner = text
    .trim()
    .replace(/^\|/u, '')
    .replace(/(?<!\\)\|$/u, '');
  return inner.split(/(?<!\\)\|/u).map((cell) => cell.replace(/\\\|/gu, '|'));
}
