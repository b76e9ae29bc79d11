import { FORMULA_TYPES } from '../records/formula.ts';
import type { Completeness, EmptyJabatan, Listed, ReportStore, Scope, UnmeasurableRow, UnreadDocument } from '../store/report.ts';
import { byOffice } from './offices.ts';
import { missingKecamatan, type Coverage } from './kecamatan.ts';

/** All figures of one kabupaten, as its chapter shows them. */

/** Rows that a list shows; whoever needs more has the database. */
const LISTED = 25;

export type Counts = Readonly<Record<string, number>>;
export type OfficeFigures = {
  readonly office: string;
  /** Documents by outcome. */
  readonly outcomes: Counts;
  readonly documents: number;
  readonly rows: Rows;
  /** Findings by code. */
  readonly findings: Counts;
};
/** Indikator, and how many of them have each thing. */
export type Rows = Pick<Completeness, 'indikator' | 'formula' | 'sumber_data' | 'target'>;

export type ChapterFigures = {
  readonly kabupaten: string | null;
  readonly years: readonly { readonly tahun: number | null; readonly documents: number }[];
  readonly coverage: Coverage | null;
  readonly jabatan: number;
  readonly offices: readonly OfficeFigures[];
  readonly total: OfficeFigures;
  readonly formulas: Counts;
  readonly reviews: Counts;
  readonly unmeasurable: Listed<UnmeasurableRow>;
  readonly emptyJabatan: Listed<EmptyJabatan>;
  readonly unread: Listed<UnreadDocument>;
};

export function chapterFigures(report: ReportStore, scope: Scope): ChapterFigures {
  const { kabupaten } = scope;
  const offices = officeFigures(report, scope);
  const formulas = counts(report.formulas(scope).map(({ code, count }) => [code, count]));
  return {
    kabupaten,
    years: report.years(scope),
    coverage: missingKecamatan(
      kabupaten,
      report.codes(scope),
      report.outcomes(scope).flatMap(({ kecamatan }) => kecamatan ?? []),
    ),
    jabatan: report.jabatan(scope),
    offices,
    total: totalOf(offices),
    // In the order in which types are listed everywhere.
    formulas: counts(FORMULA_TYPES.map((type) => [type, formulas[type] ?? 0])),
    reviews: counts(report.reviews(scope).map(({ state, count }) => [state, count])),
    unmeasurable: report.unmeasurable(scope, LISTED),
    emptyJabatan: report.emptyJabatan(scope, LISTED),
    unread: report.unread(scope, LISTED),
  };
}

/** The sums alone, for a kabupaten without a chapter. */
export const totalFigures = (report: ReportStore, scope: Scope): OfficeFigures => totalOf(officeFigures(report, scope));

function officeFigures(report: ReportStore, scope: Scope): readonly OfficeFigures[] {
  const { kabupaten } = scope;
  const rows = new Map(byOffice(report.completeness(scope), kabupaten).map((office) => [office.key, office.rows]));
  const findings = new Map(byOffice(report.findings(scope), kabupaten).map((office) => [office.key, office.rows]));
  return byOffice(report.outcomes(scope), kabupaten).map(({ key, label, rows: documents }) => ({
    office: label,
    outcomes: counts(documents.map(({ outcome, documents }) => [outcome, documents])),
    documents: documents.reduce((sum, each) => sum + each.documents, 0),
    rows: sumRows(rows.get(key) ?? []),
    findings: counts((findings.get(key) ?? []).map(({ code, count }) => [code, count])),
  }));
}

function totalOf(offices: readonly OfficeFigures[]): OfficeFigures {
  return {
    office: 'Semua',
    outcomes: counts(offices.flatMap(({ outcomes }) => Object.entries(outcomes))),
    documents: offices.reduce((sum, { documents }) => sum + documents, 0),
    rows: sumRows(offices.map(({ rows }) => rows)),
    findings: counts(offices.flatMap(({ findings }) => Object.entries(findings))),
  };
}

function sumRows(rows: readonly Rows[]): Rows {
  const sum = (column: keyof Rows): number => rows.reduce((all, row) => all + row[column], 0);
  return { indikator: sum('indikator'), formula: sum('formula'), sumber_data: sum('sumber_data'), target: sum('target') };
}

export function counts(pairs: readonly (readonly [string, number])[]): Counts {
  const sums = new Map<string, number>();
  for (const [name, count] of pairs) sums.set(name, (sums.get(name) ?? 0) + count);
  return Object.fromEntries(sums);
}

export const sumOf = (all: Counts): number => Object.values(all).reduce((sum, count) => sum + count, 0);
