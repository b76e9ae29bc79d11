import type { Box } from '../layout/document.ts';
import { CELL, FRACTION, FURNITURE, GUESSED, type Ink, inkOfField, inkOfWord, JOIN, RULE } from './palette.ts';
import { polygon, rect, text } from './svg.ts';
import type { FieldOnPage, PageView, TableOnPage } from './view.ts';

/** Everything that was seen on the page as pieces of SVG in points, the lowest first. */
export function overlay(view: PageView): readonly string[] {
  const { words, rules, width, height } = view.content;
  return [
    rect([0, 0, width, height], { fill: '#ffffff', fillOpacity: VEIL }),
    ...view.cells.map(({ box, edge }) =>
      edge === 'guessed' ? guessedCell(box) : rect(inner(box), { fill: CELL.colour, fillOpacity: CELL_FILL }),
    ),
    ...view.furniture.map((box) => rect(box, { fill: FURNITURE.colour, fillOpacity: FURNITURE_FILL })),
    ...words.map(({ box, confidence }) => rect(box, { stroke: inkOfWord(confidence).colour, width: WORD_STROKE })),
    ...rules.map((rule) => rect(thick(rule.box), { fill: RULE.colour })),
    ...view.fractions.map((box) =>
      rect(inner(box), { stroke: FRACTION.colour, width: FIELD_STROKE, fill: FRACTION.colour, fillOpacity: CELL_FILL }),
    ),
    ...view.fields.map(fieldBox),
    ...view.tables.flatMap((table) => joins(table, view.content.reading.page)),
    // Above everything, or the box of a neighbour would cross them out.
    ...view.fields.flatMap(fieldLabel),
  ];
}

/** Points, and shares of opacity: the page has to show through, and thin lines must not vanish at 110 dpi. */
const VEIL = 0.3;
const CELL_FILL = 0.14;
const FIELD_FILL = 0.08;
const FURNITURE_FILL = 0.4;
const WORD_STROKE = 0.45;
const FIELD_STROKE = 1.1;
const LEAST_RULE = 0.8;
/** Cells keep this far from their lines, so that neighbours can be told apart. */
const INSET = 1.5;

const inner = ([left, top, right, bottom]: Box): Box => [left + INSET, top + INSET, right - INSET, bottom - INSET];

const guessedCell = (box: Box): string =>
  rect(inner(box), { fill: GUESSED.colour, fillOpacity: CELL_FILL, stroke: GUESSED.colour, width: FIELD_STROKE, dashed: true });

function thick([left, top, right, bottom]: Box): Box {
  const [x, y] = [Math.max(0, LEAST_RULE - (right - left)) / 2, Math.max(0, LEAST_RULE - (bottom - top)) / 2];
  return [left - x, top - y, right + x, bottom + y];
}

const fieldBox = ({ field, box }: FieldOnPage): string => {
  const { colour } = inkOfField(field);
  return rect(box, { stroke: colour, width: FIELD_STROKE, fill: colour, fillOpacity: FIELD_FILL });
};

const LABEL_SIZE = 6;
/** Width of a digit of a sans-serif face, as a share of its size. */
const DIGIT = 0.62;

/** A small tag with the numbers of the rows, on the upper left corner of the box. */
function fieldLabel({ field, rows, box }: FieldOnPage): readonly string[] {
  const words = shortRows(rows);
  const [left, top] = [box[0] - 1, Math.max(0, box[1] - LABEL_SIZE)];
  const tag: Box = [left, top, left + words.length * DIGIT * LABEL_SIZE + 2, top + LABEL_SIZE + 0.5];
  return [rect(tag, { fill: inkOfField(field).colour }), text(words, left + 1, top + LABEL_SIZE - 0.5, LABEL_SIZE, '#ffffff', true)];
}

/** "2.3", "2.4", "2.5" as "2.3–5". */
export function shortRows(rows: readonly string[]): string {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || first === last) return first ?? '';
  const [block, row] = last.split('.');
  return row !== undefined && first.startsWith(`${block}.`) ? `${first}–${row}` : `${first}–${last}`;
}

const ARROW = 7;

/** A band along the edge of the table that a page break cuts, with an arrow to the other part. */
function joins({ box, fromPageBefore, onNextPage }: TableOnPage, page: number): readonly string[] {
  const [left, top, right, bottom] = box;
  return [
    ...(fromPageBefore ? join(JOIN, [left, top - 2, right, top], top - 2, -1, `from page ${page - 1}`) : []),
    ...(onNextPage ? join(JOIN, [left, bottom, right, bottom + 2], bottom + 2, 1, `goes on on page ${page + 1}`) : []),
  ];
}

function join({ colour }: Ink, band: Box, edge: number, down: 1 | -1, words: string): readonly string[] {
  const x = (band[0] + band[2]) / 2;
  const tip = edge + down * ARROW;
  const baseline = down === 1 ? edge + ARROW : edge - 1.5;
  return [
    rect(band, { fill: colour }),
    polygon(
      [
        [x - ARROW, edge],
        [x + ARROW, edge],
        [x, tip],
      ],
      colour,
    ),
    text(words, x + ARROW + 3, baseline, ARROW, colour, true),
  ];
}
