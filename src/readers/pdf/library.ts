import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The one place that knows where pdfjs keeps its side files and how it must be set up in Node. */

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const inside = (name: string): string => join(folder, name) + sep;

export type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>;
export type PdfDocumentPage = Awaited<ReturnType<PdfDocument['getPage']>>;
export type LoadingTask = ReturnType<typeof getDocument>;

/**
 * `words` reads text: glyph outlines are left out, as they cost more than all the rest. `picture` can be drawn on a canvas.
 * Pictures of more than `mostPixels` are left out without a word; null takes all. The bytes are copied, because pdfjs takes possession of the buffer it is given.
 */
export function loadDocument(bytes: Uint8Array, purpose: 'words' | 'picture', mostPixels: number | null): LoadingTask {
  return getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: inside('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: inside('standard_fonts'),
    // Without the WebAssembly decoders CCITT, JBIG2 and JPEG 2000 images come back empty, and nothing says so.
    wasmUrl: inside('wasm'),
    iccUrl: inside('iccs'),
    disableFontFace: purpose === 'picture',
    // Names, ascents and the original character codes, which tell bold, line heights and fonts without Unicode.
    fontExtraProperties: true,
    maxImageSize: mostPixels ?? -1,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  });
}

export { OPS };
