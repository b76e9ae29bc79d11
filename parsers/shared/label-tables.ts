import type { Block, Paragraph, Table } from '../../src/layout/document.ts';
import { gridOf, type GridRow } from '../../src/layout/grid.ts';
import { plainText } from '../../src/layout/inline.ts';
import { isColon, isMark, withoutLeadingColon } from './form-cells.ts';
import type { HeaderWords } from './headers.ts';
import { formsIn } from './indicator-forms.ts';
import { COLON, kindOfLabel, type LabelKind } from './labels.ts';
import { cellsAcross, slotText } from './slots.ts';

type Line = {
  readonly mark: readonly Paragraph[];
  readonly label: readonly Paragraph[];
  readonly value: readonly Paragraph[];
  readonly colon: boolean;
};

/** A row as label and value; a row without a label goes on with the value above it. */
function lineOf(row: GridRow): Line | null {
  const cells = cellsAcross(row);
  const printed = cells.filter((slot) => slotText(slot) !== '');
  const first = printed[0];
  const marked = first !== undefined && printed.length > 1 && isMark(first);
  const rest = (marked ? printed.slice(1) : printed).filter((slot) => !isColon(slot));
  const colon = printed.some(isColon) || rest.some((slot) => /:\s*$|^\s*:/.test(slotText(slot)));
  if (rest.length > 2) return null;
  const ofValue = rest.length === 1 && slotText(cells[marked ? 1 : 0]) === '';
  const [label, value] = ofValue ? [undefined, rest[0]] : rest;
  return { mark: marked ? first.cell.paragraphs : [], label: label?.cell.paragraphs ?? [], value: value?.cell.paragraphs ?? [], colon };
}

const withoutColon = (text: string): string => text.replace(/^\s*:\s*/, '').replace(/\s*:\s*$/, '');

/** "Label : value" as one paragraph, what else the value holds as paragraphs behind it. */
function paragraphsOf({ mark, label, value, colon: hasColon }: Line): readonly Paragraph[] {
  const [head] = label;
  if (head === undefined) return value;
  if (value.length === 0 && !hasColon) return [...mark, ...label];
  const labelled = [...mark, ...label]
    .flatMap((paragraph) => paragraph.content)
    .map((part) => (part.kind === 'text' ? { ...part, text: withoutColon(part.text) } : part));
  const [first, ...rest] = value;
  const joins = first !== undefined && first.mark === null;
  const own = joins ? withoutLeadingColon(first.content) : [];
  return [{ ...head, mark: null, content: [...labelled, COLON, ...own] }, ...(joins ? rest : value)];
}

/** Labels of a position, its office and its duties, from which a table without colons is a form. */
const KINDS_LEAST = 2;

/** How many rows at the head of a table are "label : value", some of which label a position, its office or its duties. */
function formRows(table: Table): readonly Line[] {
  const grid = gridOf(table);
  const lines = grid.map(lineOf);
  const end = lines.indexOf(null);
  const head = lines.slice(0, end < 0 ? undefined : end).filter((line) => line !== null);
  const labels = head.filter((line) => line.label.length > 0 && (line.value.length > 0 || line.colon));
  const known = labels.flatMap((line) => kindOf(line) ?? []);
  // Recognisers lose colons that stand alone in their cells.
  const telling = labels.some((line) => line.colon) || known.filter((kind) => kind !== 'other').length >= KINDS_LEAST;
  return known.length > 0 && known.length * 2 >= labels.length && telling ? head : [];
}

function kindOf({ label: [first] }: Line): LabelKind | null {
  return first === undefined ? null : kindOfLabel(withoutColon(plainText(first.content)));
}

function unfolded(table: Table, own: HeaderWords): readonly Block[] {
  const lines = formsIn(table, own).length > 0 ? [] : formRows(table);
  const rest = table.rows.slice(lines.length);
  return [...lines.flatMap(paragraphsOf), ...(rest.length > 0 ? [{ ...table, rows: rest }] : [])];
}

/**
 * Takes forms apart that give a position's name and duties as rows of a table ("Jabatan | : | …"), also at the head of the
 * indicator table: as labels with their values. An indicator's form stays a table.
 */
export const unfoldLabels = (blocks: readonly Block[], own: HeaderWords): readonly Block[] =>
  blocks.flatMap((block): readonly Block[] => (block.type === 'table' ? unfolded(block, own) : [block]));
