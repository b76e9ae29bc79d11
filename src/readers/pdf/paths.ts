import type { Box } from '../../layout/document.ts';
import { apply, boxAround, contains, scaleOf, type Matrix, type Point } from './matrix.ts';
import { clipTo, isOpaque, isPainting, type Run } from './state.ts';

/** A subpath's corners in user space; `curved` where a side is no straight line. */
export type Subpath = { readonly points: readonly Point[]; readonly closed: boolean; readonly curved: boolean };

/** pdfjs' path code: a number for the step, then its coordinates; the last pair is where the step ends. */
const STEPS: readonly { readonly numbers: number; readonly is: 'move' | 'line' | 'curve' | 'close' }[] = [
  { numbers: 2, is: 'move' },
  { numbers: 2, is: 'line' },
  { numbers: 6, is: 'curve' },
  { numbers: 4, is: 'curve' },
  { numbers: 0, is: 'close' },
];

export function subpathsOf(code: readonly number[], matrix: Matrix): readonly Subpath[] {
  const subpaths: { points: Point[]; closed: boolean; curved: boolean }[] = [];
  let at = 0;
  while (at < code.length) {
    const step = STEPS[code[at] ?? -1];
    if (step === undefined) break;
    const end = at + step.numbers;
    const point = apply(matrix, code[end - 1] ?? 0, code[end] ?? 0);
    const last = subpaths.at(-1);
    if (step.is === 'move' || last === undefined)
      subpaths.push({ points: step.is === 'close' ? [] : [point], closed: false, curved: false });
    else if (step.is === 'close') last.closed = true;
    else {
      last.points.push(point);
      last.curved ||= step.is === 'curve';
    }
    at = end + 1;
  }
  return subpaths.filter((each) => each.points.length > 0);
}

/** Strokes each straight side of the path. A dash pattern is left out: a dashed border is a border. */
export function strokePath(run: Run, subpaths: readonly Subpath[], close: boolean): void {
  const { state } = run;
  if (!isPainting(run)) return;
  const thickness = state.lineWidth * scaleOf(state.matrix);
  for (const { points, closed, curved } of subpaths) {
    if (curved) continue;
    const first = points[0];
    const corners = (closed || close) && first !== undefined ? [...points, first] : points;
    corners.slice(1).forEach((to, index) => {
      const from = corners[index];
      if (from === undefined) return;
      const inside = clipped(state.clip, boxAround([from, to]));
      if (inside !== null)
        run.strokes.push({
          from: inClip(state.clip, from),
          to: inClip(state.clip, to),
          thickness,
          white: state.strokeWhite,
          order: run.order,
        });
    });
  }
}

export function fillPath(run: Run, subpaths: readonly Subpath[]): void {
  const { state } = run;
  if (!isPainting(run)) return;
  for (const { points, curved } of subpaths) {
    const box = clipped(state.clip, boxAround(points));
    if (box === null) continue;
    const rectangle = !curved && isUpright(points);
    run.fills.push({ box, rectangle, white: state.fillWhite, opaque: isOpaque(state), path: run.order, order: run.order });
  }
}

/** `W n`: the path only says where later painting shows. */
export function clipToPath(run: Run, subpaths: readonly Subpath[]): void {
  const points = subpaths.flatMap((each) => each.points);
  if (points.length > 0)
    clipTo(run, boxAround(points), subpaths.length === 1 && subpaths.every((each) => !each.curved && isUpright(each.points)));
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

const inClip = (clip: Box | null, [x, y]: Point): Point =>
  clip === null ? [x, y] : [clamp(x, clip[0], clip[2]), clamp(y, clip[1], clip[3])];

function clipped(clip: Box | null, box: Box): Box | null {
  if (clip === null) return box;
  const [x0, y0, x1, y1] = box;
  if (x1 < clip[0] || x0 > clip[2] || y1 < clip[1] || y0 > clip[3]) return null;
  return [...inClip(clip, [x0, y0]), ...inClip(clip, [x1, y1])];
}

/** Points; a corner may be this far from its box and the shape is still a rectangle (or a border's mitred end). */
const CORNER_TOLERANCE = 0.2;

function isUpright(points: readonly Point[]): boolean {
  const [x0, y0, x1, y1] = boxAround(points);
  const near = (value: number, a: number, b: number): boolean => Math.min(Math.abs(value - a), Math.abs(value - b)) <= CORNER_TOLERANCE;
  return points.every(([x, y]) => near(x, x0, x1) && near(y, y0, y1));
}

export const isClippedAway = (clip: Box | null, point: Point): boolean => clip !== null && !contains(clip, point);
