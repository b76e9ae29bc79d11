import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { IkiError } from '../errors.ts';
import { systemCode } from '../source-file.ts';
import type { GivenLine } from '../store/given-values.ts';
import { NEEDED_COLUMNS, VALUE_COLUMNS, type ValueColumn } from './columns.ts';

/** A file of values as spreadsheets save it: separator, encoding and mark are found out, and nothing is taken of a file that is no such table. */

export type Separator = ';' | ',' | '\t';
const SEPARATORS: readonly Separator[] = [';', ',', '\t'];
/** `hasMark`: it begins with a byte order mark. */
export type Dialect = { readonly separator: Separator; readonly hasMark: boolean };
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';
type Form = Dialect & { readonly encoding: Encoding; readonly columns: readonly (ValueColumn | null)[]; readonly headerLine: number };

/** Bytes in which the header ends. */
const HEADER_MOST = 64 * 1024;
/** How .xlsx and .ods files begin: they are archives. */
const WORKBOOK = [0x50, 0x4b, 0x03, 0x04];
/** Excel's own way to name the separator, above the header. */
const SEPARATOR_LINE = /^sep=.$/iu;
/** What spreadsheet programs are kept from taking for a formula; the sign before it goes when it is read back. */
const GUARDED = /^'(?=[=+\-@\t\r＝＋－＠])/u;

/**
 * What the header of the file says of it.
 * @throws IkiError `usage` if it cannot be read, or its header is not that of a file of values
 */
export async function openValuesFile(path: string): Promise<{ readonly dialect: Dialect; readonly lines: () => AsyncIterable<GivenLine> }> {
  const form = await formOf(path);
  return { dialect: { separator: form.separator, hasMark: form.hasMark }, lines: () => linesOf(path, form) };
}

async function formOf(path: string): Promise<Form> {
  const start = await firstBytes(path);
  if (begins(start, WORKBOOK)) throw unreadable(path, 'is a workbook, not CSV');
  const { encoding, hasMark } = encodingOf(start);
  const text = new TextDecoder(encoding).decode(start);
  const [first = '', second = ''] = text.split(/\r\n?|\n/u);
  const isHint = SEPARATOR_LINE.test(first);
  const header = isHint ? second : first;
  const read = SEPARATORS.map((separator) => ({ separator, names: cellsOf(header, separator) }));
  const known = (names: readonly string[]): number => names.filter((name) => columnOf(name) !== null).length;
  const [best = { separator: ';' as const, names: [] }] = read.toSorted((a, b) => known(b.names) - known(a.names));
  return { separator: best.separator, hasMark, encoding, columns: checkedColumns(path, best.names), headerLine: isHint ? 2 : 1 };
}

async function firstBytes(path: string): Promise<Uint8Array> {
  try {
    if (!(await stat(path)).isFile()) throw unreadable(path, 'is not a file');
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_MOST), 0, HEADER_MOST, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof IkiError) throw error;
    throw unreadable(
      path,
      systemCode(error) === 'ENOENT' ? 'does not exist' : `cannot be opened (${systemCode(error) ?? String(error)})`,
      error,
    );
  }
}

function encodingOf(bytes: Uint8Array): { readonly encoding: Encoding; readonly hasMark: boolean } {
  if (begins(bytes, [0xff, 0xfe])) return { encoding: 'utf-16le', hasMark: true };
  if (begins(bytes, [0xfe, 0xff])) return { encoding: 'utf-16be', hasMark: true };
  return { encoding: 'utf-8', hasMark: begins(bytes, [0xef, 0xbb, 0xbf]) };
}

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

/** Names of columns hold no separators and no line breaks, so that quotes are all that there is to take away. */
const cellsOf = (header: string, separator: Separator): readonly string[] =>
  header.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/u, '$1')
      .trim(),
  );

const columnOf = (name: string): ValueColumn | null => VALUE_COLUMNS.find((column) => column === name.toLowerCase()) ?? null;

/** A column without a name is what spreadsheets leave at the right edge: null. */
function checkedColumns(path: string, names: readonly string[]): readonly (ValueColumn | null)[] {
  const form = `Its columns are ${VALUE_COLUMNS.join(', ')}; \`iki compute --db FILE --template NEW.csv\` writes such a file.`;
  const unknown = names.filter((name) => name !== '' && columnOf(name) === null);
  const columns = names.map(columnOf);
  if (columns.every((column) => column === null)) throw new IkiError('usage', `--values: ${path} has no header of a file of values.`, form);
  if (unknown.length > 0) throw new IkiError('usage', `--values: ${path} has an unknown column: ${unknown.join(', ')}.`, form);
  const twice = VALUE_COLUMNS.find((column) => columns.filter((each) => each === column).length > 1);
  if (twice !== undefined) throw new IkiError('usage', `--values: ${path} has the column ${twice} twice.`, form);
  const lacking = NEEDED_COLUMNS.filter((column) => !columns.includes(column));
  if (lacking.length > 0) throw new IkiError('usage', `--values: ${path} lacks the column ${lacking.join(', ')}.`, form);
  return columns;
}

async function* linesOf(path: string, { encoding, separator, columns, headerLine }: Form): AsyncIterable<GivenLine> {
  const rows = parse({ delimiter: separator, relax_column_count: true });
  // An error on the way ends the rows too.
  pipeline(Readable.from(decoded(path, encoding)), rows, () => undefined);
  let line = 0;
  try {
    for await (const cells of rows) {
      line += 1;
      const read = line > headerLine ? lineOf(line, cells, columns) : null;
      if (read !== null) yield read;
    }
  } catch (error) {
    throw error instanceof IkiError ? error : broken(path, line + 1, error);
  }
}

async function* decoded(path: string, encoding: Encoding): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const bytes of createReadStream(path)) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (systemCode(error) !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new IkiError(
      'usage',
      `--values: ${path} is not ${encoding.toUpperCase()} text.`,
      'Save it in the spreadsheet program as "CSV UTF-8" and run the command again.',
      error,
    );
  }
}

/** Null for a line without a word. */
function lineOf(line: number, cells: readonly string[], columns: readonly (ValueColumn | null)[]): GivenLine | null {
  if (cells.every((cell) => cell.trim() === '')) return null;
  const cell = (column: ValueColumn): string => (cells[columns.indexOf(column)] ?? '').trim().replace(GUARDED, '');
  const hasMore = cells.some((text, at) => (columns[at] ?? null) === null && text.trim() !== '');
  return { line, path: cell('path'), sha256: cell('sha256'), id: cell('id'), komponen: cell('komponen'), nilai: cell('nilai'), hasMore };
}

function unreadable(path: string, says: string, cause?: unknown): IkiError {
  return new IkiError(
    'usage',
    `--values: ${path} ${says}.`,
    'Save it in the spreadsheet program as "CSV UTF-8", or write one to fill in: `iki compute --db FILE --template NEW.csv`.',
    cause,
  );
}

function broken(path: string, line: number, cause: unknown): IkiError {
  const reason =
    cause instanceof CsvError ? `its quotes do not match at line ${line}` : `it cannot be read at line ${line} (${String(cause)})`;
  return new IkiError(
    'usage',
    `--values: ${path}: ${reason}.`,
    'Open it in a spreadsheet program, save it as CSV and run the command again.',
    cause,
  );
}
