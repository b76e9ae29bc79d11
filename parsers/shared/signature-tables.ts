import type { Block, Paragraph, Table } from '../../src/layout/document.ts';
import { gridOf } from '../../src/layout/grid.ts';
import { cellText } from '../../src/layout/inline.ts';
import { holdsIndicators } from './columns.ts';
import type { HeaderWords } from './headers.ts';
import { wordsOf } from './words.ts';

/** Two signatures beside each other, with columns of white between. */
const COLUMNS_MOST = 5;
/** Longest cell of a signature (words): who signs, name, rank and NIP. */
const CELL_WORDS_MOST = 40;
/** A label with its number; a list of staff has the label over a column of numbers. */
const NIP = /\bN\s*I\s*P\b\.?\s*:?\s*\d/i;

function isSignature(table: Table): boolean {
  const cells = table.rows.flatMap((row) => row.cells).map(cellText);
  return (
    table.columns <= COLUMNS_MOST && cells.some((text) => NIP.test(text)) && cells.every((text) => wordsOf(text).length <= CELL_WORDS_MOST)
  );
}

/** The lines of each column from top to bottom, one column after the other. */
function linesOf(table: Table): readonly Paragraph[] {
  const grid = gridOf(table);
  return Array.from({ length: table.columns }, (_, x) => x).flatMap((x) =>
    grid.flatMap(({ slots }) => (slots[x]?.begins ? slots[x].cell.paragraphs : [])).filter(({ content }) => content.length > 0),
  );
}

/** Takes tables apart that only set signatures side by side, as word processors do without drawing a line. */
export const unfoldSignatures = (blocks: readonly Block[], own: HeaderWords): readonly Block[] =>
  blocks.flatMap((block): readonly Block[] =>
    // Who is responsible for an indicator may stand in its row with a NIP.
    block.type === 'table' && isSignature(block) && !holdsIndicators(block, own) ? linesOf(block) : [block],
  );
