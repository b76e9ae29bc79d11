import type { Box } from './document.ts';
import type { Rule } from './page.ts';

/** A line without thickness: `at` is its place across (y of a horizontal one), `from` and `to` along. Points. */
export type Segment = { readonly at: number; readonly from: number; readonly to: number };

export type Segments = { readonly horizontal: readonly Segment[]; readonly vertical: readonly Segment[] };

/** Points. Two lines this near are one: double borders, both edges of a thick one, neighbouring cells that each draw theirs. */
const DOUBLE_LINE = 2.6;
/** Points. Pieces of one line may stop this far apart: each cell draws its own piece, scans lose dots. */
const GAP_ALONG = 3;
/** Points. Anything shorter is a dot, a dash or part of a letter. */
const SHORTEST = 4;

/** Merges collinear pieces and double lines of one direction. */
export function mergeSegments(segments: readonly Segment[]): readonly Segment[] {
  const sorted = [...segments].sort((a, b) => a.at - b.at || a.from - b.from);
  const merged: Segment[] = [];
  for (const segment of sorted) {
    let current = segment;
    for (let i = merged.length - 1; i >= 0; i--) {
      const other = merged[i];
      if (other === undefined) continue;
      if (current.at - other.at > DOUBLE_LINE * 2) break;
      if (Math.abs(current.at - other.at) > DOUBLE_LINE || current.from > other.to + GAP_ALONG || other.from > current.to + GAP_ALONG)
        continue;
      merged.splice(i, 1);
      current = joined(other, current);
    }
    merged.push(current);
  }
  return merged;
}

/** The longer of two pieces says where the line lies across. */
function joined(a: Segment, b: Segment): Segment {
  const at = a.to - a.from >= b.to - b.from ? a.at : b.at;
  return { at, from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
}

/** Drawn rules as merged lines. Pieces shorter than a letter are dropped after merging, so that dotted lines survive. */
export function toSegments(rules: readonly Rule[]): Segments {
  const horizontal = rules
    .filter((rule) => rule.axis === 'horizontal')
    .map(({ box }) => ({ at: (box[1] + box[3]) / 2, from: box[0], to: box[2] }));
  const vertical = rules
    .filter((rule) => rule.axis === 'vertical')
    .map(({ box }) => ({ at: (box[0] + box[2]) / 2, from: box[1], to: box[3] }));
  const long = (segment: Segment): boolean => segment.to - segment.from >= SHORTEST;
  return { horizontal: mergeSegments(horizontal).filter(long), vertical: mergeSegments(vertical).filter(long) };
}

/** Length of `from`–`to` that the segments within `tolerance` of `at` cover, as a share. */
export function coverage(segments: readonly Segment[], at: number, from: number, to: number, tolerance: number): number {
  const pieces = segments
    .filter((segment) => Math.abs(segment.at - at) <= tolerance && segment.to > from && segment.from < to)
    .map((segment): [number, number] => [Math.max(from, segment.from), Math.min(to, segment.to)])
    .sort((a, b) => a[0] - b[0]);
  let covered = 0;
  let reached = from;
  for (const [start, end] of pieces) {
    if (end <= reached) continue;
    covered += end - Math.max(start, reached);
    reached = end;
  }
  return to > from ? covered / (to - from) : 0;
}

/** A segment as a box without height. */
export const horizontalBox = (segment: Segment): Box => [segment.from, segment.at, segment.to, segment.at];
