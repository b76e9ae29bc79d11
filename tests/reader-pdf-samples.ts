import { deflateSync } from 'node:zlib';
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
export const pdf = (sample: Sample): Buffer => assemble(bodiesOf(sample));

function bodiesOf({ content, page = '', resources = '', objects = [], mediaBox = '0 0 420 595' }: Sample): (Body | null)[] {
  const fonts = '/Font << /F1 5 0 R /F2 6 0 R /F3 7 0 R >>';
  return [
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
  ];
}

/** Objects 1, 2, 3 … as a file with its table of places; 1 is the catalog. */
export function assemble(bodies: readonly (Body | null)[]): Buffer {
  const { places, bytes } = numbered(bodies);
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R >>`;
  return Buffer.concat([bytes, Buffer.from(`${table}\nstartxref\n${bytes.length}\n%%EOF\n`)]);
}

/** Null: there is no object of that number here. */
function numbered(bodies: readonly (Body | null)[]): { readonly places: readonly number[]; readonly bytes: Buffer } {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')];
  const places: number[] = [];
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  bodies.forEach((body, index) => {
    places.push(length());
    if (body === null) return;
    parts.push(
      Buffer.from(`${index + 1} 0 obj\n`),
      typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
      Buffer.from('\nendobj\n'),
    );
  });
  return { places, bytes: Buffer.concat(parts) };
}

/** The same, but the page itself (3) lies in a stream of objects that only pdfjs can unpack, as in many encrypted files. */
export function withHiddenPage(sample: Sample): Buffer {
  const bodies = bodiesOf(sample);
  const page = `3 0 ${String(bodies[2])}`;
  const packed = stream(
    '/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]',
    deflateSync(Buffer.from(page)).toString('hex'),
  );
  const { places, bytes } = numbered([...bodies.with(2, null), packed]);
  const holder = bodies.length + 1;
  const entries = places.map((place, index) => (index === 2 ? entry(2, holder, 0) : entry(1, place, 0)));
  const table = Buffer.concat([entry(0, 0, 65535), ...entries, entry(1, bytes.length, 0)]);
  const size = bodies.length + 3;
  const index = stream(`/Type /XRef /Size ${size} /W [1 4 2] /Root 1 0 R`, table);
  return Buffer.concat([bytes, Buffer.from(`${size - 1} 0 obj\n`), index, Buffer.from(`\nendobj\nstartxref\n${bytes.length}\n%%EOF\n`)]);
}

/** A line of the table of places: kind, place or holder, generation or number within the holder. */
function entry(kind: number, place: number, rest: number): Buffer {
  const bytes = Buffer.alloc(7, kind);
  bytes.writeUInt32BE(place, 1);
  bytes.writeUInt16BE(rest, 5);
  return bytes;
}

/** A closed path that curves up to its middle and down again, as the strokes of letters do; not painted yet. */
export function arch(left: number, bottom: number, right: number, top: number): string {
  const middle = (left + right) / 2;
  return `${left} ${bottom} m ${left} ${top} ${left} ${top} ${middle} ${top} c ${right} ${top} ${right} ${top} ${right} ${bottom} c h`;
}

/**
 * Content of lines of text that was turned into curves: every shape has the size and place of a letter, and a third are taller,
 * like b or d. `size` is the height of a small letter, in points.
 */
export function outlined(lines: number, letters: number, size = 5): string {
  const shape = (column: number, row: number): string => {
    const [x, y] = [40 + column * size * 1.1, 560 - row * size * 2.4];
    const [right, top] = [x + size * 0.9, y + size * (column % 3 === 0 ? 1.5 : 1)];
    return arch(x, y, right, top);
  };
  return Array.from(
    { length: lines },
    (_, row) => `${Array.from({ length: letters }, (_, column) => shape(column, row)).join(' ')} f`,
  ).join('\n');
}

export async function opened(bytes: Uint8Array): Promise<PdfFile> {
  const file = await openPdf(bytes);
  onTestFinished(() => file.close());
  return file;
}

export const firstPage = async (sample: Sample): Promise<PdfPage> => (await opened(pdf(sample))).page(1);

export const texts = (page: PdfPage): readonly string[] => page.words.map((word) => word.text);
