import type { Field, RawIndikator } from '../../parsers/contract.ts';
import type { Inline, PageReading, Place, TextRun } from '../layout/document.ts';
import { placesOf } from '../layout/inline.ts';
import type { Part } from './account.ts';
import { mean, NO_SURROUNDINGS, type Surroundings } from './evidence.ts';

/** What stands around the rows of a block: words and ink that went into none of them, and how their neighbours were read. */

/** What is known outside of a block: its left-over words, how its pages were read, and the words of the document's rows. */
export type Rest = {
  readonly leftOver: readonly Part[];
  readonly pages: readonly PageReading[];
  readonly vocabulary: ReadonlyMap<string, number>;
};
export const NO_REST: Rest = { leftOver: [], pages: [], vocabulary: NO_SURROUNDINGS.vocabulary };

/** From where to where a row reaches on a page, in points. */
type Reach = { readonly page: number; readonly top: number; readonly bottom: number };

/** Points that words stand above or below a row and still beside it. */
const BESIDE = 8;
/** Points between a row and a line that may be its last one. */
const NEXT_LINES = 40;
/** Share of a block's rows (0 to 1) with words beside them from which these are a column that no field holds. */
const COLUMN_SHARE = 0.5;
/** Rows that show such a column at least. */
const COLUMN_ROWS = 3;

const MAY_BE_BLANK = ['sasaran', 'indikator', 'sumber_data', 'penanggung_jawab'] as const;

/** The surroundings of each row of a block, in the order of the rows. */
export function surroundingsOf(rows: readonly RawIndikator[], { leftOver, pages, vocabulary }: Rest): readonly Surroundings[] {
  const reaches = rows.map(reachesOf);
  const words = leftOver.map(({ place, text }) => ({ text, rows: place === null || 'line' in place ? [] : rowsNear(place, reaches) }));
  const beside = rows.map((_, at) => words.filter((own) => own.rows.includes(at)).map(({ text }) => text));
  const isColumn = rows.length >= COLUMN_ROWS && beside.filter((own) => own.length > 0).length > COLUMN_SHARE * rows.length;
  const blockWeakness = mean(rows.map((row) => mean(fieldsOf(row).flatMap(weaknessOf))));
  return rows.map((row, at) => ({
    leftOver: isColumn ? [] : (beside[at] ?? []),
    blankHere: MAY_BE_BLANK.filter((name) => row[name] === null && rows.filter((other) => other[name] !== null).length * 2 >= rows.length),
    unreadInk: pages.reduce((sum, page) => sum + unreadBeside(page, reaches[at] ?? []), 0),
    blockWeakness,
    vocabulary,
  }));
}

/** How often each word stands in the rows, in lower case. */
export function vocabularyOf(rows: readonly RawIndikator[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of rows.flatMap(fieldsOf).map((field) => field.text)) {
    for (const word of text.toLowerCase().match(/\p{L}{3,}/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

type Read = Pick<Field, 'text' | 'confidence'>;

/** The fields of a row; each run of its formula counts as one. */
const fieldsOf = (row: RawIndikator): readonly Read[] => [
  ...[row.sasaran, row.indikator, row.sumber_data, row.penanggung_jawab].filter((field) => field !== null),
  ...runsIn(row.measure.formula),
];

const runsIn = (content: readonly Inline[]): readonly TextRun[] =>
  content.flatMap((part) =>
    part.kind === 'text' ? [part] : part.kind === 'fraction' ? runsIn([...part.numerator, ...part.denominator]) : [],
  );

const weaknessOf = ({ confidence }: Read): readonly number[] => (confidence === null ? [] : [1 - confidence]);

/** Where a row stands on each page; its sasaran may reach over many rows and says nothing of that. */
function reachesOf({ indikator, sumber_data, penanggung_jawab, measure }: RawIndikator): readonly Reach[] {
  const places: readonly Place[] = [
    ...[indikator, sumber_data, penanggung_jawab].flatMap((field) => field?.places ?? []),
    ...placesOf(measure.formula),
  ];
  const boxes = places.flatMap((place) => ('line' in place ? [] : [place]));
  return [...new Set(boxes.map(({ page }) => page))].map((page) => {
    const own = boxes.filter((box) => box.page === page);
    return { page, top: Math.min(...own.map(({ bbox }) => bbox[1])), bottom: Math.max(...own.map(({ bbox }) => bbox[3])) };
  });
}

type OnPage = Extract<Place, { page: number }>;

/** The rows that a left-over word stands beside, else those that it may be the last or the first line of. */
function rowsNear({ page, bbox }: OnPage, reaches: readonly (readonly Reach[])[]): readonly number[] {
  const y = (bbox[1] + bbox[3]) / 2;
  const within = (room: number): readonly number[] =>
    reaches.flatMap((own, at) =>
      own.some((reach) => reach.page === page && y >= reach.top - room && y <= reach.bottom + room) ? [at] : [],
    );
  const beside = within(BESIDE);
  return beside.length > 0 ? beside : [...within(NEXT_LINES), ...cutByPage(page, reaches)];
}

/** The row before a page on which the next one goes on: a word that stands above that may be its rest. */
function cutByPage(page: number, reaches: readonly (readonly Reach[])[]): readonly number[] {
  const before = reaches.findLastIndex((own) => own.some((reach) => reach.page === page - 1));
  return before >= 0 && reaches[before + 1]?.some((reach) => reach.page === page) === true ? [before] : [];
}

const unreadBeside = ({ page, unread = [] }: PageReading, reaches: readonly Reach[]): number =>
  unread.filter(([, top, , bottom]) =>
    reaches.some((reach) => reach.page === page && (top + bottom) / 2 >= reach.top - BESIDE && (top + bottom) / 2 <= reach.bottom + BESIDE),
  ).length;
