/** What the list is narrowed down to. */
import { byId, h } from './dom.js';
import { currentLanguage, FIELDS, t } from './words.js';

/** @typedef {import('../api.ts').Facets} Facets */

const STATES = /** @type {const} */ (['perlu', 'belum', 'sudah', 'semua']);
/** Milliseconds without a key before a text is looked for. */
const PAUSE = 300;

/** @type {Record<string, string>} */
let filter = { state: 'perlu' };
/** @type {(filter: Record<string, string>) => void} */
let onChange = () => undefined;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;

/** @param {Facets} facets @param {(filter: Record<string, string>) => void} listener */
export function drawFilters(facets, listener) {
  onChange = listener;
  const codes = (/** @type {Facets['flags']} */ list) =>
    list.map(({ code, count, message }) => option(code, `${message[currentLanguage()]} (${count})`, code));
  byId('filters').replaceChildren(
    select(
      'state',
      STATES.map((state) => option(state, t(state))),
      false,
    ),
    select('flag', codes(facets.flags)),
    select('finding', codes(facets.findings)),
    select(
      'field',
      FIELDS.map((field) => option(field, t(field))),
    ),
    labelled('confidence', 'range', percent('from', '0'), '–', percent('to', '100')),
    select(
      'kabupaten',
      facets.kabupaten.map((name) => option(name, name)),
    ),
    search('jabatan', facets.jabatan),
    search('document', facets.documents),
    h(
      'button',
      {
        type: 'button',
        id: 'reset',
        onclick: () => reset(facets),
        disabled: Object.keys(filter).length === 1 && filter['state'] === 'perlu',
      },
      t('reset'),
    ),
  );
  byId('filters').onsubmit = (event) => event.preventDefault();
}

export const currentFilter = () => filter;

/** @param {Facets} facets */
function reset(facets) {
  filter = { state: 'perlu' };
  drawFilters(facets, onChange);
  onChange(filter);
}

/** @param {string} name @param {string} value */
function set(name, value) {
  const { [name]: _, ...rest } = filter;
  filter = value === '' ? rest : { ...rest, [name]: value };
  const button = byId('reset');
  if (button instanceof HTMLButtonElement) button.disabled = false;
  onChange(filter);
}

/** @param {import('./words.js').Word} name @param {string} kind @param {...(Node | string)} children */
const labelled = (name, kind, ...children) => h('label', { class: kind }, h('span', {}, t(name)), ...children);

/** @param {string} value @param {string} text @param {string} [title] */
const option = (value, text, title) => h('option', { value, title: title ?? null }, text);

/** @param {'state' | 'flag' | 'finding' | 'field' | 'kabupaten'} name @param {HTMLOptionElement[]} options @param {boolean} [optional] */
function select(name, options, optional = true) {
  const element = h('select', { name, onchange: () => set(name, element.value) }, ...(optional ? [option('', t('any'))] : []), ...options);
  element.value = filter[name] ?? '';
  return labelled(name, 'choice', element);
}

/** @param {'jabatan' | 'document'} name @param {readonly string[]} suggestions */
function search(name, suggestions) {
  const element = h('input', { name, list: `${name}-list`, type: 'search', oninput: () => later(() => set(name, element.value.trim())) });
  element.value = filter[name] ?? '';
  return labelled(name, 'search', element, h('datalist', { id: `${name}-list` }, ...suggestions.map((each) => option(each, each))));
}

/** @param {'from' | 'to'} name @param {string} hint */
function percent(name, hint) {
  const element = h('input', {
    name,
    type: 'number',
    min: 0,
    max: 100,
    placeholder: hint,
    'aria-label': name,
    oninput: () => later(() => set(name, element.value === '' ? '' : String(Number(element.value) / 100))),
  });
  element.value = filter[name] === undefined ? '' : String(Math.round(Number(filter[name]) * 100));
  return element;
}

/** @param {() => void} work */
function later(work) {
  clearTimeout(waiting);
  waiting = setTimeout(work, PAUSE);
}
