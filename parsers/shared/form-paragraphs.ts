import type { Block, Cell, Inline, Paragraph, Row, Table } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import { type HeaderWords, nameOfHeader, type Role } from './headers.ts';
import { formsIn } from './indicator-forms.ts';
import { contentAfterColon, labelOf, NUMBERING } from './labels.ts';
import { isPositionHeading } from './position-heads.ts';
import { wordsOf } from './words.ts';

/** Longest label (words, characters) before a colon. */
const LABEL_WORDS_MOST = 6;
const LABEL_LETTERS_MOST = 60;
/** Labels that end a form: another position, or what stands over its indicators. */
const ENDING = new Set(['jabatan', 'unit', 'tugas', 'fungsi', 'tugas-fungsi']);

type Label = { readonly role: Role; readonly text: string };

/** "Indikator Kinerja : …", "1.1 Formulasi Pengukuran : …": a label of a column with its colon; null for other paragraphs. */
export function labelIn(paragraph: Paragraph, own: HeaderWords): Label | null {
  const text = plainText(paragraph.content);
  const colon = text.indexOf(':');
  if (colon < 0 || colon > LABEL_LETTERS_MOST || ENDING.has(labelOf(paragraph)?.kind ?? '')) return null;
  const label = text.slice(0, colon).replace(NUMBERING, '').trim();
  const name = wordsOf(label).length <= LABEL_WORDS_MOST ? nameOfHeader(label, own) : null;
  return name === null || name.role === 'nomor' ? null : { role: name.role, text: label };
}

const opens = (label: Label | null): boolean => label?.role === 'sasaran' || label?.role === 'indikator';

/** A paragraph that goes on with the value above it: an item of a list, or the value under a label alone on its line. */
const goesOn = (paragraph: Paragraph, { label, value }: Line): boolean =>
  paragraph.role === 'body' &&
  labelOf(paragraph) === null &&
  (paragraph.mark !== null || value.length === 0) &&
  !headsNext(paragraph, label, value);

/** "B. Kepala Bidang …" behind a value that is no list: the next position, numbered. A list may give positions too. */
const headsNext = (paragraph: Paragraph, label: Paragraph, value: readonly Paragraph[]): boolean =>
  isPositionHeading(paragraph) &&
  value.length > 0 &&
  (paragraph.indent < label.indent || value.every(({ mark, content }) => mark === null && !BEGINS_LIST.test(plainText(content))));

const BEGINS_LIST = /^\(?(?:\d{1,2}|[a-z])[.)]\s/iu;

type Line = { readonly label: Paragraph; readonly value: readonly Paragraph[] };

/** The labelled lines from `from` on, and the index behind them. */
function linesFrom(blocks: readonly Block[], from: number, own: HeaderWords): { readonly lines: readonly Line[]; readonly next: number } {
  const lines: { label: Paragraph; value: Paragraph[] }[] = [];
  let at = from;
  for (; at < blocks.length; at++) {
    const block = blocks[at];
    if (block?.type === 'furniture') continue;
    if (block?.type !== 'paragraph') break;
    const last = lines.at(-1);
    const label = labelIn(block, own);
    if (label !== null) lines.push({ label: block, value: valueOf(block) });
    else if (last !== undefined && goesOn(block, last)) last.value.push(block);
    else break;
  }
  return { lines, next: at };
}

function valueOf(paragraph: Paragraph): Paragraph[] {
  const content = contentAfterColon(paragraph.content);
  return content.length === 0 ? [] : [{ ...paragraph, mark: null, content }];
}

/** The label alone, so that its words account for themselves. */
function labelPart(paragraph: Paragraph): Paragraph {
  const first = paragraph.content.find((part) => part.kind === 'text');
  const text = plainText(paragraph.content);
  const content: readonly Inline[] =
    first === undefined ? [] : [{ ...first, text: text.slice(0, text.indexOf(':')).replace(NUMBERING, '') }];
  return { ...paragraph, content };
}

function rowOf({ label, value }: Line): Row {
  const cell = (column: number, paragraphs: readonly Paragraph[]): Cell => ({
    column,
    columnSpan: 1,
    rowSpan: 1,
    paragraphs,
    edge: 'declared',
    place: label.place,
  });
  return { cells: [cell(0, [labelPart(label)]), cell(1, value)], startsPart: false, joined: false };
}

/** "Label : value" as a row of a form. */
export const formRowOf = (label: Paragraph): Row => rowOf({ label, value: valueOf(label) });

const toTable = (lines: readonly Line[]): Table => ({
  type: 'table',
  columns: 2,
  rows: lines.map(rowOf),
  place: lines[0]?.label.place ?? { line: 1 },
});

/** The form right above, where a label goes on with it: a scan has lost the lines around its last row, or a page break cut it. */
function openForm(out: readonly Block[], label: Label | null, own: HeaderWords): Table | null {
  const last = out.findLast((block) => block.type !== 'furniture');
  if (label === null || last?.type !== 'table' || label.role === 'sasaran') return null;
  const form = formsIn(last, own).at(-1);
  return form !== undefined && !form.values.has(label.role) ? last : null;
}

const extended = (above: Table | null, table: Table): Table =>
  above === null ? table : { ...above, rows: [...above.rows, ...table.rows] };

/**
 * Indicators that are written as labels with their values, without any table ("Indikator Kinerja : …", "Formulasi : …",
 * "Sumber Data : …"), as tables of two columns, so that they are read as forms are. Labels over a table stay what they are.
 */
export function tabulateForms(blocks: readonly Block[], own: HeaderWords): readonly Block[] {
  const out: Block[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined) continue;
    const label = block.type === 'paragraph' ? labelIn(block, own) : null;
    const open = openForm(out, label, own);
    const run = open !== null || opens(label) ? linesFrom(blocks, at, own) : null;
    const table = run === null ? null : extended(open, toTable(run.lines));
    if (run === null || table === null || formsIn(table, own).length === 0) out.push(block);
    else {
      if (open !== null) out.splice(out.lastIndexOf(open), 1);
      out.push(table, ...blocks.slice(at, run.next).filter((one) => one.type === 'furniture'));
      at = run.next - 1;
    }
  }
  return out;
}
