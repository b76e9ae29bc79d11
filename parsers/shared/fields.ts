import type { Cell, Inline, Paragraph, Place, TextRun, WeakWord } from '../../src/layout/document.ts';
import { jointDoubt, plainText, placesOf } from '../../src/layout/inline.ts';
import type { Field } from '../contract.ts';

/** The weakest word's confidence of some content; null where all characters are certain. */
export function confidenceOf(content: readonly Inline[]): number | null {
  let weakest: number | null = null;
  for (const part of content) {
    const own =
      part.kind === 'text' ? part.confidence : part.kind === 'fraction' ? confidenceOf([...part.numerator, ...part.denominator]) : null;
    if (own !== null) weakest = weakest === null ? own : Math.min(weakest, own);
  }
  return weakest;
}

/** The doubt of the letters of some content, 0 to 1. */
export function doubtOf(content: readonly Inline[]): number {
  return jointDoubt(textRuns(content));
}

/** The words of some content that the recogniser is less sure of. */
export const weakWordsOf = (content: readonly Inline[]): readonly WeakWord[] => textRuns(content).flatMap((run) => run.weakWords ?? []);

const textRuns = (content: readonly Inline[]): readonly TextRun[] =>
  content.flatMap((part) =>
    part.kind === 'text' ? [part] : part.kind === 'fraction' ? [...textRuns(part.numerator), ...textRuns(part.denominator)] : [],
  );

export function fieldOf(content: readonly Inline[]): Field | null {
  const text = tidy(plainText(content));
  if (text === '') return null;
  const confidence = confidenceOf(content);
  return { text, places: placesOf(content), confidence, ...(confidence === null ? {} : doubted(doubtOf(content), weakWordsOf(content))) };
}

/** Single blanks, none at the ends. */
export function tidy(text: string): string {
  return UNTIDY.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

/** Readers collapse white space already, so that most texts pass. */
const UNTIDY = /\s\s|^\s|\s$|[^\S ]/;

/** One field from several, their texts joined; null where nothing was printed. */
export function joinFields(fields: readonly Field[], separator: string): Field | null {
  if (fields.length === 0) return null;
  return { ...joined(fields), text: fields.map((field) => field.text).join(separator) };
}

const doubted = (doubt: number, weakWords: readonly WeakWord[]): Pick<Field, 'doubt' | 'weakWords'> => ({
  ...(doubt > 0 ? { doubt } : {}),
  ...(weakWords.length > 0 ? { weakWords } : {}),
});

/** What several fields have together besides their text. */
function joined(fields: readonly Field[]): Omit<Field, 'text'> {
  const places: readonly Place[] = fields.flatMap((field) => field.places);
  const known = fields.map((field) => field.confidence).filter((value) => value !== null);
  if (known.length === 0) return { places, confidence: null };
  const weakWords = [...new Set(fields.flatMap((field) => field.weakWords ?? []))];
  return { places, confidence: Math.min(...known), ...doubted(jointDoubt(fields), weakWords) };
}

export function paragraphField(paragraph: Paragraph): Field | null {
  return fieldOf(paragraph.content);
}

/** A dash or bullet that parts items flowed into one line: "Papan informasi -Brosur -Website", "- KTP - KK dan - Mutasi". */
const FLOWED_MARK = /\s+[-–•❖➢➤]\s*(?=\p{L})/gu;

/** Cuts one line of flowed list items into its items; a text without at least two such marks, or one at its head, stays whole. */
export function splitFlowedItems(field: Field, marked: boolean): readonly Field[] {
  const marks = field.text.match(FLOWED_MARK) ?? [];
  const attached = marks.filter((mark) => !/\s$/.test(mark)).length;
  if (marks.length === 0 || !(attached === marks.length || (marked && marks.length >= 2) || (marked && attached > 0))) return [field];
  return field.text
    .split(FLOWED_MARK)
    .map((text) => ({ ...field, text: tidy(text) }))
    .filter((item) => item.text !== '');
}

/** Text of a cell as one field: paragraphs flow on, list items are parted by "; " (after a colon by a blank). */
export function cellField(paragraphs: readonly Paragraph[]): Field | null {
  const fields: Field[] = [];
  let text = '';
  for (const paragraph of paragraphs) {
    const field = paragraphField(paragraph);
    if (field === null) continue;
    splitFlowedItems(field, paragraph.mark !== null).forEach((part, i) => {
      const item = i > 0 || paragraph.mark !== null;
      if (fields.length > 0) text += item && !text.endsWith(':') ? '; ' : ' ';
      text += part.text;
      fields.push(part);
    });
  }
  const [only] = fields;
  if (only === undefined || fields.length === 1) return only ?? null;
  return { ...joined(fields), text };
}

export function isBlankCell(cell: Cell | null): boolean {
  return cell === null || cell.paragraphs.every((paragraph) => tidy(plainText(paragraph.content)) === '');
}

/** A cell that says "nothing": blank, or only a dash. */
export function saysNothing(text: string): boolean {
  return /^[\s\-–—_.:;]*$/.test(text);
}
