import ExcelJS from 'exceljs';
import { IkiError } from '../../errors.ts';
import { mapped, type FieldValues } from '../decisions/model.ts';
import { DECISION_HEADER, DECISIONS, FIELD_HEADERS, KEY_HEADER, ORIGINAL_SHEET, SHEET, type Returned, type Written } from './columns.ts';

/** The one place that knows the spreadsheet library. */

/** A row to write, with what helps to judge it. */
export type SheetRow = Written & { readonly place: string; readonly jabatan: string; readonly percent: number; readonly remarks: string };

const INFO_HEADERS = ['Dokumen', 'Letak', 'Jabatan', 'Keyakinan %', 'Keraguan dan temuan'] as const;
const HEADERS: readonly string[] = [...INFO_HEADERS, ...FIELD_HEADERS.map(([, header]) => header), DECISION_HEADER, KEY_HEADER];
/** Characters wide, by the columns. */
const WIDTHS = [24, 10, 24, 9, 36, 30, 36, 44, 24, 22, 24, 24, 14, 8] as const;
const GREY = 'FFEFEDE6';

/** The spreadsheet's bytes. */
export async function writeWorkbook(rows: readonly SheetRow[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(SHEET, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  sheet.addRow(HEADERS).font = { bold: true };
  sheet.columns.forEach((column, index) => {
    column.width = WIDTHS[index] ?? 20;
    column.alignment = { wrapText: true, vertical: 'top' };
  });
  for (const row of rows) {
    const added = sheet.addRow([
      row.path,
      row.place,
      row.jabatan,
      row.percent,
      row.remarks,
      ...FIELD_HEADERS.map(([field]) => row.cells[field]),
      '',
      row.key,
    ]);
    for (let column = 1; column <= INFO_HEADERS.length; column += 1)
      added.getCell(column).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: GREY } };
    added.getCell(HEADERS.length - 1).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${Object.keys(DECISIONS).join(',')}"`],
    };
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: HEADERS.length } };
  const original = book.addWorksheet(ORIGINAL_SHEET, { state: 'veryHidden' });
  for (const { key, path, id, version, cells } of rows)
    original.addRow([key, path, id, version, ...FIELD_HEADERS.map(([field]) => cells[field])]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** What came back. Throws `IkiError` 'damaged' (no spreadsheet) or 'usage' (not one of ours). */
export async function readWorkbook(
  bytes: Uint8Array,
  name: string,
): Promise<{ readonly written: readonly Written[]; readonly returned: readonly Returned[] }> {
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(new Uint8Array(bytes).buffer);
  } catch (error) {
    throw new IkiError(
      'damaged',
      `${name} is no readable spreadsheet.`,
      'Save it as .xlsx in the spreadsheet program and try again.',
      error,
    );
  }
  const [sheet, original] = [book.getWorksheet(SHEET), book.getWorksheet(ORIGINAL_SHEET)];
  if (sheet === undefined || original === undefined)
    throw notOurs(name, `it has no sheet "${sheet === undefined ? SHEET : ORIGINAL_SHEET}"`);
  return { written: rowsOf(original).map(writtenOf), returned: returnedOf(sheet, name) };
}

function writtenOf(row: ExcelJS.Row): Written {
  const text = (column: number): string => textOf(row.getCell(column)) ?? '';
  return { key: text(1), path: text(2), id: text(3), version: text(4), cells: fieldsOf((index) => textOf(row.getCell(5 + index))) };
}

/** Columns are found by their headers: a person may move them. */
function returnedOf(sheet: ExcelJS.Worksheet, name: string): readonly Returned[] {
  const columns = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, column) => columns.set(textOf(cell) ?? '', column));
  const columnOf = (header: string): number => {
    const column = columns.get(header);
    if (column === undefined) throw notOurs(name, `it has no column "${header}"`);
    return column;
  };
  const fields = FIELD_HEADERS.map(([, header]) => columnOf(header));
  const [decision, key] = [columnOf(DECISION_HEADER), columnOf(KEY_HEADER)];
  return rowsOf(sheet)
    .slice(1)
    .map((row) => ({
      key: textOf(row.getCell(key)) ?? '',
      cells: fieldsOf((index) => textOf(row.getCell(fields[index] ?? 0))),
      decision: textOf(row.getCell(decision)) ?? '',
    }));
}

function rowsOf(sheet: ExcelJS.Worksheet): readonly ExcelJS.Row[] {
  const rows: ExcelJS.Row[] = [];
  sheet.eachRow((row) => rows.push(row));
  return rows;
}

function fieldsOf(valueAt: (index: number) => string | null): FieldValues {
  return mapped((field) => valueAt(FIELD_HEADERS.findIndex(([name]) => name === field)));
}

/** A cell's text as shown; a spreadsheet program makes numbers and dates of what looks like them. */
function textOf(cell: ExcelJS.Cell): string | null {
  const { value } = cell;
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : cell.text;
  return text === '' ? null : text;
}

function notOurs(name: string, why: string): IkiError {
  return new IkiError(
    'usage',
    `${name} was not written by \`iki review export\`: ${why}.`,
    'Take the file that it wrote, and keep its sheets and headers.',
  );
}
