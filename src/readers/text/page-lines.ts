import type { Paragraph } from '../../layout/document.ts';
import { dropInvisible, isBlank, type SourceLine } from './characters.ts';
import { toParagraphs } from './content.ts';
import { flowLines } from './html-flow.ts';
import { hasMarkup, parsePiece } from './html-source.ts';
import type { ContentLine } from './lines.ts';

/** Blanks that a tab stands for at the beginning of a line. */
const TAB_WIDTH = 4;
/** Blanks for one step of nesting; a single blank more is no step (converters shift sibling items by one). */
const INDENT_WIDTH = 2;

/** Paragraphs of source lines that stand outside of tables, one for each line. */
export function pageParagraphs(lines: readonly SourceLine[]): readonly Paragraph[] {
  const bold = boldLines(lines);
  const content = lines.flatMap((line, index) => pageLines(line, bold.has(line.line), isBlank(lines[index - 1]?.text ?? '')));
  return toParagraphs(content, 'page');
}

/** `hard`: a blank line stands before it. */
function pageLines({ text, line }: SourceLine, bold: boolean, hard: boolean): readonly ContentLine[] {
  if (isBlank(text)) return [];
  const indent = indentOf(text);
  if (hasMarkup(text)) return flowLines(parsePiece(text), line - 1).map((flowed) => ({ ...flowed, indent: flowed.indent + indent }));
  return [
    {
      underlined: '',
      text: text.replace(/\t/gu, ' ').trim(),
      mark: null,
      indent,
      role: bold ? 'heading' : 'body',
      line,
      listed: false,
      hard,
    },
  ];
}

/** Steps of nesting. */
export function indentOf(text: string): number {
  const lead = /^[^\S\n]*/u.exec(dropInvisible(text))?.[0] ?? '';
  return Math.floor(lead.replace(/\t/gu, ' '.repeat(TAB_WIDTH)).length / INDENT_WIDTH);
}

/**
 * Lines that are bold from end to end: "**TEXT**", and runs of lines of which the first begins with the mark and the last ends
 * with it. A mark left open in the middle of a line ("1. Jabatan** : **Camat") makes no line bold.
 */
function boldLines(lines: readonly SourceLine[]): ReadonlySet<number> {
  const bold = new Set<number>();
  let open: number[] | null = null;
  for (const { text, line } of lines) {
    const words = text.trim();
    const marks = words.split('**').length - 1;
    if (marks === 2 && /^(?:[-•]\s+)?\*\*.+\*\*$/u.test(words)) bold.add(line);
    if (words === '' || marks > 1) open = null;
    else if (marks === 1 && words.startsWith('**')) open = [line];
    else if (open !== null && marks === 0) open.push(line);
    else if (open !== null && words.endsWith('**')) {
      for (const one of [...open, line]) bold.add(one);
      open = null;
    } else open = null;
  }
  return bold;
}
