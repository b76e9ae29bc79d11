import type { Block, LayoutDocument, Paragraph } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import { remember } from '../../src/remember.ts';
import type { Field, ParseOptions, Section } from '../contract.ts';
import { holdsIndicators } from './columns.ts';
import { namesPosition } from './drafts.ts';
import { fieldOf } from './fields.ts';
import { labelOf } from './labels.ts';
import { isHeading } from './lines.ts';
import { isTitle, titleHeads } from './sections.ts';

/** Heads that there are at least: a single one is a line below the document's title. */
const HEADS_LEAST = 2;
/** "II.", "A.", "3)", "2.1": what numbers the parts of a document. */
const PART_MARK = /^(?:(?:[IVX]{1,5}|[A-Z]|\d{1,2})[.)]|\d{1,2}(?:\.\d{1,2}){1,2}\.?)$/;
/** A mark that a recogniser read as a sign: "€." for "C.". */
const SPOILT_MARK = /^[^\p{L}\p{N}\s]{1,2}[.)]\s+/u;
/** Words that a name in title case writes small. */
const SMALL_WORDS = /^(?:dan|serta|di|ke|pada|untuk|bagi|dengan|dalam|atau|oleh|yang)$/;
/** Longest name of a position in title case (words). */
const NAME_WORDS_MOST = 12;

/** A numbered line in capitals or in title case, or a heading, that names a position: "II. KEPALA BIDANG …", "2.1 Kepala Seksi …", "## Sekretaris". */
export const isPositionHeading = remember((paragraph: Paragraph): boolean => {
  const { mark, role, content } = paragraph;
  const whole = plainText(content);
  if (!(role === 'heading' || PART_MARK.test(mark ?? '') || SPOILT_MARK.test(whole))) return false;
  return isPositionName(whole.replace(SPOILT_MARK, ''), role) && !isTitle(paragraph);
});

/** What stands in no position's name: it parts or ends a sentence. */
const NO_NAME = /[:;,]|\.$/;

/** Whether a text is nothing but the name of a position, in capitals or in title case; as a heading it may be written in any way. */
export const isPositionName = (text: string, role: Paragraph['role'] = 'body'): boolean =>
  (isHeading(text, role) || isNameCased(text)) && namesPosition(text) && !NO_NAME.test(text);

/** Whether every word is written large as in a name: "Kepala Bidang Pengendalian Penyakit dan Kesehatan Jiwa". */
function isNameCased(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return words.length <= NAME_WORDS_MOST && words.every((word) => /^\P{Ll}/u.test(word) || SMALL_WORDS.test(word));
}

/**
 * Heads of a document whose parts are headed by positions alone, under one title for all: each with a table of indicators before
 * the next head. None where titles or labels "Jabatan :" stand between them, which then head the parts.
 */
export function positionHeads({ blocks }: LayoutDocument, { headers }: ParseOptions): readonly number[] {
  const headings = blocks.flatMap((block, at) => (block.type === 'paragraph' && isPositionHeading(block) ? [at] : []));
  const parts = headings.map((at, i) => ({ at, below: blocks.slice(at + 1, headings[i + 1] ?? blocks.length) }));
  const full = parts.filter(({ below }) => below.some((block) => block.type === 'table' && holdsIndicators(block, headers)));
  return full.length < HEADS_LEAST || parts.some(({ below }) => opensOther(below)) ? [] : full.map(({ at }) => at);
}

/** Whether something else heads a block below a position. A title over the part's own table does not, nor one numbered among its tables. */
function opensOther(below: readonly Block[]): boolean {
  const first = below.findIndex((block) => block.type === 'table');
  const last = below.findLastIndex((block) => block.type === 'table');
  return below.some((block, at) => {
    if (block.type !== 'paragraph') return false;
    if (['jabatan', 'unit'].includes(labelOf(block)?.kind ?? '')) return true;
    return isTitle(block) && (at > last || (at > first && block.mark === null));
  });
}

/** Heads by title alone; titles inside of parts that positions head ("c. Indikator Kinerja") open none. */
export function titleHeadsBeside(document: LayoutDocument, options: ParseOptions): readonly number[] {
  const [first = Number.POSITIVE_INFINITY] = positionHeads(document, options);
  return titleHeads(document, options).filter((at) => at < first);
}

/** The position that heads a section, and its line; null where another thing heads it. */
export function positionOfHeading({ blocks: [first] }: Section): { readonly field: Field; readonly paragraph: Paragraph } | null {
  const field = first?.type === 'paragraph' && isPositionHeading(first) ? fieldOf(first.content) : null;
  if (first?.type !== 'paragraph' || field === null) return null;
  return { field: { ...field, text: field.text.replace(SPOILT_MARK, '') }, paragraph: first };
}
