import { IkiError } from '../errors.ts';
import { understand } from '../ingest.ts';
import type { PageContent } from '../layout/page.ts';
import { layoutParts } from '../layout/pages.ts';
import type { ParseOptions } from '../../parsers/contract.ts';
import { readerOf } from '../readers/index.ts';
import { asDocument } from '../readers/pages-as-document.ts';
import type { PagedReader, ReadTools, SourceFile } from '../readers/reader.ts';
import { drawView } from './picture.ts';
import { type PageView, viewPage } from './view.ts';

/** Pixels per inch of the drawing: small print is still legible, and A4 fits a screen. */
const DPI = 110;

/** One page of a document and what the program made of it; `draw` gives the picture as a PNG file. */
export type Inspection = { readonly view: PageView; draw(): Promise<Buffer> };

/**
 * Reads a document just as it is read for its records, and shows one page of it. The other pages are read too: tables are
 * joined over page breaks, and what a running line is shows on several pages.
 * @throws IkiError `unsupported-format` (no pages), `usage` (no such page), and what the reader finds wrong with the file
 */
export async function inspect(
  file: SourceFile,
  number: number,
  options: ParseOptions & { readonly tools: ReadTools },
): Promise<Inspection> {
  const { paged, name } = readerOf(file);
  if (paged === undefined) throw withoutPages(file, name);
  const pages = await paged.pages(file, checkingNumber(file, number, options.tools));
  const content = pageAt(file, pages, number);
  const document = asDocument(name, pages);
  const record = understand(document, file, { headers: options.headers });
  const view = viewPage(content, { pages, parts: layoutParts(pages), blocks: document.blocks, record });
  return { view, draw: () => draw(file, view, paged) };
}

async function draw(file: SourceFile, view: PageView, paged: PagedReader): Promise<Buffer> {
  return drawView(view, await paged.picture(file, view.content, DPI));
}

/** How many pages there are is known with the first one: a wrong number is told then, not after a long reading. */
function checkingNumber(file: SourceFile, number: number, tools: ReadTools): ReadTools {
  const onPage = (done: number, count: number): void => {
    if (number > count) throw noSuchPage(file, number, count);
    tools.onPage?.(done, count);
  };
  return { ...tools, onPage };
}

function pageAt(file: SourceFile, pages: readonly PageContent[], number: number): PageContent {
  const page = pages[number - 1];
  if (page === undefined) throw noSuchPage(file, number, pages.length);
  return page;
}

function noSuchPage({ path }: SourceFile, number: number, count: number): IkiError {
  const has = count === 1 ? '1 page' : `${count} pages`;
  return new IkiError(
    'usage',
    `${path} has ${has}; there is no page ${number}.`,
    count === 1 ? 'Leave --page out.' : `Name a page from 1 to ${count}.`,
  );
}

function withoutPages({ path }: SourceFile, name: string): IkiError {
  return new IkiError(
    'unsupported-format',
    `${path}: a ${name} document has no pages to draw.`,
    `See what was read with \`iki extract ${path}\`; PDFs and pictures can be drawn.`,
  );
}
