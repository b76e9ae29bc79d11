import type { Cell, Paragraph } from '../../src/layout/document.ts';
import type { GridRow, Slot } from '../../src/layout/grid.ts';
import { remember } from '../../src/remember.ts';
import { cellField } from './fields.ts';

/** The cells over each column of a header, from the top heading down to its own title. */
export type Headings = readonly (readonly Slot[])[];

const cellWords = remember((cell: Cell): string => cellField(cell.paragraphs)?.text ?? '');

export function slotText(slot: Slot | null | undefined): string {
  return slot ? cellWords(slot.cell) : '';
}

export function slotParagraphs(slot: Slot | null | undefined): readonly Paragraph[] {
  return slot?.cell.paragraphs ?? [];
}

/** The cells of a row from left to right, each once however many columns it takes. */
export const cellsAcross = ({ slots }: GridRow): readonly Slot[] =>
  slots.filter((slot) => slot !== null).filter((slot, x, all) => all[x - 1]?.cell !== slot.cell);

/** The cells with words that begin in a row, each with its first column. */
export function printedIn(row: GridRow | undefined): readonly { readonly slot: Slot; readonly x: number; readonly text: string }[] {
  return (row?.slots ?? []).flatMap((slot, x) => (slot?.begins && slotText(slot) !== '' ? [{ slot, x, text: slotText(slot) }] : []));
}

/** Whether one cell takes the whole row: a title over what follows. */
export const isWholeRow = ({ slots }: GridRow): boolean => slots[0] != null && slots.every((slot) => slot?.cell === slots[0]?.cell);
