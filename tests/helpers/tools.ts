import type { ReadTools } from '../../src/readers/reader.ts';

/** For documents that need no recogniser: asking for one fails the test. */
export const NO_OCR: ReadTools = { ocr: 'auto', engine: () => Promise.reject(new Error('this document needs no OCR')) };
