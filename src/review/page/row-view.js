/** A row to look at: its fields with what is doubtful about each, and what was decided before. */
import { h, words } from './dom.js';
import { formulaView } from './formula.js';
import { keyButton } from './keys.js';
import { currentLanguage, fieldOfRemark, FIELDS, said, t } from './words.js';

/** @typedef {import('../api.ts').RowAnswer} Row */
/** @typedef {Row['flags'][number]} Remark */
/** @typedef {keyof Row['fields']} Field */

/** The field that a person should look at first: one in conflict, else one that a flag names, else the weakest. @param {Row} row @returns {Field} */
export function doubtedField(row) {
  const doubted =
    FIELDS.find((field) => row.conflict !== null && field in row.conflict) ??
    FIELDS.find((field) => row.flags.some((flag) => fieldOfRemark(flag.field) === field));
  return doubted ?? weakestField(row) ?? 'indikator';
}

/** Chance that a field was read right, 0 to 1; null where it was not judged, or a person has decided. @param {Row} row @param {Field} field */
function chanceOf(row, field) {
  if (row.state !== null && row.conflict === null) return null;
  return Object.entries(row.fieldConfidence).find(([name]) => fieldOfRemark(name) === field)?.[1] ?? null;
}

/** @param {Row} row */
function weakestField(row) {
  const judged = FIELDS.map((field) => ({ field, chance: chanceOf(row, field) ?? 1 }));
  const [weakest] = judged.toSorted((a, b) => a.chance - b.chance);
  return weakest !== undefined && weakest.chance < 1 ? weakest.field : null;
}

/** @param {Row} row */
export function rowHead(row) {
  const { source } = row;
  const where = [source.kecamatan, source.kabupaten, source.tahun].filter((part) => part !== null).join(' · ');
  const kind = row.conflict === null ? (row.state ?? 'untouched') : 'contested';
  return h(
    'header',
    { class: 'row-head' },
    h(
      'p',
      { class: 'source', title: source.path },
      words(source.path.split('/').at(-1) ?? source.path),
      where === '' ? null : h('span', {}, words(where)),
    ),
    h('h1', {}, words(row.jabatan ?? t('empty'))),
    h(
      'p',
      { class: 'chips' },
      h('span', { class: `chip ${kind}` }, t(kind)),
      h('span', { class: 'chip plain' }, `${t('confidence').replace(' %', '')} ${Math.round(row.confidence * 100)} %`),
    ),
  );
}

/**
 * @param {Row} row
 * @param {Field} lit
 * @param {{ edit: (field: Field) => void, light: (field: Field) => void }} on
 */
export function fieldList(row, lit, on) {
  const general = [
    ...row.flags.filter((flag) => !isOfField(flag)).map(flagNote),
    ...row.findings.filter((finding) => !isOfField(finding)).map(findingNote),
  ];
  return h(
    'div',
    { class: 'fields' },
    ...FIELDS.map((field, index) => fieldRow(row, field, index + 1, field === lit, on)),
    general.length === 0 ? null : h('div', { class: 'general' }, h('h2', {}, t('generalFlags')), ...general),
  );
}

/** @param {Remark} remark */
const isOfField = (remark) => FIELDS.some((field) => field === fieldOfRemark(remark.field));

/**
 * @param {Row} row
 * @param {Field} field
 * @param {number} key
 * @param {boolean} isLit
 * @param {{ edit: (field: Field) => void, light: (field: Field) => void }} on
 */
function fieldRow(row, field, key, isLit, on) {
  const value = row.fields[field];
  const chance = chanceOf(row, field);
  const notes = [
    ...row.flags.filter((flag) => fieldOfRemark(flag.field) === field).map(flagNote),
    ...row.findings.filter((finding) => fieldOfRemark(finding.field) === field).map(findingNote),
  ];
  const isQuiet = value === null && notes.length === 0 && row.read?.[field] == null;
  return h(
    'div',
    {
      class: `field ${isLit ? 'lit' : ''} ${isQuiet ? 'quiet' : ''}`,
      'data-field': field,
      onclick: () => on.light(field),
      ondblclick: () => on.edit(field),
    },
    h(
      'button',
      { type: 'button', class: 'name', title: `${t('edit')} (${key})`, onclick: () => on.edit(field) },
      h('kbd', {}, String(key)),
      t(field),
      chance === null ? null : h('span', { class: 'chance', title: t('confidence') }, `${Math.round(chance * 100)}`),
    ),
    h(
      'div',
      { class: 'value' },
      value === null ? h('span', { class: 'none' }, t('empty')) : words(value),
      original(row, field),
      conflictOf(row, field),
      field === 'formula_teks' && value !== null ? formulaView(row.formula) : null,
      ...notes,
    ),
  );
}

