import type { Inline, Paragraph, TextRun } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import { startsMidSentence } from './words.ts';

/** Joins the paragraphs of a cell that was cut: the first of the rest flows on from the last of the beginning unless it is a new item. */
export function joinParagraphs(begin: readonly Paragraph[], rest: readonly Paragraph[]): readonly Paragraph[] {
  const last = begin.at(-1);
  const first = rest[0];
  if (last === undefined || first === undefined) return [...begin, ...rest];
  if (first.mark !== null) return [...begin, ...rest];
  return [...begin.slice(0, -1), { ...last, content: joinContent(last.content, first.content) }, ...rest.slice(1)];
}

/** "x 100%" at the end of a text, or all of it. */
export const SCALE_AT_END = /(?:^|\s)[x×]\s*100\s*%?\)?$/i;
const isScale = (text: string): boolean => SCALE_AT_END.exec(text)?.index === 0;

const goesOn = (content: readonly Inline[]): boolean => content[0]?.kind === 'text' && startsMidSentence(content[0].text);

/** Joins what was cut, within a fraction where one of its sides was: its rest begins in the middle of a sentence. */
function joinContent(begin: readonly Inline[], rest: readonly Inline[]): readonly Inline[] {
  const [first, ...further] = rest;
  const last = begin.at(-1);
  if (first?.kind === 'fraction' && last?.kind === 'text' && goesOn(first.numerator) && !/[.:;%]$/u.test(last.text))
    return [...begin.slice(0, -1), { ...first, numerator: [last, ...first.numerator] }, ...further];
  const at = begin.findLastIndex((part) => part.kind === 'fraction');
  const fraction = begin[at];
  const behind = plainText(begin.slice(at + 1));
  const isCut = first?.kind === 'text' && goesOn(rest) && !isScale(first.text) && (behind === '' || isScale(behind));
  if (fraction?.kind !== 'fraction' || !isCut) return [...begin, ...rest];
  return [...begin.slice(0, at), { ...fraction, denominator: [...fraction.denominator, first] }, ...begin.slice(at + 1), ...further];
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
