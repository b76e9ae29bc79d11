/**
 * One page as light and dark: a byte per pixel, 0 black to 255 white, row by row from the top left
 * (`data.length === width * height`). Width and height in pixels, `dpi` in pixels per inch of the page.
 */
export type GreyImage = {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly dpi: number;
};

/**
 * Gives back the memory of arrays that nobody will look at again; they are empty afterwards. The collector sees small objects
 * where megabytes of pixels lie, and would let those of many pages wait.
 */
export function discard(...arrays: readonly (Uint8Array | Uint16Array | Int32Array)[]): void {
  for (const { buffer, byteLength } of arrays) {
    // A part of a larger array has no memory of its own.
    if (buffer instanceof ArrayBuffer && byteLength > 0 && buffer.byteLength === byteLength) buffer.transfer(0);
  }
}
