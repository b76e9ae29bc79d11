import { stat } from 'node:fs/promises';
import {
  EVERY_ROW,
  markedId,
  PROBLEMS,
  type ProblemCode,
  RESULT_COLUMNS,
  type Result,
  STATUSES,
  type Status,
  VALUE_COLUMNS,
} from '../compute/columns.ts';
import { type LoadedValues, loadValues } from '../compute/load.ts';
import { templateLines } from '../compute/results.ts';
import { computeStored } from '../compute/run.ts';
import { type Cell, headerText, INDONESIAN, rowsText, type TableForm } from '../compute/write-table.ts';
import { IkiError } from '../errors.ts';
import { type DocumentFilter, type MeasuredDocument, openStore, type Store } from '../store/index.ts';
import type { Ending } from './endings.ts';
import { interruptible } from './interrupt.ts';
import { intoFile, outputFile, throughTemporaryFile } from './output-file.ts';
import { type Output, toStderr, toStdout } from './output.ts';

export type ComputeOptions = DocumentFilter & {
  readonly db: string;
  readonly template?: string;
  readonly per?: 'row' | 'document';
  readonly values?: string;
  readonly out?: string;
  readonly format?: 'csv' | 'json';
};

/** Lines of the values that the summary lists at most. */
const LISTED = 20;

/** `iki compute`: with `--template` the file to fill in, with `--values` what the formulas yield. */
export async function computeCommand(options: ComputeOptions): Promise<Ending> {
  const { template, values } = options;
  if (template !== undefined && values === undefined) return writeTemplate(template, options);
  if (template === undefined && values !== undefined) return computeValues(values, options);
  throw new IkiError(
    'usage',
    template === undefined ? 'Nothing says what to compute with.' : '--template and --values do not go together.',
    'Write the file to fill in with --template FILE; fill it in; then compute with --values FILE.',
  );
}

async function writeTemplate(out: string, options: ComputeOptions): Promise<Ending> {
  refuse(options, ['out', 'format'], '--template');
  // The numbers of whoever filled it in would be gone.
  if ((await stat(out).catch(() => null)) !== null)
    throw new IkiError('usage', `--template: ${out} is there already.`, 'Name a new file, or take that one away if nobody filled it in.');
  const target = await outputFile(out, { path: options.db, is: 'the database' });
  const store = openStore(options.db, 'read');
  try {
    const paths = store.documents(filterOf(options)).map(({ path }) => path);
    const lines = await interruptible((signal) =>
      throughTemporaryFile(target, async (file) => {
        const count = await templateInto(intoFile(file), store, { paths, per: options.per ?? 'row', signal });
        if (count === 0) throw nothingToCompute(options, paths.length);
        return count;
      }),
    );
    toStderr(`${lines} values to fill in, in ${out}. Fill in the column nilai; then: iki compute --db ${options.db} --values ${out}`);
    return 'done';
  } finally {
    store.close();
  }
}

type TemplateWork = { readonly paths: readonly string[]; readonly per: 'row' | 'document'; readonly signal: AbortSignal };

async function templateInto(output: Output, store: Store, { paths, per, signal }: TemplateWork): Promise<number> {
  let count = 0;
  await output(headerText(VALUE_COLUMNS, INDONESIAN));
  for (const path of paths) {
    checkInterrupted(signal);
    const document = store.measured(path);
    const cells = document === null ? [] : templateCells(document, per);
    if (cells.length > 0) await output(rowsText(cells, INDONESIAN));
    count += cells.length;
  }
  return count;
}

function templateCells(document: MeasuredDocument, per: 'row' | 'document'): readonly (readonly Cell[])[] {
  const { path, sha256 } = document.source;
  return templateLines(document, per).map(({ id, jabatan, indikator, formula_teks, komponen }) => {
    const cells = { path, sha256, id: id === null ? EVERY_ROW : markedId(id), jabatan, indikator, formula_teks, komponen, nilai: null };
    return VALUE_COLUMNS.map((column) => cells[column]);
  });
}

async function computeValues(values: string, options: ComputeOptions): Promise<Ending> {
  refuse(options, ['per', 'kabupaten', 'kecamatan', 'tahun'], '--values');
  const { db, out } = options;
  const target = out === undefined ? null : await outputFile(out, { path: db, is: 'the database' });
  if (out !== undefined) await outputFile(out, { path: values, is: 'the file of values' });
  const store = openStore(db, 'read');
  try {
    return await interruptible(async (signal) => {
      const loaded = await loadValues(values, signal);
      try {
        const { named, results } = computeStored(store, loaded);
        if (named === 0) throw nothingNamed(values, options, loaded);
        const work = (output: Output): Promise<Tally> => writeResults(output, results, loaded, { format: options.format ?? 'csv', signal });
        const tally = target === null ? await work(toStdout) : await throughTemporaryFile(target, (file) => work(intoFile(file)));
        toStderr(summaryOf(tally, named, loaded));
        return loaded.values.rejectedCount() === 0 ? 'done' : 'some-failed';
      } finally {
        loaded.values.close();
      }
    });
  } finally {
    store.close();
  }
}

