import type { Block, Inline, Paragraph, Table } from '../../src/layout/document.ts';
import { type GridRow, gridOf } from '../../src/layout/grid.ts';
import { placesOf, plainText } from '../../src/layout/inline.ts';
import type { Field, Section } from '../contract.ts';
import { formsIn } from './indicator-forms.ts';
import { headingOf } from './row-headings.ts';
import { headingRows } from './table-groups.ts';
import { cellField, fieldOf } from './fields.ts';
import { labelOf } from './labels.ts';
import { isHeading } from './lines.ts';
import { labelsIn } from './measure.ts';
import { isTitle } from './sections.ts';
import { wordsOf } from './words.ts';

/** What a block prints around its fields and no field takes: the words that account for themselves. */

/** Labels whose value belongs into a row; printed outside of a table it is not read, so it is not accounted for either. */
const ROW_LABELS: ReadonlySet<string> = new Set(['sasaran', 'indikator', 'iki', 'iku', 'target']);
/** Lines that go on under a label such as "Misi :" at the most; lists of missions are shorter. */
const BELOW_LABEL_MOST = 12;

const present = (field: Field | null): readonly Field[] => (field === null ? [] : [field]);

/** Titles, labels and what they head (Visi, Misi, Tujuan), and lines in capitals; `used` are those that the parser took as such. */
export function headingLines(blocks: readonly Block[], used: ReadonlySet<Paragraph>): readonly Field[] {
  let below = 0;
  return blocks.flatMap((block): readonly Field[] => {
    if (block.type === 'furniture') return [];
    if (block.type === 'table') {
      below = 0;
      return [];
    }
    const label = labelOf(block);
    const whole = fieldOf(block.content);
    if (used.has(block) || isTitle(block) || (whole !== null && isHeading(whole.text, block.role))) {
      below = 0;
      return present(whole);
    }
    if (label === null) return below-- > 0 ? present(whole) : [];
    const heads = label.kind === 'other' && !isRowLabel(whole?.text ?? '');
    below = heads ? BELOW_LABEL_MOST : 0;
    // The unit over a position that is named too is part of the head.
    return heads || label.kind === 'unit' ? present(whole) : present(labelPart(block.content));
  });
}

/** "Sasaran : …" and its like, but not "Indikator tujuan : …", which belongs to the aims over a sheet. */
function isRowLabel(text: string): boolean {
  const [first = '', second] = wordsOf(text).filter((word) => /\p{L}{2}/u.test(word));
  return ROW_LABELS.has(first) && second !== 'tujuan';
}

/** The label itself, up to its colon. */
function labelPart(content: readonly Inline[]): Field | null {
  const whole = fieldOf(content);
  const colon = whole?.text.indexOf(':') ?? -1;
  return whole === null || colon < 0 ? whole : { ...whole, text: whole.text.slice(0, colon + 1) };
}

/** The headers of all tables, the lines over them, rows and cells of numbers, and the labels inside of cells ("Rumus :"). */
export function tableHeadings(section: Section): readonly Field[] {
  return section.blocks.flatMap((block) => (block.type === 'table' ? headingsOf(block, section) : []));
}

function headingsOf(table: Table, section: Section): readonly Field[] {
  const forms = formsIn(table, section.headers);
  if (forms.length > 0) return forms.flatMap(({ labels }) => labels.flatMap(({ cell }) => present(cellField(cell.paragraphs))));
  const heads = headingRows(table, section.headers);
  return gridOf(table).flatMap((row, y) => {
    return heads.has(y) || headingOf(row, section.headers) !== null
      ? cellsOf(row).flatMap((field) => present(field))
      : [
          ...cellsOf(row)
            .filter((field) => field !== null && isNumber(field.text))
            .flatMap(present),
          ...labelsOf(row),
        ];
  });
}

/** A number, or several one below the other where a cell spans its rows. */
const isNumber = (text: string): boolean => /^(?:\(?\d{1,3}[.)]?\)?(?:\s+|$))+$/.test(text);
const begun = (row: GridRow): readonly (readonly Paragraph[])[] =>
  row.slots.flatMap((slot) => (slot?.begins ? [slot.cell.paragraphs] : []));
const cellsOf = (row: GridRow): readonly (Field | null)[] => begun(row).map(cellField);

/** Looked for in whole paragraphs: on a page a label may run over two lines. */
function labelsOf(row: GridRow): readonly Field[] {
  return begun(row).flatMap((paragraphs) =>
    paragraphs.flatMap(({ content }) => {
      const text = plainText(content);
      return labelsIn(text).map((label) => ({ text: text.slice(label.from, label.to), places: placesOf(content), confidence: null }));
    }),
  );
}
