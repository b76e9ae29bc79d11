import { basename } from 'node:path';
import { IkiError } from '../errors.ts';
import { shortKabupaten } from '../normalise/place-names.ts';
import type { ReportStore, Scope } from '../store/report.ts';
import { VERSION } from '../version.ts';
import { chapterFigures, type ChapterFigures, totalFigures } from './chapter-figures.ts';
import { kabupatenLabel } from './offices.ts';
import { type KabupatenFigures, reportPage } from './page.ts';

/** Chapters of a page; the overview has every kabupaten. A page of more could not be read, nor opened on a small machine. */
const CHAPTERS_MOST = 20;
/** Names that a message lists. */
const NAMES_LISTED = 12;

export type ReportRequest = {
  readonly database: string;
  readonly kabupaten: string | null;
  readonly tahun: number | null;
  readonly made: Date;
};

/**
 * The report of one kabupaten, or of all with a chapter each, as one page.
 * @throws IkiError `not-in-database` where there is no document of that place and year
 */
export function makeReport(report: ReportStore, request: ReportRequest): string {
  return report.atOnce(() => {
    const { tahun } = request;
    const chosen = chosenKabupaten(report, request);
    const scopes = chosen.map(({ kabupaten }): Scope => ({ kabupaten, tahun }));
    const most = chosen.toSorted((a, b) => b.documents - a.documents).slice(0, CHAPTERS_MOST);
    const inChapters = new Set(most.map(({ kabupaten }) => kabupaten));
    const chapters: ChapterFigures[] = [];
    const all = scopes.map((scope): KabupatenFigures => {
      if (!inChapters.has(scope.kabupaten)) return { kabupaten: scope.kabupaten, total: totalFigures(report, scope) };
      const figures = chapterFigures(report, scope);
      chapters.push(figures);
      return figures;
    });
    return reportPage({ database: basename(request.database), tahun, made: request.made, version: VERSION }, all, chapters);
  });
}

type Chosen = ReturnType<ReportStore['kabupaten']>;

function chosenKabupaten(report: ReportStore, { database, kabupaten, tahun }: ReportRequest): Chosen {
  const there = report.kabupaten(tahun);
  if (there.length === 0) {
    const any = report.kabupaten(null).length > 0;
    throw any
      ? new IkiError('not-in-database', `${database} holds no documents for ${tahun}.`, 'Leave --tahun away, or name another year.')
      : new IkiError('not-in-database', `${database} holds no documents.`, `Import some first: iki import documents/ --db ${database}`);
  }
  if (kabupaten === null) return there;
  const wanted = shortKabupaten(kabupaten).toLowerCase();
  const found = there.filter((each) => each.kabupaten !== null && each.kabupaten.toLowerCase() === wanted);
  if (found.length > 0) return found;
  const names = there.flatMap((each) => (each.kabupaten === null ? [] : [kabupatenLabel(each.kabupaten)]));
  const listed = [...names.slice(0, NAMES_LISTED), ...(names.length > NAMES_LISTED ? ['…'] : [])].join(', ');
  const says = `${database} holds no documents of ${kabupaten}${tahun === null ? '' : ` for ${tahun}`}.`;
  throw new IkiError('not-in-database', says, listed === '' ? 'Leave --kabupaten away: no document names one.' : `It holds ${listed}.`);
}
