import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { getDocument, OPS, PDFDataRangeTransport, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Parts } from '../../parts.ts';

/** The one place that knows where pdfjs keeps its side files and how it must be set up in Node. */

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const inside = (name: string): string => join(folder, name) + sep;

export type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>;
export type PdfDocumentPage = Awaited<ReturnType<PdfDocument['getPage']>>;
export type LoadingTask = ReturnType<typeof getDocument>;

/** Bytes that pdfjs is given at a time. The pictures of a scan lie between its pages' objects: larger parts would hold more of them. */
const PART_BYTES = 16_384;

/**
 * Hands pdfjs a file in the parts that it asks for: a scan of 300 pages is a hundred megabytes of pictures that are read from the
 * file itself. It takes possession of what it is given, so that each part is a copy.
 */
class InParts extends PDFDataRangeTransport {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    super(parts.size, null);
    this.#parts = parts;
  }

  override requestDataRange(begin: number, end: number): void {
    this.onDataRange(begin, new Uint8Array(this.#parts.read(begin, end)));
  }
}

/**
 * `words` reads text: glyph outlines are left out, as they cost more than all the rest. `picture` can be drawn on a canvas.
 * Pictures of more than `mostPixels` are left out without a word.
 */
export function loadDocument(parts: Parts, purpose: 'words' | 'picture', mostPixels: number): LoadingTask {
  return getDocument({
    range: new InParts(parts),
    rangeChunkSize: PART_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: inside('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: inside('standard_fonts'),
    // Without the WebAssembly decoders CCITT, JBIG2 and JPEG 2000 images come back empty, and nothing says so.
    wasmUrl: inside('wasm'),
    iccUrl: inside('iccs'),
    disableFontFace: purpose === 'picture',
    // Names, ascents and the original character codes, which tell bold, line heights and fonts without Unicode.
    fontExtraProperties: true,
    maxImageSize: mostPixels,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  });
}

export { OPS };
