import type { Cell, Paragraph } from '../../layout/document.ts';
import { dropInvisible, type SourceLine } from './characters.ts';
import { toParagraphs } from './content.ts';
import { flowLines } from './html-flow.ts';
import { hasMarkup, parsePiece } from './html-source.ts';
import { BAR_SOURCE } from './inline.ts';
import type { ContentLine } from './lines.ts';
import { readMark } from './mark.ts';

const BAR_LINE = new RegExp(`^\\s*${BAR_SOURCE}`, 'u');

/** The paragraphs of a cell whose text stands on one or more source lines, in HTML, Markdown, LaTeX or plain. */
export function cellParagraphs(lines: readonly SourceLine[]): readonly Paragraph[] {
  return toParagraphs(cellLines(lines), 'cell');
}

/** A cell of one column and one row. */
export function makeCell(column: number, lines: readonly SourceLine[], line: number): Cell {
  return { column, columnSpan: 1, rowSpan: 1, paragraphs: cellParagraphs(lines), edge: 'declared', place: { line } };
}

function cellLines(lines: readonly SourceLine[]): readonly ContentLine[] {
  const first = lines[0];
  if (first === undefined) return [];
  const whole = lines.map((line) => line.text).join('\n');
  if (hasMarkup(whole)) return flowLines(parsePiece(whole), first.line - 1);
  return joinWrapped(lines);
}

/** A line goes on with the one before it, unless it begins a list item or a bar stands between them. */
function joinWrapped(lines: readonly SourceLine[]): readonly ContentLine[] {
  const joined: ContentLine[] = [];
  for (const { text, line } of lines) {
    const words = dropInvisible(text).trim();
    const last = joined.at(-1);
    const isBar = BAR_LINE.test(words);
    const begins = last === undefined || isBar || BAR_LINE.test(last.text) || readMark(words).mark !== null;
    if (words === '') continue;
    if (begins)
      joined.push({ underlined: '', text: words, mark: null, indent: 0, role: 'body', line, listed: false, hard: last === undefined });
    else joined[joined.length - 1] = { ...last, text: `${last.text} ${words}` };
  }
  return joined;
}
