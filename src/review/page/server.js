/** What the page asks its server. Every answer is JSON; a refusal is thrown with words for the person. */
import { currentLanguage, t } from './words.js';

/** A refusal, in the words of the chosen language. */
export class Refused extends Error {}

/**
 * @template Answer
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<Answer>}
 */
async function ask(path, init) {
  const response = await fetch(path, { ...init, credentials: 'same-origin', redirect: 'error' }).catch(() => null);
  if (response === null) throw new Refused(t('offline'));
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  throw new Refused(body?.error?.[currentLanguage()] ?? t('offline'));
}

/** @param {string} path @param {Record<string, string | number | null | undefined>} query */
function address(path, query) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

/** @param {string} path @param {unknown} body @returns {Promise<any>} */
const post = (path, body) => ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/** @returns {Promise<import('../api.ts').Start>} */
export const start = () => ask('/api/start');

/** @param {Record<string, string>} filter @param {import('../api.ts').Cursor | null} after @returns {Promise<import('../api.ts').QueueAnswer>} */
export const queue = (filter, after) => ask(address('/api/queue', { ...filter, after: after?.join(',') }));

/** @param {Record<string, string>} filter @returns {Promise<import('../api.ts').CountAnswer>} */
export const count = (filter) => ask(address('/api/count', filter));

/** @param {number | null} document @returns {Promise<import('../api.ts').ProgressAnswer>} */
export const progress = (document) => ask(address('/api/progress', { document }));

/** @param {import('../api.ts').RowName} name @returns {Promise<import('../api.ts').RowAnswer>} */
export const row = ({ document, id }) => ask(address('/api/row', { document, id }));

/** @param {number} document @param {number} page @returns {Promise<import('../api.ts').PageAnswer>} */
export const page = (document, page) => ask(address('/api/page', { document, page }));

/** @param {number} document @param {number} line @returns {Promise<import('../api.ts').LinesAnswer>} */
export const lines = (document, line) => ask(address('/api/lines', { document, line }));

/** @param {import('../../store/review/index.ts').DecisionRequest} request @returns {Promise<import('../api.ts').DecisionAnswer>} */
export const decide = (request) => post('/api/decide', request);

/** @param {number} [step] @returns {Promise<import('../api.ts').DecisionAnswer>} */
export const undo = (step) => post('/api/undo', step === undefined ? {} : { step });

/** @param {string} text @returns {Promise<import('../api.ts').FormulaAnswer>} */
export const formula = (text) => post('/api/formula', { text });
