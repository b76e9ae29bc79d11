import { isScale } from '../text/stack.ts';
import type { WordLine } from './lines.ts';
import { fractionOf, isEmpty, plainWords, textOf, type Piece } from './pieces.ts';

/** A cell of a table within a cell, with its column and its lines. */
export type InnerCell = { readonly column: number; readonly lines: readonly WordLine[] };

/**
 * The lines of a table within a cell. A row becomes one line where its cells hold one line each. Two rows of which one column
 * is filled in both and "x 100%" stands beside are a fraction that was laid out with a table.
 */
export function flatten(rows: readonly (readonly InnerCell[])[]): readonly WordLine[] {
  const filled = rows.map((row) => row.filter((cell) => cell.lines.length > 0)).filter((row) => row.length > 0);
  return readFraction(filled) ?? filled.flatMap(joinRow);
}

function joinRow(row: readonly InnerCell[]): readonly WordLine[] {
  const lines = row.flatMap((cell) => cell.lines);
  const [first] = lines;
  if (first === undefined || row.some((cell) => cell.lines.length > 1)) return lines;
  return [{ ...first, pieces: joinPieces(lines) }];
}

function readFraction(rows: readonly (readonly InnerCell[])[]): readonly WordLine[] | null {
  const [upper, lower] = rows;
  const below = lower?.[0];
  if (upper === undefined || below === undefined || lower?.length !== 1 || rows.length !== 2 || upper.length < 2) return null;
  const above = upper.find((cell) => cell.column === below.column);
  const first = above?.lines[0];
  const beside = upper.filter((cell) => cell !== above);
  if (above === undefined || first === undefined || !beside.some((cell) => isScale(wordsOf(cell)))) return null;
  const before = beside.filter((cell) => cell.column < above.column).flatMap((cell) => cell.lines);
  const after = beside.filter((cell) => cell.column > above.column).flatMap((cell) => cell.lines);
  const fraction = fractionOf(joinPieces(above.lines), joinPieces(below.lines));
  return [
    {
      ...first,
      mark: before[0]?.mark ?? null,
      ruledBelow: false,
      pieces: [...joinPieces(before), plainWords(' '), ...fraction, plainWords(' '), ...joinPieces(after)],
    },
  ];
}

function wordsOf(cell: InnerCell): string {
  return textOf(joinPieces(cell.lines));
}

function joinPieces(lines: readonly WordLine[]): readonly Piece[] {
  return lines
    .filter((line) => !isEmpty(line.pieces))
    .flatMap((line, index) => (index === 0 ? line.pieces : [plainWords(' '), ...line.pieces]));
}
