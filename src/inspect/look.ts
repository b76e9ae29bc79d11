import { IkiError } from '../errors.ts';
import type { Place } from '../layout/document.ts';
import { cellText, plainText } from '../layout/inline.ts';
import { decodeText } from '../readers/text/decode.ts';
import type { Line, Look, Picture, Turn } from '../review/look.ts';
import type { SourceFile } from '../source-file.ts';

const POINTS_PER_INCH = 72;
/** PNG's effort (0 to 9): the picture stays on this machine, so drawing it soon matters more than its size. */
const EFFORT = 3;
const TURNS = [0, 90, 180, 270] as const;

/**
 * A page as PNG at `dpi` pixels per inch, turned as it was read; width and height in points.
 * @throws IkiError `unsupported-format` (no pages), and what the reader finds wrong with the file
 */
async function pageOf(file: SourceFile, page: number, { rotation, skew }: Turn, dpi: number): Promise<Picture> {
  // Readers and the image library take a while to load; whoever shows rows does not wait for them.
  const { readerOf } = await import('../readers/index.ts');
  const { paged, name } = readerOf(file);
  if (paged === undefined) throw new IkiError('unsupported-format', `${name} has no pages`, 'See its lines.');
  const reading = { page, kind: 'digital', reason: '', rotation: quarter(rotation) } as const;
  const { default: sharp } = await import('sharp');
  const picture = await paged.picture(file, { reading, width: 0, height: 0, words: [], rules: [], skew }, dpi);
  const { width, height } = picture;
  const png = await sharp(picture.data, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: EFFORT })
    .toBuffer();
  return { png, width: (width / picture.dpi) * POINTS_PER_INCH, height: (height / picture.dpi) * POINTS_PER_INCH };
}

function quarter(rotation: number): (typeof TURNS)[number] {
  return TURNS.find((turn) => turn === rotation) ?? 0;
}

/** The lines of a source that has no pages: of a text file as they stand there, of a Word file its paragraphs and table rows. */
async function linesOf(file: SourceFile, format: string): Promise<readonly Line[]> {
  if (format === 'text')
    return decodeText(file)
      .split('\n')
      .map((text, index) => ({ line: index + 1, text }));
  return paragraphsOf(file);
}

/** A Word file's paragraphs and table rows by their running number, which is what its places name. */
async function paragraphsOf(file: SourceFile): Promise<readonly Line[]> {
  const { readDocument } = await import('../readers/index.ts');
  const { blocks } = await readDocument(file, { ocr: 'never', engine: () => Promise.reject(new Error('no page to recognise')) });
  const parts = blocks.flatMap((block): Line[] => {
    if (block.type !== 'table') return [{ line: lineOf(block.place), text: plainText(block.content) }];
    return block.rows.map((row) => ({ line: lineOf(row.cells[0]?.place ?? block.place), text: row.cells.map(cellText).join(' | ') }));
  });
  const joined = Map.groupBy(parts, (part) => part.line);
  return [...joined].sort(([a], [b]) => a - b).map(([line, own]) => ({ line, text: own.map((part) => part.text).join(' ') }));
}

function lineOf(place: Place): number {
  return 'line' in place ? place.line : 0;
}

/** A document's file as a person looks at it beside its rows: pages as pictures, or lines where it has none. */
export const look: Look = { page: pageOf, lines: linesOf };
