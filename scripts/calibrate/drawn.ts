import {
  EXPECTED_ENDING,
  type Expected,
  type ExpectedFormula,
  type ExpectedJabatan,
  FIXTURES,
  readExpected,
} from '../../tests/helpers/expected.ts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Paragraph } from '../fixtures/cell.ts';
import { makePen, PAPERS } from '../fixtures/pen.ts';
import { makeSheet, type Sheet, type SheetLook } from '../fixtures/sheet.ts';
import { drawTable, type Ruling } from '../fixtures/table.ts';
import type { RowContent } from '../fixtures/table-plan.ts';

/**
 * The project's text documents drawn as tables, for more rows to learn from than the few that were drawn by hand. Only what a row is
 * judged by is drawn: the position and the table.
 */
export type Drawn = { readonly name: string; readonly text: string; readonly expected: Expected; readonly draw: () => Promise<Buffer> };

const LOOKS: readonly SheetLook[] = [
  { font: 'Times-Roman', boldFont: 'Times-Bold', size: 11, paper: PAPERS.a4Landscape },
  { font: 'Helvetica', boldFont: 'Helvetica-Bold', size: 9.5, paper: PAPERS.folio },
  { font: 'Liberation', boldFont: 'Liberation', size: 9, paper: PAPERS.a4, pageNumbers: (page) => String(page) },
];
const RULINGS: readonly Ruling[] = ['grid', 'grid', 'columns', 'rows'];
const BARS = ['bar', 'underline', 'dashes'] as const;
const TITLES = ['No', 'Sasaran', 'Indikator Kinerja', 'Formulasi Penghitungan', 'Sumber Data', 'Penanggung Jawab'];
/** Parts of the table's width, in the order of the titles. */
const PARTS = [0.05, 0.23, 0.2, 0.26, 0.14, 0.12];

/** Documents with rows, each in a look and with lines of its own. */
export function drawnDocuments(): readonly Drawn[] {
  const files = readdirSync(join(FIXTURES, 'text')).filter((name) => name.endsWith(EXPECTED_ENDING));
  const names = files.map((file) => file.slice(0, -EXPECTED_ENDING.length)).sort();
  return names
    .map((text) => ({ name: `drawn-${text}`, text, expected: drawable(readExpected(`text/${text}`)) }))
    .filter(({ expected }) => expected.jabatan.length > 0)
    .map((own, at) => ({ ...own, draw: () => draw(own.expected, at) }));
}

/** A sign that the drawn fonts do not have. */
const NOT_DRAWN = /∑/u;

/** Blocks whose rows say all that a table prints; a row that leaves its cell blank on purpose is no row to learn from. */
function drawable(expected: Expected): Expected {
  const blocks = expected.jabatan.map((block) => ({ ...block, indikator: block.indikator.filter(isWhole) }));
  return { ...expected, jabatan: blocks.filter((block) => block.jabatan !== null && block.indikator.length > 0) };
}

const isWhole = ({ sasaran, indikator, formula, formula_teks, uncertain }: ExpectedJabatan['indikator'][number]): boolean =>
  !uncertain &&
  sasaran !== null &&
  indikator !== null &&
  formula_teks !== null &&
  formula.type !== 'missing' &&
  !NOT_DRAWN.test(formula_teks);

function draw({ jabatan }: Expected, at: number): Promise<Buffer> {
  const pen = makePen();
  const sheet = makeSheet(LOOKS[at % LOOKS.length] ?? unreachable(), pen);
  jabatan.forEach((block, index) => {
    if (index > 0) sheet.nextPage();
    drawBlock(sheet, block, at + index);
  });
  return pen.finish();
}

function drawBlock(sheet: Sheet, block: ExpectedJabatan, at: number): void {
  sheet.centred(['INDIKATOR KINERJA INDIVIDU']);
  sheet.space();
  sheet.labelled('Jabatan', [block.jabatan ?? '']);
  sheet.labelled('Tugas', block.tugas);
  sheet.space();
  const columns = block.indikator.some((row) => row.penanggung_jawab !== null) ? TITLES.length : TITLES.length - 1;
  const parts = PARTS.slice(0, columns);
  const whole = parts.reduce((sum, part) => sum + part, 0);
  drawTable(sheet, {
    widths: parts.map((part) => (part / whole) * sheet.width()),
    ruling: RULINGS[at % RULINGS.length] ?? 'grid',
    repeatHeader: at % 2 === 0,
    header: [TITLES.slice(0, columns).map((title) => ({ of: [title], align: 'centre' as const, middle: true }))],
    rows: block.indikator.map((row, i) => rowOf(block.indikator, row, i, at).slice(0, columns)),
  });
}

/** A goal stands once beside all its rows. */
function rowOf(rows: ExpectedJabatan['indikator'], row: ExpectedJabatan['indikator'][number], i: number, at: number): RowContent {
  const goes = (from: number): number => (rows[from]?.sasaran === row.sasaran ? 1 + goes(from + 1) : 0);
  const isFurther = rows[i - 1]?.sasaran === row.sasaran;
  const sasaran = isFurther ? [] : [{ of: [row.sasaran ?? ''], rowSpan: goes(i) }];
  const measure = { of: [measureOf(row.formula, row.formula_teks ?? '', at + i)] };
  return [String(i + 1), ...sasaran, row.indikator ?? '', measure, row.sumber_data ?? '', row.penanggung_jawab ?? ''];
}

function measureOf({ type, numerator, denominator, scale }: ExpectedFormula, text: string, at: number): Paragraph {
  // Without "x 100%" a ratio may be said in words, and words under underlined words need not be divided.
  if (type !== 'ratio' || numerator === undefined || denominator === undefined || scale !== 100) return text;
  return { over: numerator, under: denominator, drawn: BARS[at % BARS.length] ?? 'bar', beside: 'x 100%' };
}

function unreachable(): never {
  throw new Error('There are no looks.');
}
