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