type Tally = Map<Status | 'capaian', number>;
type Writing = { readonly format: 'csv' | 'json'; readonly signal: AbortSignal };

async function writeResults(
  output: Output,
  results: Iterable<readonly Result[]>,
  loaded: LoadedValues,
  { format, signal }: Writing,
): Promise<Tally> {
  const form = formOf(loaded);
  const tally: Tally = new Map();
  let isFirst = true;
  await output(format === 'csv' ? headerText(RESULT_COLUMNS, form) : '{"results": [');
  for (const rows of results) {
    checkInterrupted(signal);
    for (const row of rows) count(tally, row);
    const text = format === 'csv' ? rowsText(rows.map(resultCells), form) : rows.map((row) => `\n${JSON.stringify(row)}`).join(',');
    if (text !== '' && !(await output(format === 'json' && !isFirst ? `,${text}` : text))) return tally;
    isFirst &&= text === '';
  }
  if (format === 'json') await writeProblems(output, loaded);
  return tally;
}

async function writeProblems(output: Output, { values }: LoadedValues): Promise<void> {
  await output('\n], "problems": [');
  let isFirst = true;
  for (const { line, code, path, id, komponen, nilai } of values.rejected()) {
    await output(`${isFirst ? '' : ','}\n${JSON.stringify({ line, code, message: messageOf(code), path, id, komponen, nilai })}`);
    isFirst = false;
  }
  await output('\n]}\n');
}

/** The table is written as the one that was given, so that the same spreadsheet opens it right. */
function formOf({ dialect, notation }: LoadedValues): TableForm {
  return { ...dialect, notation: notation ?? (dialect.separator === ';' ? 'comma' : 'point') };
}

function resultCells(row: Result): readonly Cell[] {
  return RESULT_COLUMNS.map((column) => (column === 'id' ? markedId(row.id) : row[column]));
}

function count(tally: Tally, { status, capaian }: Result): void {
  tally.set(status, (tally.get(status) ?? 0) + 1);
  if (capaian !== null) tally.set('capaian', (tally.get('capaian') ?? 0) + 1);
}

function summaryOf(tally: Tally, named: number, { values }: LoadedValues): string {
  const rows = STATUSES.reduce((sum, status) => sum + (tally.get(status) ?? 0), 0);
  const statuses = STATUSES.filter((status) => tally.has(status)).map((status) => `  ${tally.get(status)} ${status}`);
  const head = `${rows} indikator of ${named} ${named === 1 ? 'document' : 'documents'}, ${tally.get('capaian') ?? 0} with capaian:`;
  const rejected = values.rejectedCount();
  if (rejected === 0) return [head, ...statuses].join('\n');
  const listed = [...firstOf(values.rejected(), LISTED)].map(
    ({ line, code, path, id, komponen, nilai }) => `  line ${line}: ${messageOf(code)}\n    ${[path, id, komponen, nilai].join(' | ')}`,
  );
  const more = rejected > LISTED ? [`  … and ${rejected - LISTED} more; --format json lists all.`] : [];
  return [head, ...statuses, `Lines that were not used (${rejected}):`, ...listed, ...more].join('\n');
}

function* firstOf<Item>(items: Iterable<Item>, most: number): Generator<Item> {
  let taken = 0;
  for (const item of items) {
    if (taken >= most) return;
    taken += 1;
    yield item;
  }
}

const messageOf = (code: ProblemCode): string => PROBLEMS[code];

function filterOf({ kabupaten, kecamatan, tahun }: DocumentFilter): DocumentFilter {
  return {
    ...(kabupaten === undefined ? {} : { kabupaten }),
    ...(kecamatan === undefined ? {} : { kecamatan }),
    ...(tahun === undefined ? {} : { tahun }),
  };
}

function refuse(options: ComputeOptions, names: readonly (keyof ComputeOptions)[], mode: string): void {
  const [name] = names.filter((each) => options[each] !== undefined);
  if (name !== undefined)
    throw new IkiError('usage', `--${name} says nothing with ${mode}.`, 'Leave it away; `iki compute --help` shows both calls.');
}

function checkInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw new IkiError('interrupted', 'The command was interrupted.', 'Run it again.');
}

function nothingToCompute({ db }: ComputeOptions, documents: number): IkiError {
  return documents === 0
    ? new IkiError(
        'not-in-database',
        `No document of ${db} is of this place and year.`,
        'Leave --kabupaten, --kecamatan or --tahun away, or import documents.',
      )
    : new IkiError('not-in-database', `No formula of these documents in ${db} can be computed.`, 'Look at the formulas: iki review.');
}

function nothingNamed(values: string, { db }: ComputeOptions, loaded: LoadedValues): IkiError {
  const [line] = loaded.values.rejected();
  const says =
    line === undefined
      ? `${values} has a header and no lines.`
      : `${values} names no document of ${db}; its first is ${line.path || line.sha256 || '(empty)'}.`;
  return new IkiError('not-in-database', says, `\`iki compute --db ${db} --template FILE\` writes a file to fill in.`);
}
