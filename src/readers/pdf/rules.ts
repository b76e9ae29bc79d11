import type { Box } from '../../layout/document.ts';
import type { Rule } from '../../layout/page.ts';
import type { Fill, Stroke } from './drawing.ts';
import { apply, boxAround, transformBox, type Matrix } from './matrix.ts';

/** Points. The thickest borders of office programs are 6 pt double lines; a filled shape or stroke above this is a background. */
const MAX_THICKNESS = 4;
/** Points. Shorter than a letter is wide: a dot, a tick or the corner piece of a border, not a line. */
const MIN_LENGTH = 4;
/** Points. Borders drawn cell by cell leave gaps of a line's thickness; dotted ones of a dot. */
const JOIN_GAP = 1.5;
/** Points. Longest dash of a dashed border; between two of them the gap may be wider. */
const LONGEST_DASH = 9;
/** Share of a dash's length that the gap behind it has at most: programs stretch gaps so that dashes fill a side. */
const DASH_GAP = 1.5;
/** Points. Pieces of one line that are placed separately differ by rounding. */
const JOIN_OFFSET = 0.6;
/** Sides as a share of each other from which a small box is a dot, of no direction. */
const DOT = 0.8;
/** How far a line may lean, as a share of its length, to be called straight. */
const MAX_LEAN = 0.01;

type Axis = Rule['axis'];

/** Drawn lines on the page as shown: strokes, and filled shapes that are thin. Pieces of one line are joined. */
export function rulesOf(strokes: readonly Stroke[], fills: readonly Fill[], view: Matrix): readonly Rule[] {
  const pieces = [...strokes.flatMap((stroke) => fromStroke(stroke, view)), ...fromFills(fills, view)];
  return [...joined(pieces, 'horizontal'), ...joined(pieces, 'vertical')];
}

function fromStroke({ from, to, thickness }: Stroke, view: Matrix): readonly Rule[] {
  if (thickness > MAX_THICKNESS) return [];
  const [x0, y0, x1, y1] = boxAround([apply(view, ...from), apply(view, ...to)]);
  const half = thickness / 2;
  const [width, height] = [x1 - x0, y1 - y0];
  if (height <= Math.max(MAX_LEAN * width, JOIN_OFFSET) && width >= height)
    return [{ axis: 'horizontal', box: [x0, y0 - half, x1, y1 + half] }];
  if (width <= Math.max(MAX_LEAN * height, JOIN_OFFSET)) return [{ axis: 'vertical', box: [x0 - half, y0, x1 + half, y1] }];
  return [];
}

function fromFills(fills: readonly Fill[], view: Matrix): readonly Rule[] {
  const byPath = new Map<number, Fill[]>();
  for (const fill of fills) byPath.set(fill.path, [...(byPath.get(fill.path) ?? []), fill]);
  return [...byPath.values()].flatMap((path) => {
    const boxes = path.map((fill) => transformBox(view, fill.box));
    const [outer, inner] = boxes;
    if (boxes.length === 2 && outer !== undefined && inner !== undefined && path.every((fill) => fill.rectangle)) {
      const frame = frameOf(outer, inner) ?? frameOf(inner, outer);
      if (frame !== null) return frame;
    }
    return boxes.flatMap(fromBox);
  });
}

/** A box that is short both ways, a dot of a dotted border or its corner, may be a piece of either line. */
function fromBox(box: Box): readonly Rule[] {
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  const rules: Rule[] = [];
  if (height <= MAX_THICKNESS && width >= DOT * height) rules.push({ axis: 'horizontal', box });
  if (width <= MAX_THICKNESS && height >= DOT * width) rules.push({ axis: 'vertical', box });
  return rules;
}

/** A rectangle with a smaller one cut out of it, as browsers paint the border of a box. */
function frameOf(outer: Box, inner: Box): readonly Rule[] | null {
  const margins = [inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]];
  if (margins.some((margin) => margin < 0 || margin > MAX_THICKNESS)) return null;
  const [x0, y0, x1, y1] = outer;
  const sides: readonly Rule[] = [
    { axis: 'horizontal', box: [x0, y0, x1, inner[1]] },
    { axis: 'horizontal', box: [x0, inner[3], x1, y1] },
    { axis: 'vertical', box: [x0, y0, inner[0], y1] },
    { axis: 'vertical', box: [inner[2], y0, x1, y1] },
  ];
  return sides.filter((_, index) => (margins[[1, 3, 0, 2][index] ?? 0] ?? 0) > 0);
}

/** `piece`: length of the piece that was joined last. */
type Span = { start: number; end: number; low: number; high: number; piece: number };

/** Along, then across: a horizontal line spans x and has its thickness in y. */
const spanOf = ({ axis, box: [x0, y0, x1, y1] }: Rule): Span =>
  axis === 'horizontal'
    ? { start: x0, end: x1, low: y0, high: y1, piece: x1 - x0 }
    : { start: y0, end: y1, low: x0, high: x1, piece: y1 - y0 };

const gapBehind = ({ piece }: Span): number => (piece <= LONGEST_DASH ? Math.max(JOIN_GAP, DASH_GAP * piece) : JOIN_GAP);

const ruleOf = (axis: Axis, { start, end, low, high }: Span): Rule => ({
  axis,
  box: axis === 'horizontal' ? [start, low, end, high] : [low, start, high, end],
});

const centre = (span: Span): number => (span.low + span.high) / 2;

function joined(pieces: readonly Rule[], axis: Axis): readonly Rule[] {
  const spans = pieces
    .filter((piece) => piece.axis === axis)
    .map(spanOf)
    .toSorted((a, b) => a.start - b.start);
  const lines: Span[] = [];
  // Lines that reach far enough to take another piece; those left behind are finished.
  let open: Span[] = [];
  for (const span of spans) {
    open = open.filter((line) => line.end >= span.start - gapBehind(line));
    const line = open.find((each) => Math.abs(centre(each) - centre(span)) <= JOIN_OFFSET && each.end >= span.start - gapBehind(span));
    if (line === undefined) {
      const fresh = { ...span };
      lines.push(fresh);
      open.push(fresh);
    } else {
      line.end = Math.max(line.end, span.end);
      line.piece = span.piece;
      line.low = Math.min(line.low, span.low);
      line.high = Math.max(line.high, span.high);
    }
  }
  return lines.filter((line) => line.end - line.start >= MIN_LENGTH).map((line) => ruleOf(axis, line));
}
