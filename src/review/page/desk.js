/** The row in hand: showing it, typing in it, deciding about it. */
import { byId, h } from './dom.js';
import { emptyFields, joined, makeEditor } from './editor.js';
import { keyButton } from './keys.js';
import * as queue from './queue.js';
import { conflictNotice, doubtedField, fieldList, historyView, lostView, rowHead } from './row-view.js';
import * as server from './server.js';
import { drawProgress, say } from './status.js';
import * as viewer from './viewer.js';
import { t } from './words.js';

/** @typedef {import('../api.ts').RowAnswer} Row */
/** @typedef {import('../api.ts').FieldValues} Fields */
/** @typedef {keyof Fields} Field */
/** @typedef {import('./editor.js').Editor} Editor */
/** @typedef {'edit' | 'split' | 'merge' | 'add'} Task */

/** @type {{ row: Row | null, lit: Field, task: Task | null, editor: Editor | null, discarding: boolean, busy: boolean }} */
const state = { row: null, lit: 'indikator', task: null, editor: null, discarding: false, busy: false };
/** The row after this one, asked for ahead. @type {{ item: import('../api.ts').QueueItem, row: Promise<Row> } | null} */
let ahead = null;
/** Counts rows that were opened, so that a late answer does not replace a newer one. */
let opened = 0;

export const isTyping = () => state.task !== null;
export const litField = () => state.lit;

/** @param {Record<string, string>} filter */
export async function openQueue(filter) {
  ahead = null;
  leaveEditor();
  await queue.open(filter).catch(say);
  await openRow();
}

/** Moves the choice and shows the row, unless something unsaved would be lost. @param {() => unknown} move */
export async function go(move) {
  if (state.editor?.isChanged()) return say(t('sureDiscard'));
  leaveEditor();
  await move();
  await openRow();
}

/** @param {-1 | 1} step */
export const step = (step) => go(async () => {
  if (!(await queue.move(step))) say(t('done'));
});

/** Shows the chosen row. */
async function openRow() {
  const own = (opened += 1);
  const item = queue.chosen();
  queue.draw();
  if (item === null) {
    state.row = null;
    viewer.clear();
    byId('row').replaceChildren(h('p', { class: 'notice' }, t('done')));
    return drawProgress(null);
  }
  try {
    const row = await (ahead?.item === item ? ahead.row : server.row(item));
    if (own !== opened) return;
    showRow(row);
    prepareNext();
  } catch (error) {
    say(error);
  }
  void drawProgress(state.row?.document ?? null);
}

/** @param {Row} row */
function showRow(row) {
  state.row = row;
  state.lit = doubtedField(row);
  if (queue.update(row)) queue.draw();
  drawRow();
  void viewer.show(row, state.lit);
}

function prepareNext() {
  const item = queue.following();
  if (item === null || ahead?.item === item) return;
  const row = server.row(item);
  ahead = { item, row };
  row.then((next) => viewer.prepare(next, doubtedField(next)), () => undefined);
}

/** Draws the row and its place again, in the language of the page. */
export function redraw() {
  queue.draw();
  drawRow();
  void drawProgress(state.row?.document ?? null);
  if (state.row !== null) void viewer.show(state.row, state.lit);
}

function drawRow() {
  const { row } = state;
  if (row === null || state.task !== null) return;
  byId('row').replaceChildren(
    rowHead(row), conflictNotice(row, () => void take()) ?? '',
    fieldList(row, state.lit, { edit: (field) => begin('edit', field), light }),
    h('div', { class: 'actions' },
      keyButton('accept', () => void accept(), 'main'), keyButton('edit', () => begin('edit', state.lit)), keyButton('split', () => begin('split')), keyButton('merge', () => begin('merge')),
      keyButton('drop', () => void drop()), keyButton('add', () => begin('add')), keyButton('undo', () => void undo()), keyButton('previous', () => void step(-1)), keyButton('next', () => void step(1)),
    ),
    lostView(row) ?? '', historyView(row, (number) => void undo(number)),
  );
}

/** @param {Field} field */
function light(field) {
  if (state.row === null || state.lit === field) return;
  state.lit = field;
  for (const element of document.querySelectorAll('#row .field')) element.classList.toggle('lit', element instanceof HTMLElement && element.dataset['field'] === field);
  void viewer.show(state.row, field);
}

