import type { GreyImage } from '../image.ts';
import { asFont, type Font } from './font.ts';
import { interpret } from './interpret.ts';
import type { PdfDocument, PdfDocumentPage } from './library.ts';
import { hugePictureIn, hugePictureOf, isTold, type PictureSize } from './huge.ts';
import { asMatrix, IDENTITY, multiply } from './matrix.ts';
import type { Objects } from './objects.ts';
import { describeDrawing, describeScan, type Described, type PdfPage, type View } from './page.ts';
import { fillsPage, greyFromJpeg, greyFromPixels, isTransparent, pixelsOf } from './grey.ts';
import { plainScanOf } from './plain-scan.ts';
import type { QuarterTurn } from './turned.ts';

/** Reads pages one by one, and keeps no more of them than the next call is likely to ask for. */
export type PageReader = { page(number: number): Promise<PdfPage>; image(number: number): Promise<GreyImage | null> };

/** Pages after which pdfjs' store of fonts and shared images is emptied, so that long documents stay small. */
const CLEAN_UP_EVERY = 50;
/** Decoded scans that wait for `image`: 26 MB each at 300 dpi in colour. */
const MOST_HELD = 2;

/** Share of the page from which a picture is the one that the page is about. */
const SHOWS_ITS_PICTURE = 0.5;

type Held = { readonly source: PdfDocumentPage; readonly described: Described };

export function pageReader(document: PdfDocument, objects: Objects): PageReader {
  const held = new Map<number, Held>();
  let started = 0;
  let running = 0;

  let hugest: { readonly picture: PictureSize | null } | null = null;
  // Where a page's pictures can't be told, one that shows none may be the one that lost it.
  const suspected = ({ images }: PdfPage): PictureSize | null => {
    if (images.some((image) => image.coverage >= SHOWS_ITS_PICTURE)) return null;
    hugest ??= { picture: hugePictureIn(objects) };
    return hugest.picture;
  };

  const release = (most: number): void => {
    for (const [number, { source }] of [...held].slice(0, Math.max(0, held.size - most))) {
      source.cleanup();
      held.delete(number);
    }
  };
  const decode = async (number: number): Promise<Held> => {
    const source = await document.getPage(number);
    const described = await describe(document, source);
    if (described.picture === null) source.cleanup();
    else held.set(number, { source, described });
    release(MOST_HELD);
    return { source, described };
  };
  const exclusive = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    started += 1;
    if (started % CLEAN_UP_EVERY === 0 && running === 0) {
      release(0);
      await document.cleanup();
    }
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
    }
  };
  return {
    page: (number) =>
      exclusive(async () => {
        const source = await document.getPage(number);
        const leftOut = onPage(objects, source, hugePictureOf);
        if (leftOut !== null) return { ...(await decode(number)).described.page, leftOut };
        const scan = onPage(objects, source, plainScanOf);
        if (scan !== null) return describeScan(number, scan, viewOf(source, 0));
        const { page } = (await decode(number)).described;
        return { ...page, leftOut: onPage(objects, source, isTold) === true ? null : suspected(page) };
      }),
    image: (number) =>
      exclusive(async () => {
        const source = await document.getPage(number);
        const plain = await plainImage(objects, source);
        if (plain !== null) return plain;
        const { described } = held.get(number) ?? (await decode(number));
        const image = await pictureOf(source, described);
        held.delete(number);
        source.cleanup();
        return image;
      }),
  };
}

async function describe(document: PdfDocument, source: PdfDocumentPage): Promise<Described> {
  const list = await source.getOperatorList();
  const layers = await document.getOptionalContentConfig();
  const drawing = interpret(list, { font: fontsOf(source), isShown: (content) => layers.isVisible(content) });
  return describeDrawing(
    source.pageNumber,
    drawing,
    (turn) => viewOf(source, turn),
    (name) => isTransparent(objectOf(source, name)),
  );
}

function fontsOf(page: PdfDocumentPage): (name: string) => Font {
  const known = new Map<string, Font>();
  return (name) => {
    const font = known.get(name) ?? asFont(objectOf(page, name));
    known.set(name, font);
    return font;
  };
}

/** A picture or font that the page uses, or null where pdfjs couldn't decode it. */
function objectOf(page: PdfDocumentPage, name: string): unknown {
  const store = page.objs.has(name) ? page.objs : page.commonObjs;
  return store.has(name) ? store.get(name) : null;
}

/** User space to the page as shown, turned by so many more degrees. */
function viewOf(page: PdfDocumentPage, turn: QuarterTurn): View {
  const viewport = page.getViewport({ scale: 1, rotation: (page.rotate + turn) % 360 });
  return { matrix: asMatrix(viewport.transform) ?? IDENTITY, width: viewport.width, height: viewport.height };
}

/** What the file's own objects tell of a page; null where they cannot be read. */
function onPage<Found>(
  objects: Objects,
  page: PdfDocumentPage,
  find: (objects: Objects, pageObject: number) => Found | null,
): Found | null {
  const number = page.ref?.num;
  return number === undefined ? null : find(objects, number);
}

async function plainImage(objects: Objects, page: PdfDocumentPage): Promise<GreyImage | null> {
  const scan = onPage(objects, page, plainScanOf);
  const view = viewOf(page, 0);
  if (scan === null) return null;
  const matrix = multiply(view.matrix, scan.matrix);
  return fillsPage(matrix, view.width, view.height)
    ? greyFromJpeg(scan.jpeg(), scan.pixelWidth, scan.pixelHeight, matrix, view.width)
    : null;
}

async function pictureOf(page: PdfDocumentPage, { page: { width }, picture }: Described): Promise<GreyImage | null> {
  const pixels = picture === null ? null : pixelsOf(objectOf(page, picture.name));
  return picture === null || pixels === null ? null : greyFromPixels(pixels, picture.matrix, width);
}
