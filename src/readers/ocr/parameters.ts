/** What both recognisers are told about every image. */
export const PARAMETERS = {
  /** One block of lines: the page is cut into lines before, so that no layout analysis is wanted. */
  tessedit_pageseg_mode: '6',
  /** Paper is white: no second try with the colours exchanged on weak words. */
  tessedit_do_invert: '0',
} as const;

/** Printed on no one's page, but asked for: without it Tesseract guesses a resolution from the letters and complains. */
export const DEFAULT_DPI = 300;
