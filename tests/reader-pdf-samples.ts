import { openPdf, type PdfFile, type PdfPage } from '../src/readers/pdf/open.ts';
import { onTestFinished } from 'vitest';

/** Small PDFs in PDF's own syntax, so that a test decides on every operator. */

type Body = string | Buffer;

export type Sample = {
  readonly content: string;
  /** Further entries of the page: "/Rotate 90". */
  readonly page?: string;
  /** Further entries of the resources: "/XObject << /Im0 10 0 R >>". Objects from 10 on are `objects`. */
  readonly resources?: string;
  readonly objects?: readonly Body[];
  readonly mediaBox?: string;
};

export const stream = (entries: string, data: Body): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`, 'latin1'),
    Buffer.from(data),
    Buffer.from('\nendstream', 'latin1'),
  ]);

/** One page, A5 upright (420 × 595 pt) unless it says otherwise. F1 is Helvetica, F2 Helvetica-Bold, F3 Symbol without a table of characters. */
export function pdf({ content, page = '', resources = '', objects = [], mediaBox = '0 0 420 595' }: Sample): Buffer {
  const fonts = '/Font << /F1 5 0 R /F2 6 0 R /F3 7 0 R >>';
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [${mediaBox}] /Contents 4 0 R /Resources << ${fonts} ${resources} >> ${page} >>`,
    stream('', Buffer.from(content, 'latin1')),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>',
    '<< >>',
    '<< >>',
    ...objects,
  ]);
}

/** Objects 1, 2, 3 … as a file with its table of places; 1 is the catalog. */
export function assemble(bodies: readonly Body[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')];
  const places: number[] = [];
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  bodies.forEach((body, index) => {
    places.push(length());
    parts.push(
      Buffer.from(`${index + 1} 0 obj\n`),
      typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
      Buffer.from('\nendobj\n'),
    );
  });
  const start = length();
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export async function opened(bytes: Uint8Array): Promise<PdfFile> {
  const file = await openPdf(bytes);
  onTestFinished(() => file.close());
  return file;
}

export const firstPage = async (sample: Sample): Promise<PdfPage> => (await opened(pdf(sample))).page(1);

export const texts = (page: PdfPage): readonly string[] => page.words.map((word) => word.text);
