import type { LayoutDocument } from '../../src/layout/document.ts';
import type { Field } from '../contract.ts';
import { fieldOf } from './fields.ts';
import { cellField } from './fields.ts';
import { wordsOf } from './words.ts';

/** A line of the document for reading its head: also the cells of title rows in tables ("RKT KECAMATAN … TAHUN 2022"). */
export type HeadLine = {
  readonly text: string;
  readonly field: Field;
  readonly block: number;
  readonly inTable: boolean;
  readonly heading: boolean;
};

/** Longest heading (words); longer capitals are prose of a decree. */
const HEADING_WORDS_MOST = 14;
/** The same in characters. */
const HEADING_LETTERS_MOST = 160;

/** Letters of a line that must be capitals for it to be a heading, as a share. */
const CAPITALS_SHARE = 0.7;

/** Whether a line is set as a heading: by its layout, or short and in capitals. */
export function isHeading(text: string, role: 'heading' | 'body'): boolean {
  if (text.length > HEADING_LETTERS_MOST || wordsOf(text).length > HEADING_WORDS_MOST) return false;
  const letters = text.replace(/\P{L}/gu, '');
  return role === 'heading' || (letters.length > 0 && letters.replace(/\P{Lu}/gu, '').length / letters.length >= CAPITALS_SHARE);
}

export function headLines(document: LayoutDocument): readonly HeadLine[] {
  return document.blocks.flatMap((block, at): HeadLine[] => {
    if (block.type === 'furniture') {
      const field = fieldOf(block.content);
      return field ? [{ text: field.text, field, block: at, inTable: false, heading: isHeading(field.text, 'body') }] : [];
    }
    if (block.type === 'paragraph') {
      const field = fieldOf(block.content);
      return field ? [{ text: field.text, field, block: at, inTable: false, heading: isHeading(field.text, block.role) }] : [];
    }
    const titles = block.rows.slice(0, 3).filter((row) => row.cells.filter((cell) => cellField(cell.paragraphs) !== null).length === 1);
    return titles.flatMap((row) => {
      const field = row.cells.map((cell) => cellField(cell.paragraphs)).find((value) => value !== null);
      return field ? [{ text: field.text, field, block: at, inTable: true, heading: true }] : [];
    });
  });
}
