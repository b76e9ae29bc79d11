import { middleY, widthOf } from './geometry.ts';
import type { Stroke } from './ink.ts';

/** A line between rows of a table: `y` across, `from` and `to` along, in points; `whole`: it runs from side to side. */
export type RowLine = { readonly y: number; readonly from: number; readonly to: number; readonly whole: boolean; readonly stroke: Stroke };

/** The lines of tables that have the same sides, from top to bottom. */
export type RowLines = { readonly left: number; readonly right: number; readonly lines: readonly RowLine[] };

/** Points. Lines of one table begin and end this exactly. */
export const SAME_ENDS = 4;
/** Points. A shorter line is an underline or a fraction bar. */
const SHORTEST = 150;
/** Share of the table's width that a line reaches which leaves merged columns at one side out. */
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
    const wider = groups.some(([first]) => first !== undefined && isPart(first, stroke));
    if (same) same.push(stroke);
    else if (!wider) groups.push([stroke]);
  }
  return groups.map((whole) => linesOf(whole, strokes));
}

/** Whether a line runs from one side of a wider one over some of its columns. */
function isPart(wide: Stroke, { at }: Stroke): boolean {
  const [left, , right] = wide.at;
  const inside = at[0] >= left - SAME_ENDS && at[2] <= right + SAME_ENDS;
  return inside && near(at[0], left) !== near(at[2], right) && widthOf(at) >= Math.max(SHORTEST, SHORTEST_PART * (right - left));
}

function linesOf(whole: readonly Stroke[], strokes: readonly Stroke[]): RowLines {
  const left = Math.min(...whole.map(({ at }) => at[0]));
  const right = Math.max(...whole.map(({ at }) => at[2]));
  const ys = whole.map(({ at }) => middleY(at)).sort((a, b) => a - b);
  const header = [ys[0] ?? 0, ys.find((y) => y > (ys[0] ?? 0) + LOWEST_ROW) ?? 0] as const;
  const parts = strokes.filter((stroke) => !whole.includes(stroke) && whole.some((line) => isPart(line, stroke) || isUnderHeading(line, stroke, header)));
  const all = [...whole, ...parts].map((stroke): RowLine => ({ y: middleY(stroke.at), from: stroke.at[0], to: stroke.at[2], whole: whole.includes(stroke), stroke }));
  return { left, right, lines: withoutDoubles(all.sort((a, b) => a.y - b.y)) };
}

function isUnderHeading(line: Stroke, { at }: Stroke, [top, bottom]: readonly [number, number]): boolean {
  const inside = at[0] >= line.at[0] - SAME_ENDS && at[2] <= line.at[2] + SAME_ENDS && middleY(at) > top && middleY(at) < bottom;
  return inside && widthOf(at) >= SHORTEST_UNDER_HEADING * widthOf(line.at);
}

/** Of whole lines that stand closer than a row is high, the first. */
function withoutDoubles(lines: readonly RowLine[]): readonly RowLine[] {
  return lines.filter((line, i) => !(line.whole && lines.slice(0, i).some((other) => other.whole && line.y - other.y < LOWEST_ROW)));
}
