import { IkiError } from '../../errors.ts';
import type { Block, LayoutDocument } from '../../layout/document.ts';
import { markParts } from '../../layout/parts.ts';
import type { Reader, SourceFile } from '../reader.ts';
import { readBody } from './flow.ts';
import { readNumbering } from './numbering.ts';
import { isZip, openPackage } from './package.ts';
import { listOfStyle, readStyles } from './styles.ts';
import { childOf, holds } from './xml.ts';

/**
 * Reads Word files. Word has no pages before it is printed: places are `{ line }`, the running number of the paragraph or the
 * table row in the body, from 1; empty paragraphs count, what stands in a cell or a text box has the number of its row or anchor.
 * Throws `IkiError`: encrypted, unsupported-format (.doc), damaged, too-large, empty-file (also pictures without words).
 */
export const docxReader: Reader = {
  name: 'docx',
  endings: ['.docx'],
  describes: 'Word documents (.docx), also with tracked changes, equations, text boxes and automatic list numbers',
  accepts: (file) => /\.docx$/iu.test(file.path) || (/\.doc$/iu.test(file.path) && isZip(file.bytes)),
  read: async (file) => readWord(file),
};

function readWord(file: SourceFile): LayoutDocument {
  const { main, styles: styleSheet, numbering } = openPackage(file);
  const body = childOf(main, 'w:body');
  if (body === undefined)
    throw new IkiError(
      'damaged',
      `${file.path}: the document has no body`,
      'Open it in the word processor, save it as .docx again, and give that file.',
    );
  const styles = readStyles(styleSheet);
  const lists = readNumbering(numbering, (style) => listOfStyle(styles, style));
  const blocks = readBody(body, { styles, numbering: lists, setting: 'page', shaded: false });
  if (!blocks.some(hasWords)) {
    const what = holds(body, PICTURES) ? 'the document holds pictures and no words' : 'the document holds no words';
    throw new IkiError('empty-file', `${file.path}: ${what}`, 'Save it as PDF and give that file: pages that are pictures are read there.');
  }
  return { format: 'docx', blocks: markParts(blocks), pages: [] };
}

const PICTURES: ReadonlySet<string> = new Set(['w:drawing', 'w:pict', 'w:object']);

function hasWords(block: Block): boolean {
  return block.type !== 'table' || block.rows.some((row) => row.cells.some((cell) => cell.paragraphs.length > 0));
}
