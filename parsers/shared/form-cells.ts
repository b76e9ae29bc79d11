import type { Inline } from '../../src/layout/document.ts';
import type { Slot } from '../../src/layout/grid.ts';
import { slotText } from './slots.ts';

/** Between a form's label and its value: a colon in a column of its own, or nothing. */
export const isColon = (slot: Slot): boolean => /^:?$/.test(slotText(slot).trim());

/** Before a form's label: "1", "2.1", "a.", "(b)", "IV.", or nothing. */
export const isMark = (slot: Slot): boolean => /^\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})?[.)]?\)?$/i.test(slotText(slot).trim());

/** ": value" written in one cell. */
export function withoutLeadingColon(content: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = content;
  if (first?.kind !== 'text' || !/^\s*:/.test(first.text)) return content;
  const text = first.text.replace(/^\s*:\s*/, '');
  return text === '' ? rest : [{ ...first, text }, ...rest];
}
