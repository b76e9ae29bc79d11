/** Ink and paper: 1 where there is ink, row by row from the top left. Width and height in pixels. */
export type Bitmap = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** Left and top inclusive, right and bottom exclusive, in pixels. */
export type Rect = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

export function overlap(a0: number, a1: number, b0: number, b1: number): number {
  return Math.min(a1, b1) - Math.max(a0, b0);
}

export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
