import type { Block, Paragraph, Table } from '../../src/layout/document.ts';
import { gridOf, type GridRow, type Slot } from '../../src/layout/grid.ts';
import { isMark } from './form-cells.ts';
import { COLON, kindOfLabel } from './labels.ts';
import { cellsAcross, slotParagraphs, slotText } from './slots.ts';

/** Who is appraised and who appraises, as the head of an appraisal's form calls them, whatever the year's form. */
const APPRAISED = /\byang\s+dinilai\b/iu;
const APPRAISER = /\b(?:pejabat|atasan|tim)\s+penilai\b/iu;

/** A label with its value, or a title alone. */
type Line = { readonly label: Slot; readonly value: Slot | null };

/** The cells of a row that belong to one party, a number and a colon left out. */
function lineOf(cells: readonly Slot[]): Line | null {
  const [label, value, ...more] = cells.filter(
    (slot) => slotText(slot) !== '' && !isMark(slot) && !/^(?::|no\.?)$/iu.test(slotText(slot).trim()),
  );
  return label === undefined || more.length > 0 ? null : { label, value: value ?? null };
}

/** The columns at which the second party begins and the first one's title stands in a row that names both; null in other rows. */
function partiesIn(row: GridRow): { readonly second: number; readonly appraisedFirst: boolean } | null {
  const at = (pattern: RegExp): number => row.slots.findIndex((slot) => slot !== null && pattern.test(slotText(slot)));
  const [appraised, appraiser] = [at(APPRAISED), at(APPRAISER)];
  if (appraised < 0 || appraiser < 0 || appraised === appraiser) return null;
  const title = Math.max(appraised, appraiser);
  // The number column of the second party stands before its title.
  const before = row.slots[title - 1];
  const numbered = before != null && /^no\.?$/iu.test(slotText(before).trim());
  return { second: numbered ? title - 1 : title, appraisedFirst: appraised < appraiser };
}

const contentOf = (slot: Slot | null): Paragraph['content'] => slotParagraphs(slot).flatMap(({ content }) => content);

/** "Label : value" as a paragraph; without the colon it labels nothing. */
function paragraphOf({ label, value }: Line, colon: boolean): readonly Paragraph[] {
  const [head] = slotParagraphs(label);
  if (head === undefined) return [];
  const content = [...contentOf(label), ...(value !== null && colon ? [COLON] : []), ...contentOf(value)];
  return [{ ...head, role: 'body', mark: null, content }];
}

/** The form's head as paragraphs: who appraises first, without labels, then the labels of who is appraised; null for other tables. */
function unfolded(table: Table): readonly Paragraph[] | null {
  const grid = gridOf(table);
  const parties = grid[0] === undefined ? null : partiesIn(grid[0]);
  if (parties === null) return null;
  const sides = grid.map((row) => ({
    first: lineOf(cellsAcross({ ...row, slots: row.slots.slice(0, parties.second) })),
    second: lineOf(cellsAcross({ ...row, slots: row.slots.slice(parties.second) })),
  }));
  const lines = (side: 'first' | 'second'): readonly Line[] => sides.flatMap((row) => row[side] ?? []);
  const [own, others] = parties.appraisedFirst ? [lines('first'), lines('second')] : [lines('second'), lines('first')];
  if (!own.some(({ label, value }) => value !== null && kindOfLabel(slotText(label)) === 'jabatan')) return null;
  return [...others.flatMap((line) => paragraphOf(line, false)), ...own.flatMap((line) => paragraphOf(line, true))];
}

/**
 * Takes the head of an appraisal's form apart, which sets who is appraised beside who appraises ("NO | PEJABAT PENILAI | NO |
 * PEGAWAI YANG DINILAI" over names and positions): the position of the block is that of who is appraised.
 */
export const unfoldParties = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block): readonly Block[] => (block.type === 'table' ? (unfolded(block) ?? [block]) : [block]));
