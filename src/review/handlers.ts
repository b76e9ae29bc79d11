import { basename } from 'node:path';
import type { z } from 'zod';
import { flagOf } from '../assess/flags.ts';
import { parseFormula } from '../normalise/formula/index.ts';
import type { ReviewStore } from '../store/index.ts';
import type { DecisionResult, RowName, Source } from '../store/review/index.ts';
import { VERSION } from '../version.ts';
import {
  decisionSchema,
  filterSchema,
  formulaTextSchema,
  linesSchema,
  pageSchema,
  progressSchema,
  queueSchema,
  rowSchema,
  undoSchema,
} from './api.ts';
import type {
  CountAnswer,
  DecisionAnswer,
  FormulaAnswer,
  LinesAnswer,
  Message,
  PageAnswer,
  ProgressAnswer,
  QueueAnswer,
  RowAnswer,
  Start,
} from './api.ts';
import type { Lines } from './lines.ts';
import type { Picture } from './look.ts';
import type { Pictures } from './pictures.ts';
import { Refused, wrongRequest } from './respond.ts';

/** What the handlers work with. `since`: when the page was started (an ISO time). */
export type Desk = {
  readonly review: ReviewStore;
  readonly pictures: Pictures;
  readonly lines: Lines;
  readonly database: string;
  readonly by: string;
  readonly language: 'id' | 'en';
  readonly since: string;
};

type Query = URLSearchParams;
type Get = (desk: Desk, query: Query) => unknown;
type Post = (desk: Desk, body: unknown) => unknown;

/** What can be asked. Each answer is sent as JSON; a promise is waited for. */
export const GETS: Readonly<Record<string, Get>> = {
  '/api/start': (desk): Start => ({
    by: desk.by,
    language: desk.language,
    database: basename(desk.database),
    facets: desk.review.facets(),
    version: VERSION,
  }),
  '/api/queue': (desk, query): QueueAnswer => {
    const { after, limit, ...filter } = checked(queueSchema, fromQuery(query));
    return { items: desk.review.page(filter, after ?? null, limit) };
  },
  '/api/count': (desk, query): CountAnswer => ({ count: desk.review.count(checked(filterSchema, fromQuery(query))) }),
  '/api/progress': (desk, query): ProgressAnswer => progressOf(desk, checked(progressSchema, fromQuery(query)).document ?? null),
  '/api/row': (desk, query) => rowAnswer(desk.review, checked(rowSchema, fromQuery(query))),
  '/api/page': pageAnswer,
  '/api/lines': async (desk, query): Promise<LinesAnswer> => {
    const { document, line } = checked(linesSchema, fromQuery(query));
    return desk.lines.around(sourceOf(desk, document), line);
  },
};

export const POSTS: Readonly<Record<string, Post>> = {
  '/api/decide': (desk, body): DecisionAnswer => decided(desk.review.decide(checked(decisionSchema, body), desk.by)),
  '/api/undo': (desk, body): DecisionAnswer => {
    const step = checked(undoSchema, body).step ?? desk.review.lastStep(desk.by, desk.since);
    if (step === null) throw new Refused(404, nothingToUndo);
    return decided(desk.review.undo(step, desk.by));
  },
  '/api/formula': (_, body): FormulaAnswer => {
    const { formula, text, doubts } = parseFormula(checked(formulaTextSchema, body).text);
    return { formula, text, doubts: doubts.map((code) => flagOf(code, 'formula').message) };
  },
};

/** The drawn page itself. Throws `Refused` if it can't be drawn. */
export async function pictureOf(desk: Desk, query: Query): Promise<Picture> {
  const { document, page } = checked(pageSchema, fromQuery(query));
  const drawn = await desk.pictures.page(sourceOf(desk, document), page, desk.review.turns(document).get(page));
  if (!drawn.ok) throw new Refused(404, drawn.message);
  return drawn.picture;
}

async function pageAnswer(desk: Desk, query: Query): Promise<PageAnswer> {
  const { document, page } = checked(pageSchema, fromQuery(query));
  const source = sourceOf(desk, document);
  const turns = desk.review.turns(document);
  const drawn = await desk.pictures.page(source, page, turns.get(page));
  if (!drawn.ok) return drawn;
  const { width, height } = drawn.picture;
  // The digest makes the address another one when the document is replaced.
  return {
    ok: true,
    width,
    height,
    pages: turns.size,
    source: `/api/picture?document=${document}&page=${page}&of=${source.sha256.slice(0, 12)}`,
  };
}

function rowAnswer(review: ReviewStore, { document, id }: RowName): RowAnswer {
  const found = review.row(document, id);
  const source = review.source(document);
  if (found === null || source === null) throw new Refused(404, refusals.gone);
  const { anchor, printed, place: _, subject, ...row } = found;
  const aboveId = review.above(document, id);
  const above = aboveId === null ? null : review.row(document, aboveId);
  return {
    ...row,
    source,
    places: review.places(printed ?? anchor.key),
    ...(row.read === null ? { flags: [], findings: [] } : review.remarks(anchor.key)),
    history: review.history(source, subject),
    above: above && { id: above.id, version: above.version, fields: above.fields },
    lost: review.lost(document),
  };
}

function progressOf({ review, by }: Desk, document: number | null): ProgressAnswer {
  const midnight = new Date();
  midnight.setHours(0, 0, 0, 0);
  const { all, own } = review.decidedSince(by, midnight.toISOString());
  return { all: review.progress(null), document: document === null ? null : review.progress(document), today: all, mine: own };
}

function decided(result: DecisionResult): DecisionAnswer {
  if (result.ok) return { step: result.step, rows: result.rows, gone: result.gone };
  throw new Refused(409, refusals[result.why]);
}

function sourceOf({ review }: Desk, document: number): Source {
  const source = review.source(document);
  if (source === null) throw new Refused(404, refusals.gone);
  return source;
}

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refused(400, wrongRequest);
}

/** An empty filter is none. */
function fromQuery(query: Query): Readonly<Record<string, string>> {
  return Object.fromEntries([...query].filter(([, value]) => value !== ''));
}

const refusals: Readonly<Record<Extract<DecisionResult, { ok: false }>['why'], Message>> = {
  gone: {
    id: 'Baris ini sudah tidak ada; dokumennya dihapus atau dibaca ulang.',
    en: 'This row is no longer there; its document was removed or read again.',
  },
  changed: {
    id: 'Baris ini berubah sejak Anda membukanya. Periksa lagi lalu putuskan.',
    en: 'This row has changed since you opened it. Look again, then decide.',
  },
  later: {
    id: 'Sesudah itu ada keputusan lain atas baris ini; urungkan yang terakhir dahulu.',
    en: 'Something else was decided about this row since; undo that first.',
  },
};
const nothingToUndo: Message = {
  id: 'Tidak ada keputusan Anda yang dapat diurungkan sejak halaman ini dijalankan.',
  en: 'You have decided nothing since this page was started that could be undone.',
};
