import type { Block, LayoutDocument, Paragraph } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import { remember } from '../../src/remember.ts';
import type { Field, ParseOptions, Section } from '../contract.ts';
import { holdsIndicators } from './columns.ts';
import { namesPosition } from './drafts.ts';
import { fieldOf } from './fields.ts';
import { labelOf } from './labels.ts';
import { isHeading } from './lines.ts';
import { isTitle } from './sections.ts';

/** Heads that there are at least: a single one is a line below the document's title. */
const HEADS_LEAST = 2;
/** "II.", "A.", "3)": what numbers the parts of a document. */
const PART_MARK = /^(?:[IVX]{1,5}|[A-Z]|\d{1,2})[.)]$/;

/** A numbered line in capitals, or a heading, that names a position: "II. KEPALA BIDANG …", "## Sekretaris". */
const isPositionHeading = remember((paragraph: Paragraph): boolean => {
  const { mark, role, content } = paragraph;
  if (!(role === 'heading' || PART_MARK.test(mark ?? ''))) return false;
  const text = plainText(content);
  return isHeading(text, role) && namesPosition(text) && !/[:;,]/.test(text) && !isTitle(paragraph);
});

/**
 * Heads of a document whose parts are headed by positions alone, under one title for all: each with a table of indicators before
 * the next head. None where titles or labels "Jabatan :" stand between them, which then head the parts.
 */
export function positionHeads({ blocks }: LayoutDocument, { headers }: ParseOptions): readonly number[] {
  const headings = blocks.flatMap((block, at) => (block.type === 'paragraph' && isPositionHeading(block) ? [at] : []));
  const parts = headings.map((at, i) => ({ at, below: blocks.slice(at + 1, headings[i + 1] ?? blocks.length) }));
  const full = parts.filter(({ below }) => below.some((block) => block.type === 'table' && holdsIndicators(block, headers)));
  return full.length < HEADS_LEAST || parts.some(({ below }) => below.some(opensOther)) ? [] : full.map(({ at }) => at);
}

const opensOther = (block: Block): boolean =>
  block.type === 'paragraph' && (isTitle(block) || ['jabatan', 'unit'].includes(labelOf(block)?.kind ?? ''));

/** The position that heads a section, and its line; null where another thing heads it. */
export function positionOfHeading({ blocks: [first] }: Section): { readonly field: Field; readonly paragraph: Paragraph } | null {
  const field = first?.type === 'paragraph' && isPositionHeading(first) ? fieldOf(first.content) : null;
  return first?.type === 'paragraph' && field !== null ? { field, paragraph: first } : null;
}
