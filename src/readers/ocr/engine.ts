import type { GreyImage } from '../image.ts';

/** [left, top, right, bottom] in pixels of the image, right and bottom exclusive. */
export type PixelBox = readonly [left: number, top: number, right: number, bottom: number];

/** One word as recognised: its box in pixels of the image given, confidence 0 to 1. */
export type OcrWord = { readonly text: string; readonly box: PixelBox; readonly confidence: number };

/**
 * `text` reads with the Indonesian data. Those cannot write "%", "=", "+", ";" and a few more; `signs` reads with data that can,
 * slower, and is meant for the few words where such a sign may stand.
 */
export type OcrTask = 'text' | 'signs';

/**
 * A recogniser. `recognise` takes one block of level text lines, dark on white, without drawn lines; calls may overlap and are
 * worked off by `lanes` workers in the order of the calls. Throws `IkiError` 'ocr-unavailable' when the recogniser fails.
 */
export type OcrEngine = {
  readonly name: string;
  readonly lanes: number;
  /** Text may be this much narrower than printed (0 to 1) before the recogniser gets worse; its time goes with the width. */
  readonly narrow: number;
  recognise(image: GreyImage, task: OcrTask): Promise<readonly OcrWord[]>;
  close(): Promise<void>;
};

export type EngineOptions = { readonly lanes: number };