/** Opens the fields for typing. @param {Task} task @param {Field} [field] */
export function begin(task, field = 'indikator') {
  const { row } = state;
  if (row === null || state.task !== null) return;
  if (task === 'merge' && row.above === null) return say(t('noAbove'));
  const parts = { edit: [row.fields], split: [row.fields, row.fields], merge: [row.above === null ? row.fields : joined(row.above.fields, row.fields)], add: [{ ...emptyFields(), sasaran: row.fields.sasaran }] }[task];
  const hint = t(/** @type {const} */ ({ edit: 'editHint', split: 'splitHint', merge: 'mergeHint', add: 'addHint' })[task]);
  state.task = task;
  state.editor = makeEditor(parts, hint, { save: () => void save(), cancel, lit: light });
  byId('row').replaceChildren(rowHead(row), state.editor.view);
  state.editor.focus(field);
  say('');
}

function leaveEditor() {
  Object.assign(state, { task: null, editor: null, discarding: false });
}

export function cancel() {
  if (state.editor?.isChanged() && !state.discarding) {
    state.discarding = true;
    return say(t('sureDiscard'));
  }
  leaveEditor();
  say('');
  drawRow();
}

export async function save() {
  const { row, task, editor } = state;
  if (row === null || task === null || editor === null) return;
  const [fields = row.fields, second = fields] = editor.values();
  const seen = { document: row.document, id: row.id, version: row.version };
  if (task === 'edit' && !editor.isChanged()) {
    cancel();
    return say(t('nothingChanged'));
  }
  if (task === 'merge') return row.above === null ? undefined : decide({ ...seen, action: 'merge', fields, above: { id: row.above.id, version: row.above.version } });
  if (task === 'split') return decide({ ...seen, action: 'split', fields, second });
  return decide({ ...seen, action: task, fields });
}

export const accept = () => simply('accept');
export const drop = () => simply('not-a-row');

/** @param {'accept' | 'not-a-row'} action */
async function simply(action) {
  const { row } = state;
  if (row !== null) await decide({ document: row.document, id: row.id, version: row.version, action });
}

/** Takes the new reading where it contradicts the decision. */
export async function take() {
  const { row } = state;
  if (row?.conflict == null || row.state === 'dropped') return;
  await decide({ document: row.document, id: row.id, version: row.version, action: 'edit', fields: { ...row.fields, ...row.conflict } });
}

/** @param {import('../../store/review/index.ts').DecisionRequest} request */
async function decide(request) {
  if (state.busy) return;
  state.busy = true;
  const item = queue.chosen();
  try {
    const answer = await server.decide(request);
    leaveEditor();
    ahead = null;
    await refresh(answer, item);
    const moved = await queue.move(1);
    say(t(moved ? 'saved' : 'done'));
    await openRow();
  } catch (error) {
    say(error);
    // Somebody else was faster: what is there now is shown, unless words would be lost.
    if (state.task === null) await openRow();
  } finally {
    state.busy = false;
  }
}

/** Brings rows that were touched up to date in the list; a new one comes in behind its neighbour. @param {import('../api.ts').DecisionAnswer} answer @param {import('../api.ts').QueueItem | null} neighbour */
async function refresh({ rows, gone }, neighbour) {
  for (const name of gone) queue.forget(name);
  const touched = await Promise.all(rows.map((name) => server.row(name)));
  for (const row of touched) {
    if (row.state === 'added' && neighbour !== null) queue.insertAfter(itemOf(row, neighbour));
    queue.update(row);
  }
  return touched;
}

/** @param {Row} row @param {import('../api.ts').QueueItem} neighbour @returns {import('../api.ts').QueueItem} */
function itemOf(row, neighbour) {
  return { ...neighbour, document: row.document, id: row.id, jabatan: row.jabatan, path: row.source.path, indikator: row.fields.indikator, confidence: row.confidence, state: row.state, isContested: row.conflict !== null };
}

/** Without a step: the last decision. The row that it was about is shown again. @param {number} [number] */
export async function undo(number) {
  if (state.busy) return;
  state.busy = true;
  try {
    const item = queue.chosen();
    const answer = await server.undo(number);
    ahead = null;
    const [row] = await refresh(answer, null);
    if (row !== undefined && item !== null) queue.choose(itemOf(row, item));
    say(t('undoneNow'));
    await openRow();
  } catch (error) {
    say(error);
  } finally {
    state.busy = false;
  }
}
