import type { Paragraph } from '../../src/layout/document.ts';
import type { GridRow } from '../../src/layout/grid.ts';
import { type HeaderWords, nameOfHeader } from './headers.ts';
import { contentAfterColon } from './labels.ts';
import { cutParagraphs } from './paragraph-parts.ts';
import { isWholeRow, printedIn } from './slots.ts';
import { wordsOf } from './words.ts';

/** A row that stands over others instead of holding an indicator: a sasaran over its indicators, or the name of a part of the table. */
export type RowHeading = { readonly kind: 'sasaran' | 'title'; readonly paragraphs: readonly Paragraph[] };

/** Longest name of a part (words): "B. KINERJA TAMBAHAN". */
const TITLE_WORDS_MOST = 8;
/** Words of a sasaran at least. */
const SASARAN_WORDS_LEAST = 3;

/** "Sasaran 1 : …", "Kinerja Utama : …". */
const LABELLED = /^\s*([^:]{3,40}):\s*\S/u;
/** "Sasaran II. …", "Sasaran Strategis 1 …": the same without a colon. */
const NUMBERED = /^\s*(\p{L}[\p{L}\s]{2,30}?)\s+(?:\d{1,2}(?:\.\d)?|[IVX]{1,4})\s*[.)]?\s+(?=\p{Lu}\p{Ll})/u;
/** What is aimed at is said as a state that has come about: "Meningkatnya …", "Terwujudnya …", "Optimalnya …". */
const STATE = /^\s*(?:\d{1,2}[.)]?\s+)?\p{Lu}\p{Ll}{3,}nya\s/u;
const LETTERED = /^\s*(?:[A-Z]|[IVX]{1,4})[.)]\s/u;

/** What a row over the whole width, or with a single labelled cell, heads; null for rows of data. */
export function headingOf(row: GridRow, own: HeaderWords): RowHeading | null {
  const [only, second] = printedIn(row);
  if (only === undefined || second !== undefined) return null;
  const { paragraphs } = only.slot.cell;
  const [first, ...rest] = paragraphs;
  const label = LABELLED.exec(only.text)?.[1];
  const names = (text: string | undefined): boolean => text !== undefined && nameOfHeader(text, own)?.role === 'sasaran';
  if (first !== undefined && names(label))
    return { kind: 'sasaran', paragraphs: [{ ...first, content: contentAfterColon(first.content) }, ...rest] };
  if (!isWholeRow(row)) return null;
  const numbered = NUMBERED.exec(only.text);
  if (first !== undefined && names(numbered?.[1]))
    return { kind: 'sasaran', paragraphs: cutParagraphs([first, ...rest], 0, 0, numbered?.[0].length ?? 0)[1] };
  if (STATE.test(only.text) && wordsOf(only.text).length >= SASARAN_WORDS_LEAST) return { kind: 'sasaran', paragraphs };
  const isTitle = LETTERED.test(only.text) || !/\p{Ll}/u.test(only.text) || first?.mark != null;
  return isTitle && wordsOf(only.text).length <= TITLE_WORDS_MOST ? { kind: 'title', paragraphs } : null;
}
