import type { Block, Paragraph, Table } from '../../layout/document.ts';
import { readParagraph, type Scope, type WordLine } from './lines.ts';
import { flatten } from './nested.ts';
import type { Box } from './pieces.ts';
import { toParagraphs } from './paragraphs.ts';
import { isFill, isShadedStyle } from './styles.ts';
import { isFrame, rawRows, readTable } from './table.ts';
import { childOf, contentOf, valueOf, type XmlElement } from './xml.ts';

/** Gives the number of the next paragraph or table row; within a row, always the row's own. */
type NextLine = () => number;

type Item = WordLine | Table;

/** The blocks of a document's body. */
export function readBody(body: XmlElement, scope: Scope): readonly Block[] {
  let count = 0;
  const items = flow(body, scope, () => (count += 1));
  const blocks: Block[] = [];
  let lines: WordLine[] = [];
  for (const item of items) {
    if ('kind' in item) {
      lines.push(item);
      continue;
    }
    for (const paragraph of toParagraphs(lines, 'page')) blocks.push(paragraph);
    blocks.push(item);
    lines = [];
  }
  for (const paragraph of toParagraphs(lines, 'page')) blocks.push(paragraph);
  return blocks;
}

/** The lines and tables of a body, a cell or a text box in reading order; in a cell, tables are flattened into lines. */
function flow(element: XmlElement, scope: Scope, nextLine: NextLine): readonly Item[] {
  const items: Item[] = [];
  for (const part of contentOf(element)) {
    const found =
      part.name === 'w:p' ? paragraphItems(part, scope, nextLine) : part.name === 'w:tbl' ? tableItems(part, scope, nextLine) : [];
    for (const item of found) items.push(item);
  }
  return items;
}

/** A text box is read after the paragraph that it is anchored in. It may be filled, so that white text in it counts as seen. */
function paragraphItems(paragraph: XmlElement, scope: Scope, nextLine: NextLine): readonly Item[] {
  const line = nextLine();
  const { lines, boxes } = readParagraph(paragraph, line, scope);
  return [...lines, ...boxes.flatMap((box: Box) => flow(box.content, { ...scope, shaded: true }, () => line))];
}

function tableItems(table: XmlElement, scope: Scope, nextLine: NextLine): readonly Item[] {
  const shaded = scope.shaded || isShadedStyle(scope.styles, valueOf(childOf(table, 'w:tblPr'), 'w:tblStyle'));
  const inner: Scope = { ...scope, shaded };
  if (scope.setting === 'cell') return nestedLines(table, inner, nextLine());
  if (isFrame(table)) return rawRows(table).flatMap((row) => row.flatMap(({ source }) => flow(source, cellScope(source, inner), nextLine)));
  let current = -1;
  let line = 0;
  const read = readTable(table, (cell, row) => {
    if (row !== current) line = nextLine();
    current = row;
    return { paragraphs: cellParagraphs(cell, inner, line), line };
  });
  return read === null ? [] : [read];
}

function cellParagraphs(cell: XmlElement, scope: Scope, line: number): readonly Paragraph[] {
  return toParagraphs(cellLines(cell, cellScope(cell, { ...scope, setting: 'cell' }), line), 'cell');
}

function cellLines(cell: XmlElement, scope: Scope, line: number): readonly WordLine[] {
  return flow(cell, scope, () => line).filter((item) => 'kind' in item);
}

function nestedLines(table: XmlElement, scope: Scope, line: number): readonly WordLine[] {
  const rows = rawRows(table).map((row) => row.filter((cell) => !cell.continues));
  return flatten(
    rows.map((row) => row.map(({ column, source }) => ({ column, lines: cellLines(source, cellScope(source, scope), line) }))),
  );
}

function cellScope(cell: XmlElement, scope: Scope): Scope {
  return isFill(childOf(childOf(cell, 'w:tcPr'), 'w:shd')) ? { ...scope, shaded: true } : scope;
}
