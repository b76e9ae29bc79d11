import type { PageView } from './view.ts';
import {
  CELL,
  FIELDS,
  FRACTION,
  FURNITURE,
  GUESSED,
  type Ink,
  inkOfField,
  inkOfWord,
  JOIN,
  OTHER_FIELD,
  RECOGNISED,
  RULE,
  WORD,
} from './palette.ts';
import { rect, text } from './svg.ts';

/** Pixels. */
const LINE = 18;
const MARGIN = 10;
const SIZE = 12;
const SWATCH = 12;
const COLUMN = 260;
/** Width of a letter of a sans-serif face on average, as a share of its size. */
const LETTER = 0.55;

export type Legend = { readonly height: number; readonly drawn: readonly string[] };

/** What the colours on this page mean, under two lines about the page itself. Pixels, from its own upper left corner. */
export function legend(view: PageView, width: number): Legend {
  const inks = inksOf(view);
  const columns = Math.max(1, Math.floor((width - MARGIN) / COLUMN));
  const rows = Math.ceil(inks.length / columns);
  const letters = Math.floor((width - 2 * MARGIN) / (LETTER * SIZE));
  const head = [title(view), counts(view)].map((line) => cut(line, letters));
  const height = 2 * MARGIN + (head.length + rows) * LINE;
  const drawn = [
    rect([0, 0, width, height], { fill: '#ffffff' }),
    rect([0, 0, width, 1], { fill: '#404040' }),
    ...head.map((line, at) => text(line, MARGIN, MARGIN + (at + 1) * LINE - 5, SIZE, '#000000', at === 0)),
    ...inks.flatMap((ink, at) => entry(ink, MARGIN + (at % columns) * COLUMN, MARGIN + (head.length + Math.floor(at / columns)) * LINE)),
  ];
  return { height, drawn };
}

const entry = ({ colour, means }: Ink, x: number, y: number): readonly string[] => [
  rect([x, y + 3, x + SWATCH, y + 3 + SWATCH], { fill: colour, fillOpacity: 0.45, stroke: colour, width: 2 }),
  text(means, x + SWATCH + 6, y + LINE - 5, SIZE, '#000000'),
];

const cut = (line: string, letters: number): string => (line.length <= letters ? line : `${line.slice(0, Math.max(0, letters - 1))}…`);

function title({ content, pages }: PageView): string {
  const { page, kind, reason, rotation } = content.reading;
  const skew = content.skew ?? 0;
  const turned = [rotation === 0 ? '' : `turned by ${rotation}°`, Math.abs(skew) < 0.05 ? '' : `levelled by ${skew.toFixed(1)}°`].filter(
    (part) => part !== '',
  );
  return [`Page ${page} of ${pages}: ${kind}`, ...(reason === '' ? [] : [reason]), ...turned].join('; ');
}

function counts({ content, cells, tables, fields }: PageView): string {
  const found = [
    [content.words.length, 'word'],
    [content.rules.length, 'drawn line'],
    [tables.length, 'table'],
    [cells.length, 'cell'],
    [fields.length, 'value'],
  ] as const;
  return found.map(([count, what]) => `${count} ${what}${count === 1 ? '' : 's'}`).join(', ');
}

/** Only what occurs on the page. */
function inksOf(view: PageView): readonly Ink[] {
  const { words, rules } = view.content;
  const used = new Set<Ink>([
    ...words.map((word) => inkOfWord(word.confidence)),
    ...view.fields.map(({ field }) => inkOfField(field)),
    ...view.cells.map(({ edge }) => (edge === 'guessed' ? GUESSED : CELL)),
    ...(rules.length > 0 ? [RULE] : []),
    ...(view.tables.some((table) => table.fromPageBefore || table.onNextPage) ? [JOIN] : []),
    ...(view.furniture.length > 0 ? [FURNITURE] : []),
    ...(view.fractions.length > 0 ? [FRACTION] : []),
  ]);
  return [WORD, ...RECOGNISED, RULE, CELL, GUESSED, JOIN, FURNITURE, FRACTION, ...FIELDS.values(), OTHER_FIELD].filter((ink) =>
    used.has(ink),
  );
}
