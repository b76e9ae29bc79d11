import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';

/** A PDF as pdfkit writes it; `draw` adds the pages. */
export async function kitPdf(options: PDFKit.PDFDocumentOptions, draw: (document: PDFKit.PDFDocument) => void): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', ...options, autoFirstPage: false });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  draw(document);
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** The same text on every page. */
export const pagesOf = (pages: number, text: string): Promise<Buffer> =>
  kitPdf({}, (document) => {
    for (let page = 1; page <= pages; page += 1) document.addPage().fontSize(9).text(text);
  });

/** Text in a subset of a TrueType font, whose codes are glyph numbers; without its table nobody knows which letters they are. */
export async function embedded(text: string, withoutTable: boolean): Promise<Buffer> {
  const fonts = join(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'), '..', 'standard_fonts');
  const font = readFileSync(join(fonts, 'LiberationSans-Regular.ttf'));
  const bytes = await kitPdf({ compress: false }, (document) => document.addPage().font(font).fontSize(11).text(text));
  return withoutTable ? Buffer.from(bytes.toString('latin1').replaceAll('/ToUnicode', '/ToNowhere'), 'latin1') : bytes;
}
