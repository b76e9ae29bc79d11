/** Points. Column edges of two parts of a table differ by less: printing and scanning shift and stretch a page a little. */
export const SAME_EDGE = 6;
/** Least share of the finer part's columns that the coarser one has too: a scan loses a line or two, a table of another make has few. */
const COLUMNS_SHARE = 0.6;

/** The edges that two parts of a table have in common; `shift` moves the lower part onto the upper one. Points. */
export type CommonEdges = { readonly edges: readonly number[]; readonly shift: number };

/** The finer of two sets of edges, if every edge of the coarser is one of them; null where the parts are of different tables. */
export function commonEdges(upper: readonly number[], lower: readonly number[], tolerance: number = SAME_EDGE): CommonEdges | null {
  const width = (xs: readonly number[]): number => (xs.at(-1) ?? 0) - (xs[0] ?? 0);
  if (Math.abs(width(upper) - width(lower)) > 2 * tolerance) return null;
  const shift = (upper[0] ?? 0) - (lower[0] ?? 0);
  const moved = lower.map((x) => x + shift);
  const [fine, coarse] = moved.length > upper.length ? [moved, upper] : [upper, moved];
  if (coarse.length - 1 < COLUMNS_SHARE * (fine.length - 1)) return null;
  return coarse.every((x) => fine.some((edge) => Math.abs(edge - x) <= tolerance)) ? { edges: fine, shift } : null;
}
