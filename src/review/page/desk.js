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

/** @type {{ row: Row | null, lit: Field, task: Task | null, editor: Editor | null, discarding: boolean }} */
const state = { row: null, lit: 'indikator', task: null, editor: null, discarding: false };
/** The row after this one, asked for ahead. @type {{ item: import('../api.ts').QueueItem, row: Promise<Row> } | null} */
let ahead = null;
/** Ends with the command under way. @type {Promise<unknown>} */
let turn = Promise.resolve();

/**
 * Commands run one after another, so that a key pressed before its row has come waits for it: it would be about the row before
 * otherwise. @param {() => unknown} command
 */
function inTurn(command) {
  turn = turn.then(command).catch(say);
  return turn;
}

/** A command about the row that is shown; letters meant for an editor that was still to open are none. @param {() => unknown} command */
const aboutRow = (command) => inTurn(() => (isTyping() ? undefined : command()));

export const isTyping = () => state.task !== null;

/** Words that are not saved yet stay where they are being typed, beside the new list. @param {Record<string, string>} filter */
export const openQueue = (filter) =>
  inTurn(async () => {
    ahead = null;
    const isUnsaved = state.editor?.isChanged() ?? false;
    if (!isUnsaved) leaveEditor();
    await queue.open(filter).catch(say);
    if (!isUnsaved) return openRow();
    queue.draw();
    say(t('sureDiscard'));
  });

/** Shows this row of the list, unless something unsaved would be lost. @param {import('../api.ts').QueueItem} item */
export const choose = (item) =>
  inTurn(async () => {
    if (state.editor?.isChanged()) return say(t('sureDiscard'));
    leaveEditor();
    queue.choose(item);
    await openRow();
  });

/** @param {-1 | 1} step */
export const step = (step) =>
  aboutRow(async () => {
    if (!(await queue.move(step))) say(t('done'));
    await openRow();
  });

/** Shows the chosen row. */
async function openRow() {
  const item = queue.chosen();
  queue.draw();
  if (item === null) {
    clearRow();
    return drawProgress(null);
  }
  try {
    const row = await (ahead?.item === item ? ahead.row : server.row(item));
    showRow(row);
    prepareNext();
  } catch (error) {
    // Nothing stays in hand: the next key would be about the row before.
    clearRow();
    say(error);
  }
  void drawProgress(state.row?.document ?? null);
}

function clearRow() {
  state.row = null;
  ahead = null;
  viewer.clear();
  byId('row').replaceChildren(h('p', { class: 'notice' }, queue.chosen() === null ? t('done') : ''));
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
  row.then(
    (next) => viewer.prepare(next, doubtedField(next)),
    () => undefined,
  );
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
    rowHead(row),
    conflictNotice(row, () => void take()) ?? '',
    fieldList(row, state.lit, { edit: (field) => void begin('edit', field), light }),
    h(
      'div',
      { class: 'actions' },
      keyButton('accept', () => void accept(), 'main'),
      keyButton('edit', () => void begin('edit')),
      keyButton('split', () => void begin('split')),
      keyButton('merge', () => void begin('merge')),
      keyButton('drop', () => void drop()),
      keyButton('add', () => void begin('add')),
      keyButton('undo', () => void undo()),
      keyButton('previous', () => void step(-1)),
      keyButton('next', () => void step(1)),
    ),
    lostView(row) ?? '',
    historyView(row, (number) => void undo(number)),
  );
}

/** @param {Field} field */
function light(field) {
  if (state.row === null || state.lit === field) return;
  state.lit = field;
  for (const element of document.querySelectorAll('#row .field'))
    element.classList.toggle('lit', element instanceof HTMLElement && element.dataset['field'] === field);
  void viewer.show(state.row, field);
}

/** Opens the fields for typing, at the one that is lit unless another is named. @param {Task} task @param {Field} [field] */
export const begin = (task, field) =>
  aboutRow(() => {
    const { row } = state;
    if (row === null) return;
    if (task === 'merge' && row.above === null) return say(t('noAbove'));
    const parts = {
      edit: [row.fields],
      split: [row.fields, row.fields],
      merge: [row.above === null ? row.fields : joined(row.above.fields, row.fields)],
      add: [{ ...emptyFields(), sasaran: row.fields.sasaran }],
    }[task];
    const hint = t(/** @type {const} */ ({ edit: 'editHint', split: 'splitHint', merge: 'mergeHint', add: 'addHint' })[task]);
    state.task = task;
    state.editor = makeEditor(parts, hint, { save: () => void save(), cancel: () => void cancel(), lit: light });
    byId('row').replaceChildren(rowHead(row), state.editor.view);
    state.editor.focus(field ?? (task === 'edit' ? state.lit : 'indikator'));
    say('');
  });

function leaveEditor() {
  Object.assign(state, { task: null, editor: null, discarding: false });
}

/** Leaves the editor, after a second word where something is unsaved; without one, clears the message. */
export const cancel = () => inTurn(leave);

function leave() {
  if (state.editor?.isChanged() && !state.discarding) {
    state.discarding = true;
    return say(t('sureDiscard'));
  }
  const wasTyping = isTyping();
  leaveEditor();
  say('');
  if (wasTyping) drawRow();
}

export const save = () =>
  inTurn(async () => {
    const { row, task, editor } = state;
    if (row === null || task === null || editor === null) return;
    const [fields = row.fields, second = fields] = editor.values();
    const seen = { document: row.document, id: row.id, version: row.version };
    if (task === 'edit' && !editor.isChanged()) {
      leave();
      return say(t('nothingChanged'));
    }
    if (task === 'merge')
      return row.above === null
        ? undefined
        : decide({ ...seen, action: 'merge', fields, above: { id: row.above.id, version: row.above.version } });
    if (task === 'split') return decide({ ...seen, action: 'split', fields, second });
    return decide({ ...seen, action: task, fields });
  });

export const accept = () => aboutRow(() => simply('accept'));
export const drop = () => aboutRow(() => simply('not-a-row'));

/** @param {'accept' | 'not-a-row'} action */
async function simply(action) {
  const { row } = state;
  if (row !== null) await decide({ document: row.document, id: row.id, version: row.version, action });
}

/** Takes the new reading where it contradicts the decision. */
export const take = () =>
  aboutRow(async () => {
    const { row } = state;
    if (row?.conflict == null || row.state === 'dropped') return;
    await decide({ document: row.document, id: row.id, version: row.version, action: 'edit', fields: { ...row.fields, ...row.conflict } });
  });

/** @param {import('../../store/review/index.ts').DecisionRequest} request */
async function decide(request) {
  const item = queue.chosen();
  try {
    const answer = await server.decide(request);
    // An editor that is done with takes no more words: they would be lost.
    if (isTyping()) byId('row').replaceChildren();
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
  return {
    ...neighbour,
    document: row.document,
    id: row.id,
    jabatan: row.jabatan,
    path: row.source.path,
    indikator: row.fields.indikator,
    confidence: row.confidence,
    state: row.state,
    isContested: row.conflict !== null,
  };
}

/** Without a step: the last decision. The row that it was about is shown again. @param {number} [number] */
export const undo = (number) =>
  aboutRow(async () => {
    const item = queue.chosen();
    const answer = await server.undo(number);
    ahead = null;
    const [row] = await refresh(answer, null);
    if (row !== undefined && item !== null) queue.choose(itemOf(row, item));
    say(t('undoneNow'));
    await openRow();
  });
