/** Pixels per inch across and down. */
export type Resolution = { readonly across: number; readonly down: number };

type Size = { readonly width: number; readonly height: number };

/** Inches: the longer side of A4, which is what most pictures without a resolution show. */
const A4_LONG = 11.69;
/** Values that cameras and programs write when they know nothing. */
const DEFAULTS: readonly number[] = [72, 96];
/** Inches: office paper from A5 (8.3) to A2 (23.4), and a strip cut from a page; beyond them the stated resolution is wrong. */
const SHORTEST = 4;
const LONGEST = 24;
/** Down may differ from across by this factor (fax in standard mode: 204 × 98 dpi); more is a broken file. */
const MOST_STRETCH = 2.5;

/** The resolution stated in the file, where it gives office paper; else as if the longer side were A4's. Size in pixels. */
export function resolutionOf(size: Size, stated: Resolution | null): Resolution {
  if (stated !== null && isPlausible(size, stated)) return stated;
  const dpi = Math.max(size.width, size.height) / A4_LONG;
  return { across: dpi, down: dpi };
}

function isPlausible({ width, height }: Size, { across, down }: Resolution): boolean {
  if (!(across > 0 && down > 0) || DEFAULTS.includes(Math.round(across))) return false;
  const longest = Math.max(width / across, height / down);
  return longest >= SHORTEST && longest <= LONGEST && Math.max(across / down, down / across) <= MOST_STRETCH;
}
