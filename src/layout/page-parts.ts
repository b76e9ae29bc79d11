import { brokenLines } from './broken-lines.ts';
import { withoutForm } from './form-rows.ts';
import { heightOf, holds, middleX, middleY, widthOf } from './geometry.ts';
import { type Ink, type Stroke, toInk, toStrokes } from './ink.ts';
import { type Lattice, toLattices } from './lattice.ts';
import type { Margins } from './margins.ts';
import type { PageContent, Word } from './page.ts';
import type { Raw, RawTable } from './raw.ts';
import { findRowRuled } from './row-ruled-tables.ts';
import { boxOf, toRuledTable } from './ruled-tables.ts';
import { coverage, type Segment, type Segments, toSegments } from './rules.ts';
import { isDirt, isDrawn, isPieceOfWord, isSpeck } from './specks.ts';
import { splitTable } from './split-tables.ts';
import { findUnruled } from './unruled-tables.ts';

/** One page: its tables, and the text before, between and after them, from top to bottom. `furniture`: words left out of it; `margins`: where its text is set; `above`: the table that ends the page before. */
export function toPageParts(page: PageContent, furniture: ReadonlySet<Word>, margins: Margins, above: RawTable | null): readonly Raw[] {
  const number = page.reading.page;
  const segments = toSegments(page.rules);
  const broken = brokenLines(page.words);
  const pieces = new Set(broken.flatMap((line) => line.words));
  const isLeftOut = (word: Word): boolean =>
    furniture.has(word) || pieces.has(word) || isRule(word, segments) || isDrawn(word) || isSpeck(word) || isPieceOfWord(word, page.words);
  const words = toInk(
    page.words.filter((word) => !isLeftOut(word)),
    number,
  );
  const dashes = page.words
    .filter((word) => isDrawn(word) && !pieces.has(word) && !isRule(word, segments))
    .map(({ box }): Segment => ({ at: middleY(box), from: box[0], to: box[2] }));
  const drawn = [...dashes, ...broken.flatMap(({ line }) => line ?? [])];
  // A line that was taken for a dash still parts rows where it runs from column line to column line.
  const horizontal = [...segments.horizontal, ...drawn];
  const lattices = toLattices({ ...segments, horizontal });
  const rowLines = new Set(lattices.flatMap((lattice) => lattice.horizontal));
  const strokes = toStrokes(
    horizontal.filter((segment) => !rowLines.has(segment)),
    number,
  );
  const ruled = ruledTables(lattices, number, words, strokes);
  const outside = (tables: readonly RawTable[]): readonly Ink[] => {
    const taken = wordsOf(tables);
    return words.filter((word) => !taken.has(word));
  };
  const rowRuled = findRowRuled(outside(ruled), strokes, number, above);
  const known = [...ruled, ...rowRuled];
  const tables = [...known, ...findUnruled(outside(known), strokes, number)].sort((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0]);
  const free = outside(tables);
  const aside = toInk(
    page.words.filter((word) => furniture.has(word)),
    number,
  );
  return [
    ...between(free, strokes, tables, number, margins),
    ...(aside.length > 0 ? [{ type: 'furniture' as const, page: number, lastPage: number, words: aside }] : []),
  ];
}

/** Points. A recogniser's dash this near to a drawn line is that line. */
const ON_RULE = 3;
/** Share of the dash that the line must run along. */
const RULE_SHARE = 0.5;

/** Share of its height that a stroke of a drawn line is wide at most; letters i and l are 0.12 and more. */
const STROKE_WIDTH = 0.1;
/** Points. Longest part of a worn column line that is missing above or below such a stroke. */
const WORN_GAP = 36;

/** Whether a word is only a recogniser's reading of a drawn line. */
function isRule({ text, box, confidence }: Word, { horizontal, vertical }: Segments): boolean {
  if (confidence === null) return false;
  if (/^[-–—_=~]+$/u.test(text)) return coverage(horizontal, middleY(box), box[0], box[2], ON_RULE) > RULE_SHARE;
  // Pieces of a worn column line: one stroke, in line with what is left of it above or below.
  const isStroke = /^[iIl1|!]$/u.test(text) && widthOf(box) <= STROKE_WIDTH * heightOf(box);
  return (
    isStroke &&
    vertical.some(({ at, from, to }) => Math.abs(at - middleX(box)) <= ON_RULE && from - box[3] <= WORN_GAP && box[1] - to <= WORN_GAP)
  );
}

const wordsOf = (tables: readonly RawTable[]): ReadonlySet<Ink> =>
  new Set(tables.flatMap((table) => table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.parts.flatMap((part) => part.words)))));

/** The tables that lines draw. Where two overlap, a word belongs to the first. */
function ruledTables(lattices: readonly Lattice[], page: number, words: readonly Ink[], strokes: readonly Stroke[]): readonly RawTable[] {
  return lattices.reduce((before: readonly RawTable[], lattice) => {
    const box = boxOf(lattice);
    const taken = wordsOf(before);
    const table = toRuledTable(
      lattice,
      page,
      words.filter((word) => holds(box, word.at) && !taken.has(word)),
      strokes.filter((stroke) => holds(box, stroke.at)),
    );
    return [...before, ...splitTable(table).map(withoutForm)];
  }, []);
}

function between(
  words: readonly Ink[],
  strokes: readonly Stroke[],
  tables: readonly RawTable[],
  page: number,
  margins: Margins,
): readonly Raw[] {
  const parts: Raw[] = [];
  let rest = words;
  const text = (taken: readonly Ink[]): void => {
    const part: Raw = isDirt(taken)
      ? { type: 'furniture', page, lastPage: page, words: taken }
      : { type: 'text', page, lastPage: page, words: taken, strokes, ...margins };
    if (taken.length > 0) parts.push(part);
  };
  for (const table of tables) {
    const above = rest.filter((word) => middleY(word.at) < table.box[1]);
    rest = rest.filter((word) => middleY(word.at) >= table.box[1]);
    text(above);
    parts.push(table);
  }
  text(rest);
  return parts;
}
