import type { Block, Paragraph, Row, Table } from '../../src/layout/document.ts';
import { findHeader } from './columns.ts';
import { formRowOf, labelIn } from './form-paragraphs.ts';
import { type HeaderWords, nameOfHeader } from './headers.ts';
import { formsIn } from './indicator-forms.ts';

/** "Sasaran 2 : …"; not "Tujuan : …", which stands over sasaran. */
function saysSasaran(paragraph: Paragraph, own: HeaderWords): boolean {
  const label = labelIn(paragraph, own);
  return label?.role === 'sasaran' && nameOfHeader(label.text, own)?.claim === 'explicit';
}

/** The table with its sasaran in a row of its own, above its indicators; null where it has a place for one, or holds no indicators. */
function withSasaran(table: Table, sasaran: Paragraph, own: HeaderWords): Table | null {
  const [form] = formsIn(table, own);
  if (form !== undefined) return form.values.has('sasaran') ? null : { ...table, rows: [formRowOf(sasaran), ...table.rows] };
  const header = findHeader(table, own);
  if (header === null || header.columns.roles.includes('sasaran')) return null;
  const row: Row = {
    cells: [{ column: 0, columnSpan: table.columns, rowSpan: 1, paragraphs: [sasaran], edge: 'declared', place: sasaran.place }],
    startsPart: false,
    joined: false,
  };
  return { ...table, rows: [...table.rows.slice(0, header.to), row, ...table.rows.slice(header.to)] };
}

/** Takes a sasaran that is printed right over a table without a column for it into that table. */
export function placeSasaran(blocks: readonly Block[], own: HeaderWords): readonly Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const at = block.type === 'table' ? out.findLastIndex((one) => one.type !== 'furniture') : -1;
    const above = out[at];
    const table = block.type === 'table' && above?.type === 'paragraph' && saysSasaran(above, own) ? withSasaran(block, above, own) : null;
    if (table !== null) out.splice(at, 1);
    out.push(table ?? block);
  }
  return out;
}
