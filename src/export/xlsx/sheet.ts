import { cellText } from '../../review/sheet/columns.ts';
import type { Value, Values } from '../../store/index.ts';
import type { ColumnType } from '../columns.ts';
import { MOST_ROWS, STYLES } from './parts.ts';

/** A sheet's XML, piece by piece; texts stand in their cells, so that nothing has to be held until the end. */

export type SheetColumn = { readonly name: string; readonly type: ColumnType; readonly width: number };

/** Bytes of XML after which a sheet is ended: a ZIP entry holds less than 4 GiB, and the last row may be long. */
const MOST_BYTES = 3.5 * 1024 ** 3;
/** Characters of XML that are handed on at once; a few hundred rows. */
const PIECE = 2 ** 18;

const START =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
const FROZEN_HEADER =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

/** Rows that are taken one by one; `isDone` is known before the next one is taken. */
export type Rows = { readonly isDone: boolean; take(): Values | null };

export function rowsToTake(rows: Iterable<Values>): Rows {
  const iterator = rows[Symbol.iterator]();
  let next = iterator.next();
  return {
    get isDone() {
      return next.done === true;
    },
    take() {
      if (next.done === true) return null;
      const { value } = next;
      next = iterator.next();
      return value;
    },
  };
}

/** Takes rows until the sheet is full or there are no more. */
export function* sheetXml(columns: readonly SheetColumn[], rows: Rows, mostRows = MOST_ROWS): IterableIterator<string> {
  const letters = columns.map((_, index) => columnLetters(index));
  const write = rowWriter(columns, letters);
  const widths = columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`);
  const header = columns.map(({ name }, index) => textCell(`${letters[index]}1`, name, STYLES.header)).join('');
  let piece = `${START}${FROZEN_HEADER}<cols>${widths.join('')}</cols><sheetData><row r="1">${header}</row>`;
  let [number, bytes] = [1, 0];
  while (number < mostRows && bytes < MOST_BYTES) {
    const row = rows.take();
    if (row === null) break;
    number += 1;
    piece += write(row, number);
    if (piece.length < PIECE) continue;
    bytes += Buffer.byteLength(piece);
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData><autoFilter ref="A1:${letters.at(-1) ?? 'A'}${number}"/></worksheet>`;
}

function rowWriter(columns: readonly SheetColumn[], letters: readonly string[]): (row: Values, number: number) => string {
  const cells = columns.map(({ type }, index) => ({ letter: letters[index] ?? '', type }));
  return (row, number) => {
    let xml = `<row r="${number}">`;
    for (const [at, { letter, type }] of cells.entries()) {
      const value = row[at] ?? null;
      if (value !== null) xml += cell(`${letter}${number}`, type, value);
    }
    return `${xml}</row>`;
  };
}

function cell(name: string, type: ColumnType, value: NonNullable<Value>): string {
  if (type === 'boolean') return `<c r="${name}" t="b"><v>${value === 1 ? 1 : 0}</v></c>`;
  if (typeof value === 'number') return `<c r="${name}"><v>${value}</v></c>`;
  return textCell(name, value);
}

function textCell(name: string, value: string, style: number = STYLES.plain): string {
  const styled = style === STYLES.plain ? '' : ` s="${style}"`;
  return `<c r="${name}"${styled} t="inlineStr"><is><t xml:space="preserve">${xmlText(cellText(value) ?? '')}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

/** Spreadsheet programs read "_x0041_" as the letter with that number, so that its first sign is written as a number itself. */
function xmlText(text: string): string {
  const plain = text.includes('_x') ? text.replace(/_(?=x[\da-f]{4}_)/giu, '_x005F_') : text;
  return /[&<>\r]/u.test(plain) ? plain.replace(/[&<>\r]/gu, (sign) => ENTITIES[sign] ?? '') : plain;
}

const LETTERS = 26;

/** "A" for 0, "Z" for 25, "AA" for 26. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % LETTERS));
  return index < LETTERS ? last : columnLetters(Math.floor(index / LETTERS) - 1) + last;
}
