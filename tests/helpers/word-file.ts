import { strToU8, zipSync } from 'fflate';
import { plainText } from '../../src/layout/inline.ts';
import type { Block, Inline, LayoutDocument, Paragraph, Table } from '../../src/layout/document.ts';
import { docxReader } from '../../src/readers/docx/index.ts';
import type { SourceFile } from '../../src/readers/reader.ts';

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
].join(' ');

export type WordParts = { readonly body: string; readonly styles?: string; readonly numbering?: string };

/** A Word file with this body; `styles` and `numbering` are what stands in those parts. */
export function wordFile({ body, styles, numbering }: WordParts): Uint8Array {
  const part = (root: string, inner: string): Uint8Array =>
    strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${NAMESPACES}>${inner}</w:${root}>`);
  return zipSync({
    'word/document.xml': part('document', `<w:body>${body}<w:sectPr/></w:body>`),
    ...(styles === undefined ? {} : { 'word/styles.xml': part('styles', styles) }),
    ...(numbering === undefined ? {} : { 'word/numbering.xml': part('numbering', numbering) }),
  });
}

/** Reads a file with the Word reader, which never needs a recogniser. */
export async function readWordFile(file: SourceFile): Promise<LayoutDocument> {
  return docxReader.read(file, { ocr: 'never', engine: () => Promise.reject(new Error('a Word file asked for a recogniser')) });
}

export async function readWord(parts: WordParts): Promise<readonly Block[]> {
  return (await readWordFile({ path: 'surat.docx', bytes: wordFile(parts) })).blocks;
}

export const text = (words: string): string => `<w:t xml:space="preserve">${words}</w:t>`;
export const run = (words: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr>${text(words)}</w:r>`;
export const p = (inner: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr>${inner}</w:p>`;
export const words = (line: string, properties = ''): string => p(run(line), properties);
export const listed = (list: number, level: number, line: string): string =>
  words(line, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
export const cell = (inner: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner}</w:tc>`;
export const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
export const table = (...rows: readonly string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

/** Content in short: a fraction as [A ÷ B], a bar as "|". */
export function sketch(content: readonly Inline[]): string {
  return content
    .map((piece) =>
      piece.kind === 'fraction' ? `[${sketch(piece.numerator)} ÷ ${sketch(piece.denominator)}]` : piece.kind === 'bar' ? '|' : piece.text,
    )
    .join(' ');
}

/** A paragraph in short: its mark and its content. */
export function line({ mark, content }: Paragraph): string {
  return mark === null ? sketch(content) : `${mark} ${sketch(content)}`;
}

export function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.map((block) => (block.type === 'paragraph' ? line(block) : block.type === 'table' ? '<table>' : plainText(block.content)));
}

export function firstTable(blocks: readonly Block[]): Table {
  const found = blocks.find((block) => block.type === 'table');
  if (found === undefined) throw new Error('no table was read');
  return found;
}

/** The paragraphs of the first cell of a table that holds only this. */
export async function readCell(inner: string, parts: Omit<WordParts, 'body'> = {}): Promise<readonly string[]> {
  const blocks = await readWord({ body: table(row(cell(inner), cell(words('lain')))), ...parts });
  return (firstTable(blocks).rows[0]?.cells[0]?.paragraphs ?? []).map(line);
}

/** For each cell "column+columns x rows: text". */
export function shape({ rows }: Table): readonly string[] {
  return rows.map(({ cells }) =>
    cells.map((one) => `${one.column}+${one.columnSpan}x${one.rowSpan}:${one.paragraphs.map(line).join('/')}`).join(' | '),
  );
}
