import type { Box } from '../../layout/document.ts';

/** A PDF matrix [a b c d e f]: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export type Point = readonly [x: number, y: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

export const apply = ([a, b, c, d, e, f]: Matrix, x: number, y: number): Point => [a * x + c * y + e, b * x + d * y + f];

/** Across and down of a point after the matrix: a page has thousands of letters, and each pair made for them has to be cleared away. */
export const xOf = (matrix: Matrix, point: Point): number => matrix[0] * point[0] + matrix[2] * point[1] + matrix[4];
export const yOf = (matrix: Matrix, point: Point): number => matrix[1] * point[0] + matrix[3] * point[1] + matrix[5];
/** The same of a direction, which has no place. */
export const xAlong = (matrix: Matrix, vector: Point): number => matrix[0] * vector[0] + matrix[2] * vector[1];
export const yAlong = (matrix: Matrix, vector: Point): number => matrix[1] * vector[0] + matrix[3] * vector[1];

/** `matrix` after a move to the right by so much in its own space. */
export const movedRight = ([a, b, c, d, e, f]: Matrix, x: number): Matrix => [a, b, c, d, a * x + e, b * x + f];

/** A direction has no place: turned and scaled, not moved. */
export const applyVector = ([a, b, c, d]: Matrix, x: number, y: number): Point => [a * x + c * y, b * x + d * y];

/** The way back; the identity for a matrix that flattens everything. */
export function invert([a, b, c, d, e, f]: Matrix): Matrix {
  const area = a * d - b * c;
  if (area === 0) return IDENTITY;
  return [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area];
}

/** How much longer a line becomes, on average over its directions. */
export const scaleOf = ([a, b, c, d]: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));

export function boxAround(points: readonly Point[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

export const transformBox = (matrix: Matrix, [x0, y0, x1, y1]: Box): Box =>
  boxAround([apply(matrix, x0, y0), apply(matrix, x1, y0), apply(matrix, x1, y1), apply(matrix, x0, y1)]);

/** Null where they share nothing. */
export function intersect(a: Box, b: Box): Box | null {
  const both: Box = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return both[0] <= both[2] && both[1] <= both[3] ? both : null;
}

export const contains = ([x0, y0, x1, y1]: Box, [x, y]: Point): boolean => x >= x0 && x <= x1 && y >= y0 && y <= y1;

/** The matrix that a list of six numbers means; null for anything else. */
export function asMatrix(value: unknown): Matrix | null {
  const [a, b, c, d, e, f] = numbersOf(value);
  if (a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined) return null;
  return [a, b, c, d, e, f];
}

/** The numbers of a plain or typed array; none where one of them is no finite number. */
export function numbersOf(value: unknown): readonly number[] {
  if (!Array.isArray(value) && !(value instanceof Float32Array) && !(value instanceof Float64Array)) return [];
  const numbers: unknown[] = Array.from(value);
  return numbers.every((each) => typeof each === 'number' && Number.isFinite(each))
    ? numbers.filter((each) => typeof each === 'number')
    : [];
}
