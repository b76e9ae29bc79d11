/** The page: its frame, and what its keys do. */
import * as desk from './desk.js';
import { byId, h, words } from './dom.js';
import { currentFilter, drawFilters } from './filters.js';
import { commandOf, keyButton, showHelp } from './keys.js';
import * as queue from './queue.js';
import * as server from './server.js';
import { say } from './status.js';
import * as viewer from './viewer.js';
import { currentLanguage, FIELDS, speak, t } from './words.js';

/** @type {import('../api.ts').Start | null} */
let start = null;
/** "e" was pressed, and the number of a field is to follow. */
let choosing = false;

async function boot() {
  // The token has done its work; it need not stand in the address bar.
  history.replaceState(null, '', '/');
  try {
    start = await server.start();
    speak(start.language);
    queue.whenChosen((item) => void desk.choose(item));
    document.addEventListener('keydown', onKey);
    document.addEventListener('click', letGo);
    drawFrame();
    await desk.openQueue(currentFilter());
  } catch (error) {
    say(error);
  }
}

function drawFrame() {
  if (start === null) return;
  document.title = `iki · ${t('title')} · ${start.database}`;
  byId('head').replaceChildren(
    h('strong', {}, `iki · ${t('title')}`),
    h('span', { class: 'database' }, words(start.database)),
    h('span', { id: 'progress' }),
    h('span', { class: 'gap' }),
    h('span', { class: 'by' }, `${t('by')}: `, words(start.by)),
    h('button', { type: 'button', onclick: switchLanguage }, t('language'), h('kbd', {}, 'l')),
    keyButton('help', showHelp),
  );
  drawFilters(start.facets, (filter) => void desk.openQueue(filter));
}

function switchLanguage() {
  if (desk.isTyping()) return;
  speak(currentLanguage() === 'id' ? 'en' : 'id');
  drawFrame();
  desk.redraw();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const { target, key } = event;
  // A button that the Tab key has reached answers to Enter itself.
  if (key === 'Enter' && target instanceof HTMLButtonElement && !event.ctrlKey) return;
  if (event.isComposing || document.querySelector('dialog[open]') !== null) return;
  if (key === 'Escape') return onEscape(event);
  if (key === 'Enter' && (event.ctrlKey || event.metaKey)) return run(event, () => void desk.save());
  if (event.ctrlKey || event.metaKey || event.altKey || desk.isTyping()) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return;
  const field = FIELDS[Number(key) - 1];
  if (field !== undefined) return run(event, () => edit(field));
  if (choosing) return run(event, () => chooseLit(key));
  const action = ACTIONS[key] ?? ACTIONS[commandOf(key) ?? ''];
  if (action !== undefined) run(event, action);
}

/** @type {Readonly<Record<string, (() => void) | undefined>>} */
const ACTIONS = {
  accept: () => void desk.accept(),
  next: () => void desk.step(1),
  previous: () => void desk.step(-1),
  split: () => void desk.begin('split'),
  merge: () => void desk.begin('merge'),
  drop: () => void desk.drop(),
  undo: () => void desk.undo(),
  add: () => void desk.begin('add'),
  take: () => void desk.take(),
  help: showHelp,
  filter: focusFilter,
  l: switchLanguage,
  edit: () => {
    choosing = true;
    say(t('chooseField'));
  },
  '[': () => viewer.turnPage(-1),
  ']': () => viewer.turnPage(1),
  '+': () => viewer.zoom(1),
  '=': () => viewer.zoom(1),
  '-': () => viewer.zoom(-1),
};

/** Without a field: the one that is lit. @param {keyof import('../api.ts').FieldValues} [field] */
function edit(field) {
  choosing = false;
  void desk.begin('edit', field);
}

/** After "e": Enter takes the field that is lit, any other key but a number lets go. @param {string} key */
function chooseLit(key) {
  if (key === 'Enter' || key === 'e') return edit();
  choosing = false;
  say('');
}

function focusFilter() {
  const first = document.querySelector('#filters select');
  if (first instanceof HTMLElement) first.focus();
}

/** @param {KeyboardEvent} event */
function onEscape(event) {
  choosing = false;
  if (!desk.isTyping() && event.target instanceof HTMLElement) event.target.blur();
  run(event, () => void desk.cancel());
}

/** The page's keys do nothing else besides. @param {KeyboardEvent} event @param {() => void} action */
function run(event, action) {
  event.preventDefault();
  action();
}

/** A button that was clicked with the mouse keeps no hold of the keyboard: Enter goes on to accept. @param {MouseEvent} event */
function letGo({ target, detail }) {
  const button = target instanceof Element ? target.closest('button') : null;
  if (detail > 0) button?.blur();
}

await boot();
