import type { Paragraph, TextRun } from '../../src/layout/document.ts';

/** Joins the paragraphs of a cell that was cut: the first of the rest flows on from the last of the beginning unless it is a new item. */
export function joinParagraphs(begin: readonly Paragraph[], rest: readonly Paragraph[]): readonly Paragraph[] {
  const last = begin.at(-1);
  const first = rest[0];
  if (last === undefined || first === undefined) return [...begin, ...rest];
  if (first.mark !== null) return [...begin, ...rest];
  return [...begin.slice(0, -1), { ...last, content: [...last.content, ...first.content] }, ...rest.slice(1)];
}

/** Cuts paragraphs in two at an offset of one text run. */
export function cutParagraphs(
  paragraphs: readonly Paragraph[],
  paragraph: number,
  part: number,
  offset: number,
): [readonly Paragraph[], readonly Paragraph[]] {
  const target = paragraphs[paragraph];
  const run = target?.content[part];
  if (target === undefined || run?.kind !== 'text') return [paragraphs, []];
  const piece = (text: string): TextRun[] => (text.trim() === '' ? [] : [{ ...run, text: text.trim() }]);
  const left = { ...target, content: [...target.content.slice(0, part), ...piece(run.text.slice(0, offset))] };
  const right = { ...target, mark: null, content: [...piece(run.text.slice(offset)), ...target.content.slice(part + 1)] };
  return [
    [...paragraphs.slice(0, paragraph), ...(left.content.length ? [left] : [])],
    [...(right.content.length ? [right] : []), ...paragraphs.slice(paragraph + 1)],
  ];
}
