import type { Block, Cell, Paragraph, Row, Table } from './document.ts';
import type { Vocabulary } from './broken-words.ts';
import { union } from './geometry.ts';
import { placesOfPieces, shift } from './ink.ts';
import { toLines } from './lines.ts';
import { toParagraphs } from './paragraphs.ts';
import type { CellPart, Raw, RawCell, RawRow, RawTable } from './raw.ts';
import { toContent } from './text.ts';
import type { Frame } from './wrap.ts';

/** Points. Widest inner margin of a cell; words that begin further in are centred or indented. */
const WIDEST_PADDING = 7;
/** Points. Distance at which the piece of a cell on the next page is laid under the piece before it. */
const UNDER = 1.5;

/** Reads the words of what was found on the pages, in reading order. */
export function toBlocks(raws: readonly Raw[], known: Vocabulary): readonly Block[] {
  return raws.flatMap((raw): readonly Block[] => {
    if (raw.type === 'table') return [toTable(raw, known)];
    if (raw.type === 'text')
      return toParagraphs(raw.words, raw.strokes, {
        frame: { left: raw.left, right: raw.right, middle: raw.middle },
        where: 'page',
        known,
      });
    const place = placesOfPieces(raw.words)[0];
    return place === undefined ? [] : [{ type: 'furniture', content: toContent(toLines(raw.words), () => false), place }];
  });
}

function toTable(raw: RawTable, known: Vocabulary): Table {
  return {
    type: 'table',
    columns: raw.xs.length - 1,
    rows: raw.rows.map((row) => toRow(row, known)),
    place: { page: raw.page, bbox: raw.box },
    edges: raw.xs,
  };
}

function toRow({ cells, startsPart, joined }: RawRow, known: Vocabulary): Row {
  return { cells: cells.map((cell) => toCell(cell, known)), startsPart, joined };
}

function toCell({ column, columnSpan, rowSpan, edge, parts }: RawCell, known: Vocabulary): Cell {
  const first = parts[0];
  const place = { page: first?.page ?? 1, bbox: first?.box ?? union([]) };
  return { column, columnSpan, rowSpan, edge, paragraphs: cellParagraphs(parts, known), place };
}

function cellParagraphs(parts: readonly CellPart[], known: Vocabulary): readonly Paragraph[] {
  const strip = toStrip(parts);
  return toParagraphs(strip.words, strip.strokes, { frame: frameOf(strip), where: 'cell', known });
}

/** Lays the pieces of a cell under each other, so that a sentence or a fraction goes on over the page break. */
function toStrip(parts: readonly CellPart[]): CellPart {
  const [first, ...rest] = parts;
  if (first === undefined) return { page: 1, box: union([]), words: [], strokes: [] };
  return rest.reduce((strip, part) => {
    if (part.words.length === 0 && part.strokes.length === 0) return strip;
    const above = [...strip.words, ...strip.strokes].map((piece) => piece.at);
    const bottom = above.length > 0 ? union(above)[3] : strip.box[1];
    const [, top] = union([...part.words, ...part.strokes].map((piece) => piece.at));
    const [right, down] = [strip.box[0] - part.box[0], bottom + UNDER - top];
    return {
      ...strip,
      words: [...strip.words, ...shift(part.words, right, down)],
      strokes: [...strip.strokes, ...shift(part.strokes, right, down)],
    };
  }, first);
}

/** The column that a cell's lines are set in: its box less the inner margin that the leftmost word shows. */
function frameOf({ box, words }: CellPart): Frame {
  const padding = Math.min(WIDEST_PADDING, Math.max(0, (words.length > 0 ? union(words.map((word) => word.at))[0] : box[0]) - box[0]));
  return { left: box[0] + padding, right: box[2] - padding, middle: null };
}
