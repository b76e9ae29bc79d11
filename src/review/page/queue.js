/** The list of rows on the left. All rows that were loaded are kept; only those around the chosen one are drawn. */
import { byId, h, words } from './dom.js';
import * as server from './server.js';
import { t } from './words.js';

/** @typedef {import('../api.ts').QueueItem} Item */

/** Rows drawn before and after the chosen one. */
const AROUND = 40;
/** Rows left at which the next ones are asked for. */
const AHEAD = 20;

/** @type {{ filter: Record<string, string>, items: Item[], at: number, hasMore: boolean, loading: Promise<void> | null, count: number | null }} */
const state = { filter: {}, items: [], at: 0, hasMore: true, loading: null, count: null };

/** @returns {Item | null} */
export const chosen = () => state.items[state.at] ?? null;
/** @returns {Item | null} */
export const following = () => state.items[state.at + 1] ?? null;

/** Begins anew with a filter. @param {Record<string, string>} filter */
export async function open(filter) {
  Object.assign(state, { filter, items: [], at: 0, hasMore: true, loading: null, count: null });
  await more();
  void server.count(filter).then(
    ({ count }) => {
      if (state.filter !== filter) return;
      state.count = count;
      draw();
    },
    () => undefined,
  );
}

/** Moves the choice; false at an end of the list. @param {-1 | 1} step */
export async function move(step) {
  if (step === 1 && state.at + 1 >= state.items.length) await more();
  const to = state.at + step;
  if (to < 0 || to >= state.items.length) return false;
  state.at = to;
  if (state.items.length - to < AHEAD) void more();
  return true;
}

/** Chooses a row; one that is not in the list is put behind the chosen one. @param {import('../api.ts').RowName & Partial<Item>} row */
export function choose(row) {
  const index = state.items.findIndex((item) => isSame(item, row));
  if (index >= 0) state.at = index;
  else if ('cursor' in row) state.at = state.items.splice(state.at + 1, 0, /** @type {Item} */ (row)).length + state.at + 1;
}

/** Puts rows behind the chosen one. @param {Item} item */
export function insertAfter(item) {
  if (!state.items.some((known) => isSame(known, item))) state.items.splice(state.at + 1, 0, item);
}

/** Brings a row of the list up to date; true if it shows something else now. @param {import('../api.ts').RowAnswer} row */
export function update(row) {
  const item = state.items.find((known) => isSame(known, row));
  if (item === undefined) return false;
  const before = JSON.stringify(item);
  const indikator =
    row.fields.indikator === null || !row.fields.indikator.startsWith(item.indikator ?? '\0') ? row.fields.indikator : item.indikator;
  Object.assign(item, { state: row.state, isContested: row.conflict !== null, indikator });
  return JSON.stringify(item) !== before;
}

/** Takes a row out of the list that is no more. @param {import('../api.ts').RowName} row */
export function forget(row) {
  const index = state.items.findIndex((item) => isSame(item, row));
  if (index < 0) return;
  state.items.splice(index, 1);
  if (state.at > index || state.at >= state.items.length) state.at = Math.max(0, state.at - 1);
}

/** @param {import('../api.ts').RowName} one @param {import('../api.ts').RowName} other */
const isSame = (one, other) => one.document === other.document && one.id === other.id;

function more() {
  if (!state.hasMore) return Promise.resolve();
  const { filter } = state;
  state.loading ??= server
    .queue(filter, state.items.at(-1)?.cursor ?? null)
    .then(({ items }) => {
      if (state.filter !== filter) return;
      state.items.push(...items.filter((item) => !state.items.some((known) => isSame(known, item))));
      state.hasMore = items.length > 0;
    })
    .finally(() => {
      state.loading = null;
    });
  return state.loading;
}

/** @type {(item: Item) => void} */
let onChoose = () => undefined;
/** @param {(item: Item) => void} listener */
export function whenChosen(listener) {
  onChoose = listener;
}

export function draw() {
  const from = Math.max(0, state.at - AROUND);
  const shown = state.items.slice(from, state.at + AROUND);
  const list = h(
    'ol',
    {},
    ...shown.flatMap((item, index) => {
      const opens = index === 0 || shown[index - 1]?.document !== item.document;
      return opens ? [heading(item), entry(item)] : [entry(item)];
    }),
  );
  byId('queue').replaceChildren(h('p', { class: 'count' }, countText()), list);
  list.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
}

function countText() {
  if (state.count === null) return t('loading');
  return `${state.count} ${t('rows')}`;
}

/** @param {Item} item */
function heading({ path }) {
  return h('li', { class: 'document', title: path }, words(path.split('/').at(-1) ?? path));
}

/** @param {Item} item */
function entry(item) {
  const isChosen = item === chosen();
  const kind = item.isContested ? 'contested' : (item.state ?? (item.isUrgent ? 'urgent' : 'calm'));
  return h(
    'li',
    { class: `entry ${kind}`, 'aria-current': isChosen ? 'true' : null, onclick: () => onChoose(item) },
    h('span', { class: 'mark', title: t(item.isContested ? 'contested' : (item.state ?? 'untouched')) }),
    h(
      'span',
      { class: 'text' },
      words(item.indikator ?? t('empty'), item.indikator === null ? 'none' : ''),
      h('small', {}, words(item.jabatan ?? t('empty'))),
    ),
    h('span', { class: 'percent' }, `${Math.round(item.confidence * 100)}`),
  );
}
