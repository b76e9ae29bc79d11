import { IkiError } from '../../errors.ts';
import type { GreyImage } from '../image.ts';
import { inMemory, type Parts } from '../../parts.ts';
import { MOST_PIXELS } from '../scan/index.ts';
import { loadDocument, type LoadingTask, type PdfDocument } from './library.ts';
import { latin1, openObjects } from './objects.ts';
import type { PdfPage } from './page.ts';
import { pageReader } from './page-reader.ts';
import { renderGrey } from './render.ts';
import type { QuarterTurn } from './turned.ts';

export type { PageImage, PdfPage } from './page.ts';

/** Bytes in which a PDF's first object and its end mark stand (ISO 32000-1, annexes F and H). */
const HEAD = 1024;
const TAIL = 2048;

/** An open PDF. Pages are numbered from 1; nothing of a page is kept for long once it has been handed over. */
export type PdfFile = {
  readonly pageCount: number;
  page(number: number): Promise<PdfPage>;
  /** The page's own picture, upright as shown, where it is all that the page shows (a scan); else null: render it. */
  image(number: number): Promise<GreyImage | null>;
  /** Draws the page as shown, turned clockwise by `turn` more degrees (`PdfPage.rotation`). Very large pages come at fewer dpi. */
  render(number: number, dpi: number, turn?: QuarterTurn): Promise<GreyImage>;
  close(): Promise<void>;
};

/** Throws an `IkiError`: 'encrypted', 'damaged' (no PDF, or cut off beyond repair) or 'empty-file' (no pages). */
export async function openPdf(file: Uint8Array | Parts): Promise<PdfFile> {
  const parts = file instanceof Uint8Array ? inMemory(file) : file;
  if (parts.size === 0) throw noPages();
  if (statedLength(parts) > parts.size) throw damagedFile();
  const objects = openObjects(parts);
  const task = loadDocument(parts, 'words', MOST_PIXELS);
  const document = await settle(task);
  if (document.numPages === 0) {
    await task.destroy();
    throw noPages();
  }
  const reader = pageReader(document, objects);
  const isCutOff = !tailOf(parts).includes('%%EOF');
  // Drawing needs the fonts' outlines, which reading leaves out: a second opening, only if it is asked for.
  let drawing: LoadingTask | null = null;
  return {
    pageCount: document.numPages,
    page: (number) =>
      orDamaged(
        number,
        reader.page(number).then((page) => (isCutOff ? notEmpty(page) : page)),
      ),
    image: (number) => orDamaged(number, reader.image(number)),
    async render(number, dpi, turn = 0) {
      drawing ??= loadDocument(parts, 'picture', MOST_PIXELS);
      return orDamaged(number, renderGrey(await settle(drawing), number, dpi, turn));
    },
    async close() {
      await Promise.all([task.destroy(), drawing?.destroy()]);
    },
  };
}

/** A file prepared for the web says at its beginning how many bytes it has; 0 for any other. */
function statedLength(parts: Parts): number {
  const head = latin1(parts, 0, HEAD);
  return head.includes('/Linearized') ? Number(/\/L\s+(\d+)/u.exec(head)?.[1] ?? 0) : 0;
}

const tailOf = (parts: Parts): string => latin1(parts, Math.max(0, parts.size - TAIL), parts.size);

/** Repairing a file that was cut off makes pages whose content is gone look blank. */
function notEmpty(page: PdfPage): PdfPage {
  if (page.words.length + page.hiddenWords.length + page.turnedWords.length + page.images.length + page.shapes > 0 || page.leftOut !== null)
    return page;
  throw new Error('nothing is left of it in a file that was cut off');
}

async function settle(task: LoadingTask): Promise<PdfDocument> {
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new IkiError(
        'encrypted',
        'The PDF is protected by a password.',
        'Open it with the password and save a copy without one.',
        error,
      );
    }
    throw damagedFile(error);
  }
}

async function orDamaged<Result>(number: number, reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    throw new IkiError(
      'damaged',
      `Page ${number} of the PDF can't be read.`,
      'Open the file in a viewer and print it to a new PDF, or scan the page again.',
      error,
    );
  }
}

const damagedFile = (cause?: unknown): IkiError =>
  new IkiError(
    'damaged',
    'The file is no readable PDF, or part of it is missing.',
    'Download or scan it again; it may have been cut off.',
    cause,
  );

const noPages = (): IkiError => new IkiError('empty-file', 'The PDF has no pages.', 'Check that the right file was saved.');
