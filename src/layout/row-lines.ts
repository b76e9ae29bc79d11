import { middleY, widthOf } from './geometry.ts';
import type { Stroke } from './ink.ts';

/**
 * A line between rows: `y` across, `from` and `to` along, in points. A whole one runs from side to side of the table, a part
 * leaves merged columns at one side out, a short one may stand under a heading over some columns, or underline words.
 */
export type RowLine = {
  readonly y: number;
  readonly from: number;
  readonly to: number;
  readonly reach: 'whole' | 'part' | 'short';
  readonly stroke: Stroke;
};

/** The lines between two sides that tables have, from top to bottom. */
export type RowLines = { readonly left: number; readonly right: number; readonly lines: readonly RowLine[] };

/** Points. Lines of one table begin and end this exactly. */
export const SAME_ENDS = 4;
/** Points. A shorter line is an underline or a fraction bar. */
const SHORTEST = 150;
/** Share of the table's width that a part of a row line covers at least. */
const SHORTEST_PART = 0.3;
/** Share of the table's width of a line below a heading that stands over several columns. */
const SHORTEST_UNDER_HEADING = 0.1;
/** Points. Double lines are nearer to each other than the lowest row is high. */
const LOWEST_ROW = 5;

const near = (a: number, b: number): boolean => Math.abs(a - b) <= SAME_ENDS;

/** Lines that rule rows only, in groups of the same sides. */
export function rowLines(strokes: readonly Stroke[]): readonly RowLines[] {
  const groups: Stroke[][] = [];
  for (const stroke of strokes.filter(({ at }) => widthOf(at) >= SHORTEST).sort((a, b) => widthOf(b.at) - widthOf(a.at))) {
    const same = groups.find(([first]) => first !== undefined && near(first.at[0], stroke.at[0]) && near(first.at[2], stroke.at[2]));
    if (same) same.push(stroke);
    else if (!groups.some(([first]) => first !== undefined && isPart(first, stroke))) groups.push([stroke]);
  }
  return groups.map((whole) => linesOf(whole, strokes));
}

const isInside = (wide: Stroke, { at }: Stroke): boolean => at[0] >= wide.at[0] - SAME_ENDS && at[2] <= wide.at[2] + SAME_ENDS;

/** Whether a line runs from one side of a wider one over some of its columns. */
function isPart(wide: Stroke, stroke: Stroke): boolean {
  const [left, , right] = wide.at;
  const { at } = stroke;
  return (
    isInside(wide, stroke) && near(at[0], left) !== near(at[2], right) && widthOf(at) >= Math.max(SHORTEST, SHORTEST_PART * (right - left))
  );
}

function linesOf(whole: readonly Stroke[], strokes: readonly Stroke[]): RowLines {
  const left = Math.min(...whole.map(({ at }) => at[0]));
  const right = Math.max(...whole.map(({ at }) => at[2]));
  const lines = strokes.flatMap((stroke): readonly RowLine[] => {
    const line = { y: middleY(stroke.at), from: stroke.at[0], to: stroke.at[2], stroke };
    if (whole.includes(stroke)) return [{ ...line, reach: 'whole' }];
    if (whole.some((wide) => isPart(wide, stroke))) return [{ ...line, reach: 'part' }];
    return whole.some((wide) => isInside(wide, stroke)) && widthOf(stroke.at) >= SHORTEST_UNDER_HEADING * (right - left)
      ? [{ ...line, reach: 'short' }]
      : [];
  });
  return { left, right, lines: withoutDoubles(lines.sort((a, b) => a.y - b.y)) };
}

/** Of whole lines that stand closer than a row is high, the first. */
function withoutDoubles(lines: readonly RowLine[]): readonly RowLine[] {
  return lines.filter(
    (line, i) => !(line.reach === 'whole' && lines.slice(0, i).some((other) => other.reach === 'whole' && line.y - other.y < LOWEST_ROW)),
  );
}
