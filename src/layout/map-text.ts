import type { Block, Inline, Paragraph, TextRun } from './document.ts';

/** The blocks with every run of text in them changed, also in cells and fractions; furniture passes as it is. */
export function mapText(blocks: readonly Block[], change: (run: TextRun) => TextRun): readonly Block[] {
  const inContent = (content: readonly Inline[]): readonly Inline[] =>
    content.map((part): Inline => {
      if (part.kind === 'text') return change(part);
      if (part.kind === 'bar') return part;
      return { ...part, numerator: inContent(part.numerator), denominator: inContent(part.denominator) };
    });
  const inParagraph = (paragraph: Paragraph): Paragraph => ({ ...paragraph, content: inContent(paragraph.content) });
  return blocks.map((block): Block => {
    if (block.type === 'paragraph') return inParagraph(block);
    if (block.type === 'furniture') return block;
    const rows = block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, paragraphs: cell.paragraphs.map(inParagraph) })),
    }));
    return { ...block, rows };
  });
}
