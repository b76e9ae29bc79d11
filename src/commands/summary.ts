import { styleText } from 'node:util';
import type { FailedResult, StoredResult } from '../batch.ts';
import { FORMULA_TYPES } from '../records/formula.ts';
import { ratePerSecond } from './progress.ts';
import { isFailed, isStored, type ImportReport } from './report.ts';
import { printable } from './printable.ts';

/**
 * The report of an import for a person: a table of counts, every failure with its remedy, and what to try next. The first
 * line of each part is bold if `stream`, where it will be written, is a terminal and NO_COLOR is not set.
 */
export function formatReport(report: ImportReport, stream: NodeJS.WriteStream): string {
  const parts = [
    title(report),
    report.database === null ? [] : table(countRows(report)),
    failures(report.documents.filter(isFailed)),
    unrecognised(report.documents.filter(isStored).filter((each) => each.outcome === 'unrecognised')),
    partial(report.documents.filter(isStored).filter((each) => each.outcome === 'partial')),
    passedOver(report),
    [`Next: ${nextStep(report)}`],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map(([heading = '', ...lines]) => [styleText('bold', heading, { stream }), ...lines].join('\n'))
    .join('\n\n');
}

function title({ db, documents, seconds, interrupted, counts }: ImportReport): readonly string[] {
  if (interrupted) return [`Interrupted: documents not read: ${counts.untouched}. ${db} keeps the finished ones.`];
  const read = counts.added + counts.replaced + counts.unchanged;
  if (read === 0) return ['No document was read.'];
  return [`${read} of ${documents.length} documents are in ${db} (${seconds.toFixed(1)} s, ${ratePerSecond(read, seconds * 1000)}/s).`];
}

type CountRow = readonly [label: string, run: number | null, database: number | null];

function countRows({ counts, rows, database }: ImportReport): readonly CountRow[] {
  const formulas = FORMULA_TYPES.map((type): CountRow => [`  ${type}`, rows.formulas[type] ?? 0, database?.formulas[type] ?? 0]);
  return [
    ['documents', null, database?.documents ?? 0],
    ['  added', counts.added, null],
    ['  replaced', counts.replaced, null],
    ['  unchanged', counts.unchanged, null],
    ['  failed', counts.failed, null],
    ['  unrecognised', counts.unrecognised, database?.outcomes['unrecognised'] ?? 0],
    ['jabatan', rows.jabatan, database?.jabatan ?? 0],
    ['indikator', rows.indikator, database?.indikator ?? 0],
    ['  to be reviewed', rows.needsReview, database?.needsReview ?? 0],
    ['formulas', null, null],
    ...formulas.filter(([, run, stored]) => run !== 0 || stored !== 0),
  ];
}

/** Columns wide enough for a million rows. */
const COUNT_WIDTH = 12;
const LABEL_WIDTH = 18;

function table(rows: readonly CountRow[]): readonly string[] {
  const count = (value: number | null): string => (value === null ? '' : String(value)).padStart(COUNT_WIDTH);
  const head = `${''.padEnd(LABEL_WIDTH)}${'this run'.padStart(COUNT_WIDTH)}${'database'.padStart(COUNT_WIDTH)}`;
  return [head, ...rows.map(([label, run, database]) => `${label.padEnd(LABEL_WIDTH)}${count(run)}${count(database)}`.trimEnd())];
}

function failures(failed: readonly FailedResult[]): readonly string[] {
  if (failed.length === 0) return [];
  const lines = failed.flatMap(({ path, error, earlierKept }) => [
    `  ${printable(path)}`,
    `    ${printable(error.message)} [${error.code}]`,
    `    -> ${error.remedy}`,
    ...(earlierKept ? ['    The rows of its earlier reading are still in the database.'] : []),
    ...(process.env['IKI_DEBUG'] === '1' && error.stack !== undefined ? [error.stack] : []),
  ]);
  return [`Failed (${failed.length}):`, ...lines];
}

function unrecognised(results: readonly StoredResult[]): readonly string[] {
  if (results.length === 0) return [];
  const lines = results.flatMap(({ path, evidence }) => [`  ${printable(path)}`, ...evidence.map((sign) => `    ${printable(sign)}`)]);
  return [`Not recognised, stored without rows (${results.length}):`, ...lines];
}

function partial(results: readonly StoredResult[]): readonly string[] {
  if (results.length === 0) return [];
  const pages = ({ unreadPages }: StoredResult): string =>
    unreadPages.length === 0 ? '' : `: pages ${unreadPages.join(', ')} could not be read`;
  return [`Read in part (${results.length}):`, ...results.map((each) => `  ${printable(each.path)}${pages(each)}`)];
}

function passedOver(report: ImportReport): readonly string[] {
  const kinds = Object.entries(report.passedOver);
  if (kinds.length === 0) return [];
  const list = kinds.map(([ending, count]) => `${count} ${ending === '' ? 'without ending' : ending}`).join(', ');
  return [`Passed over as no kind of document that is read: ${list}.`];
}

function nextStep({ db, interrupted, counts, rows, database }: ImportReport): string {
  if (database === null) return '`iki formats` lists what is read, `iki import --help` how to name it.';
  if (interrupted) return 'run the same command again; finished documents are skipped.';
  if (counts.failed > 0) return 'mend what failed and run the same command again; finished documents are skipped.';
  if (counts.unrecognised > 0) return 'if these are IKI tables, name their headers in a file and import with --headers FILE.';
  if (rows.needsReview > 0) return `look at the doubtful rows: iki review --db ${db}`;
  return `iki export --db ${db} --format json --out iki.json`;
}
