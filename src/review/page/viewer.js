/** The place in the document beside the row: the page with the fields' boxes, or the lines of a text. */
import { byId, h, words } from './dom.js';
import * as server from './server.js';
import { FIELDS, said, t } from './words.js';

/** @typedef {import('../api.ts').RowAnswer} Row */
/** @typedef {import('../api.ts').Place} Place */
/** @typedef {{ readonly page: number, readonly pages: number, readonly width: number, readonly height: number, readonly source: string }} Shown */

/** Times the width of the panel. */
const ZOOMS = [1, 1.25, 1.6, 2, 2.6];
/** Share of the panel's height above a lit box, so that what stands over it can be read. */
const ABOVE = 0.3;

/** @type {{ row: Row | null, field: string, page: number | null, zoom: number, shown: Shown | null, lines: string | null }} */
const state = { row: null, field: 'indikator', page: null, zoom: 0, shown: null, lines: null };
/** Counts what was asked for, so that a late answer does not take the place of a newer one. */
let asked = 0;

/** Shows where a field of a row stands. @param {Row} row @param {string} field */
export async function show(row, field) {
  state.row = row;
  state.field = field;
  const place = firstPlace(row, field);
  if (place === null) return tell(t('noPlace'));
  return 'line' in place ? showLines(row, place.line) : showPage(row, place.page);
}

export function clear() {
  asked += 1;
  Object.assign(state, { row: null, shown: null, lines: null });
  byId('viewer').replaceChildren();
}

/** @param {-1 | 1} step */
export function turnPage(step) {
  const { row, shown } = state;
  if (row === null || shown === null) return;
  const page = shown.page + step;
  if (page >= 1 && page <= shown.pages) void showPage(row, page);
}

/** @param {-1 | 1} step */
export function zoom(step) {
  state.zoom = Math.min(ZOOMS.length - 1, Math.max(0, state.zoom + step));
  if (state.shown !== null) draw(state.shown);
}

/** Has the next row's page drawn ahead. @param {Row} row @param {string} field */
export function prepare(row, field) {
  const place = firstPlace(row, field);
  if (place !== null && 'page' in place)
    void server.page(row.document, place.page).then(
      (page) => page.ok && (new Image().src = page.source),
      () => undefined,
    );
}

/** The field's own place, else that of any other field. @param {Row} row @param {string} field */
function firstPlace(row, field) {
  const places = [field, 'indikator', ...FIELDS].flatMap((name) => row.places[name] ?? []);
  return places[0] ?? null;
}

/** @param {Row} row @param {number} number */
async function showPage(row, number) {
  const own = (asked += 1);
  state.lines = null;
  const page = await server
    .page(row.document, number)
    .catch((error) => ({ ok: /** @type {const} */ (false), message: { id: error.message, en: error.message } }));
  if (own !== asked) return;
  if (!page.ok) return tell(said(page.message));
  const before = state.shown;
  state.shown = { page: number, pages: Math.max(page.pages, number), width: page.width, height: page.height, source: page.source };
  if (before?.source === page.source && document.querySelector('#viewer .sheet') !== null) light();
  else draw(state.shown);
}

/** @param {Shown} shown */
function draw(shown) {
  const image = h('img', { src: shown.source, alt: `${t('page')} ${shown.page}`, draggable: 'false' });
  const sheet = h('div', { class: 'sheet' }, image, h('div', { class: 'boxes' }));
  const paper = h('div', { class: 'paper' }, sheet);
  byId('viewer').replaceChildren(toolbar(shown), paper);
  sheet.style.width = `${(ZOOMS[state.zoom] ?? 1) * 100}%`;
  sheet.style.aspectRatio = `${shown.width} / ${shown.height}`;
  light();
}

/** @param {Shown} shown */
function toolbar({ page, pages }) {
  return h(
    'div',
    { class: 'toolbar' },
    h('button', { type: 'button', onclick: () => turnPage(-1), disabled: page <= 1 }, '‹', h('kbd', {}, '[')),
    h('span', {}, `${t('page')} ${page} ${t('of')} ${pages}`),
    h('button', { type: 'button', onclick: () => turnPage(1), disabled: page >= pages }, '›', h('kbd', {}, ']')),
    h('span', { class: 'gap' }),
    h('button', { type: 'button', onclick: () => zoom(-1), disabled: state.zoom === 0 }, '−', h('kbd', {}, '-')),
    h('button', { type: 'button', onclick: () => zoom(1), disabled: state.zoom === ZOOMS.length - 1 }, '+', h('kbd', {}, '+')),
  );
}