/** What was read, where a person decided otherwise. @param {Row} row @param {Field} field */
function original(row, field) {
  if (
    row.read === null ||
    row.state === 'dropped' ||
    same(row.read[field], row.fields[field]) ||
    (row.conflict !== null && field in row.conflict)
  )
    return null;
  return h('p', { class: 'original' }, `${t('was')}: `, h('s', {}, words(row.read[field] ?? t('empty'))));
}

/** @param {Row} row @param {Field} field */
function conflictOf(row, field) {
  if (row.conflict === null || !(field in row.conflict) || row.state === 'dropped') return null;
  return h('p', { class: 'new-reading' }, h('b', {}, `${t('newReading')}: `), words(row.conflict[field] ?? t('empty')));
}

/** @param {string | null} one @param {string | null} other */
const same = (one, other) => (one ?? '').replace(/\s+/gu, ' ').trim() === (other ?? '').replace(/\s+/gu, ' ').trim();

/** @param {Remark} remark */
const flagNote = (remark) => note(remark, 'flag');
/** @param {Remark} remark */
const findingNote = (remark) => note(remark, 'finding');

/** @param {Remark} remark @param {'flag' | 'finding'} kind */
function note({ code, message, remedy }, kind) {
  return h(
    'p',
    { class: `note ${kind}`, title: `${said(message)} [${code}]` },
    h('b', {}, `${t(kind)}: `),
    said(message),
    remedy === undefined ? null : h('span', { class: 'remedy' }, ` ${said(remedy)}`),
  );
}

/** @param {Row} row @param {() => void} take */
export function conflictNotice(row, take) {
  if (row.conflict === null) return null;
  if (row.state === 'dropped') return h('p', { class: 'conflict' }, t('conflictDropped'));
  return h('div', { class: 'conflict' }, h('p', {}, t('conflict')), keyButton('take', take));
}

/** @param {Row} row @param {(step: number) => void} undo */
export function historyView(row, undo) {
  const last = row.history.findLast((each) => each.isLive);
  const entries = row.history
    .toReversed()
    .map((each) =>
      h(
        'li',
        { class: each.isLive ? '' : 'past' },
        h(
          'p',
          {},
          h('b', {}, words(each.by)),
          ` ${t(`acted_${each.action}`)} · ${new Date(each.at).toLocaleString(currentLanguage())} `,
          each === last ? h('button', { type: 'button', class: 'small', onclick: () => undo(each.step) }, t('undo')) : null,
        ),
        ...changes(each.before, each.after),
      ),
    );
  return h(
    'section',
    { class: 'history' },
    h('h2', {}, t('history')),
    entries.length === 0 ? h('p', { class: 'none' }, t('noHistory')) : h('ol', {}, ...entries),
  );
}

/** @param {Row['fields'] | null} before @param {Row['fields'] | null} after */
function changes(before, after) {
  if (before === null || after === null)
    return [h('p', { class: 'change' }, before === after ? '' : before === null ? t('wordAdded') : t('noLongerRow'))];
  return FIELDS.filter((field) => !same(before[field], after[field])).map((field) =>
    h('p', { class: 'change' }, `${t(field)}: `, h('s', {}, words(before[field] ?? t('empty'))), ' → ', words(after[field] ?? t('empty'))),
  );
}

/** @param {Row} row */
export function lostView(row) {
  if (row.lost.length === 0) return null;
  const entries = row.lost.map(({ by, at, asRead, after }) =>
    h(
      'li',
      {},
      h('p', {}, h('b', {}, words(by)), ` · ${new Date(at).toLocaleString(currentLanguage())} · `, words(asRead.jabatan ?? t('empty'))),
      ...changes(asRead.fields, after),
      h('p', {}, words((after ?? asRead.fields).indikator ?? t('empty'))),
    ),
  );
  return h('details', { class: 'lost' }, h('summary', {}, `${t('lost')} (${row.lost.length})`), h('ol', {}, ...entries));
}
