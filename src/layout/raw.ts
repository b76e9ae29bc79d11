import type { Box, CellEdge } from './document.ts';
import type { Interval } from './gutters.ts';
import type { Ink, Stroke } from './ink.ts';

/** What of a cell stands on one page. */
export type CellPart = { readonly page: number; readonly box: Box; readonly words: readonly Ink[]; readonly strokes: readonly Stroke[] };

/** A cell whose words are not read yet. `openTop`, `openBottom`: no line closes it there, so that it may go on on the page before or after. */
export type RawCell = {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly edge: CellEdge;
  readonly parts: readonly CellPart[];
  readonly openTop: boolean;
  readonly openBottom: boolean;
};

export type RawRow = { readonly cells: readonly RawCell[]; readonly startsPart: boolean; readonly joined: boolean };

/** White space between the columns of a table without lines there (points), and the words of its header: what tells whether it goes on. */
export type Spacing = { readonly gaps: readonly Interval[]; readonly header: string };

/** A table on its way; `xs` are the edges of its columns and `box` its place on the page where it begins. */
export type RawTable = {
  readonly type: 'table';
  readonly page: number;
  readonly lastPage: number;
  readonly box: Box;
  readonly xs: readonly number[];
  readonly rows: readonly RawRow[];
  /** Only where lines rule the rows alone. */
  readonly spacing?: Spacing;
};

/** Words between tables. */
export type RawText = {
  readonly type: 'text';
  readonly page: number;
  readonly lastPage: number;
  readonly words: readonly Ink[];
  readonly strokes: readonly Stroke[];
  readonly left: number;
  readonly right: number;
  readonly middle: number;
};

/** Words that are no part of the text: page numbers, running heads and feet. */
export type RawFurniture = { readonly type: 'furniture'; readonly page: number; readonly lastPage: number; readonly words: readonly Ink[] };

export type Raw = RawTable | RawText | RawFurniture;