/** Draws the boxes of the row on the page that is shown, and brings the lit one into view. */
function light() {
  const { row, shown, field } = state;
  const holder = document.querySelector('#viewer .boxes');
  if (row === null || shown === null || holder === null) return;
  const boxes = Object.entries(row.places).flatMap(([name, places]) => {
    const extent = extentOn(places, shown.page);
    return extent === null ? [] : [box(name, extent, shown)];
  });
  holder.replaceChildren(...boxes);
  const paper = document.querySelector('#viewer .paper');
  const lit = boxes.find((each) => each.dataset['field'] === field) ?? boxes[0];
  if (paper === null || lit === undefined) return;
  const [sheetBox, litBox] = [holder.getBoundingClientRect(), lit.getBoundingClientRect()];
  paper.scrollTo({
    top: litBox.top - sheetBox.top - paper.clientHeight * ABOVE,
    left: Math.max(0, litBox.left - sheetBox.left - paper.clientWidth * ABOVE),
  });
}

/** Points that a box stands off its words. */
const OFF = 2;

/** All lines of a field on a page in one box: one for each line would strike through the next. @param {readonly Place[]} places @param {number} page */
function extentOn(places, page) {
  const own = places.flatMap((place) => ('page' in place && place.page === page ? [place.bbox] : []));
  if (own.length === 0) return null;
  const edge = (/** @type {0 | 1 | 2 | 3} */ at, /** @type {(...values: number[]) => number} */ pick) =>
    pick(...own.map((bbox) => bbox[at]));
  return [edge(0, Math.min) - OFF, edge(1, Math.min) - OFF, edge(2, Math.max) + OFF, edge(3, Math.max) + OFF];
}

/** @param {string} field @param {readonly number[]} extent @param {Shown} shown */
function box(field, [left = 0, top = 0, right = 0, bottom = 0], shown) {
  const name = FIELDS.find((known) => known === field);
  const element = h('div', {
    class: field === state.field ? 'box lit' : 'box',
    'data-field': field,
    title: name === undefined ? field : t(name),
  });
  element.style.left = `${(left / shown.width) * 100}%`;
  element.style.top = `${(top / shown.height) * 100}%`;
  element.style.width = `${((right - left) / shown.width) * 100}%`;
  element.style.height = `${((bottom - top) / shown.height) * 100}%`;
  return element;
}

/** @param {Row} row @param {number} line */
async function showLines(row, line) {
  const own = (asked += 1);
  state.shown = null;
  const answer = await server
    .lines(row.document, line)
    .catch((error) => ({ ok: /** @type {const} */ (false), message: { id: error.message, en: error.message } }));
  if (own !== asked) return;
  if (!answer.ok) return tell(said(answer.message));
  const marked = new Set(
    Object.values(row.places)
      .flat()
      .flatMap((place) => ('line' in place ? [place.line] : [])),
  );
  const lit = new Set((row.places[state.field] ?? []).flatMap((place) => ('line' in place ? [place.line] : [])));
  const list = h(
    'ol',
    { class: 'lines' },
    ...answer.lines.map(({ line: number, text }) =>
      h(
        'li',
        { class: lit.has(number) ? 'lit' : marked.has(number) ? 'marked' : '', value: number },
        h('span', { class: 'number' }, String(number)),
        words(text),
      ),
    ),
  );
  byId('viewer').replaceChildren(h('div', { class: 'toolbar' }, h('span', {}, `${t('line')} ${line}`)), h('div', { class: 'paper' }, list));
  (list.querySelector('.lit') ?? list.querySelector('.marked'))?.scrollIntoView({ block: 'center' });
}

/** @param {string} message */
function tell(message) {
  asked += 1;
  state.shown = null;
  byId('viewer').replaceChildren(h('p', { class: 'notice' }, message));
}
