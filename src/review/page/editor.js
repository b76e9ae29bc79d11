/** Fields to type in: of a row, of the two parts of one, of a merged or of a new one. */
import { h, isEndless } from './dom.js';
import { formulaView } from './formula.js';
import { keyButton } from './keys.js';
import * as server from './server.js';
import { FIELDS, said, t } from './words.js';

/** @typedef {import('../api.ts').FieldValues} Fields */
/** @typedef {keyof Fields} Field */
/** @typedef {{ readonly view: HTMLElement, focus(field: Field): void, values(): Fields[], isChanged(): boolean }} Editor */

/** Milliseconds without a key before a formula's meaning is asked for. */
const PAUSE = 120;
/** Lines of a text box at most; longer texts are scrolled. */
const TALLEST = 7;
/** Letters of a line of a text box, about. */
const WIDE = 46;

/**
 * `parts`: the values to begin with, one set or two. `lit` hears which field is typed in.
 * @param {readonly Fields[]} parts
 * @param {string} hint
 * @param {{ save: () => void, cancel: () => void, lit: (field: Field) => void }} on
 * @returns {Editor}
 */
export function makeEditor(parts, hint, on) {
  const boxes = parts.map((part) => new Map(FIELDS.map((field) => [field, textBox(part[field], () => on.lit(field))])));
  const view = h(
    'div',
    { class: `editor ${parts.length === 2 ? 'two' : ''}` },
    h('p', { class: 'hint' }, hint),
    ...FIELDS.map((field, index) =>
      h(
        'div',
        { class: 'field' },
        h('span', { class: 'name' }, h('kbd', {}, String(index + 1)), t(field)),
        h(
          'div',
          { class: 'value' },
          ...boxes.flatMap((set, part) =>
            boxWithMeaning(set.get(field), field, parts.length === 2 ? t(part === 0 ? 'part1' : 'part2') : null),
          ),
        ),
      ),
    ),
    h('div', { class: 'actions' }, keyButton('save', on.save, 'main'), keyButton('cancel', on.cancel)),
  );
  const values = () => boxes.map((set) => fieldsOf((field) => set.get(field)?.value.trim() || null));
  const atStart = JSON.stringify(values());
  return {
    view,
    values,
    isChanged: () => JSON.stringify(values()) !== atStart,
    focus(field) {
      const box = boxes[0]?.get(field);
      box?.focus();
      box?.setSelectionRange(box.value.length, box.value.length);
    },
  };
}

/** @param {(field: Field) => string | null} valueOf @returns {Fields} */
function fieldsOf(valueOf) {
  return {
    sasaran: valueOf('sasaran'),
    indikator: valueOf('indikator'),
    alasan: valueOf('alasan'),
    penjelasan: valueOf('penjelasan'),
    formula_teks: valueOf('formula_teks'),
    sumber_data: valueOf('sumber_data'),
    penanggung_jawab: valueOf('penanggung_jawab'),
  };
}

/** @param {string | null} value @param {() => void} onFocus */
function textBox(value, onFocus) {
  const box = h('textarea', {
    class: isEndless(value ?? '') ? 'endless' : null,
    rows: linesOf(value ?? ''),
    spellcheck: 'false',
    dir: 'auto',
    onfocus: onFocus,
    oninput: () => {
      box.rows = linesOf(box.value);
    },
  });
  box.value = value ?? '';
  return box;
}

/** @param {string} text */
const linesOf = (text) => Math.min(TALLEST, Math.max(1, Math.ceil(text.length / WIDE)));

/** @param {HTMLTextAreaElement | undefined} box @param {Field} field @param {string | null} name */
function boxWithMeaning(box, field, name) {
  if (box === undefined) return [];
  box.setAttribute('aria-label', name === null ? t(field) : `${t(field)}, ${name}`);
  box.dataset['field'] = field;
  const label = name === null ? [] : [h('span', { class: 'part' }, name)];
  return field === 'formula_teks' ? [...label, box, meaningOf(box)] : [...label, box];
}

/** The typed formula, while it is written. @param {HTMLTextAreaElement} box */
function meaningOf(box) {
  const meaning = h('div', { class: 'meaning', 'aria-live': 'polite' });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const ask = async () => {
    const text = box.value;
    const answer = await server.formula(text).catch((/** @type {Error} */ error) => error);
    if (text !== box.value) return;
    if (answer instanceof Error) return meaning.replaceChildren(h('p', { class: 'note flag' }, answer.message));
    meaning.replaceChildren(formulaView(answer.formula), ...answer.doubts.map((doubt) => h('p', { class: 'note flag' }, said(doubt))));
  };
  box.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  void ask();
  return meaning;
}

/** The row above with this one taken in: what only one of them has, or both texts in order. @param {Fields} above @param {Fields} below */
export function joined(above, below) {
  return fieldsOf((field) => {
    const [first, second] = [above[field], below[field]];
    if (first === null || second === null) return first ?? second;
    return first === second ? first : `${first} ${second}`;
  });
}

export const emptyFields = () => fieldsOf(() => null);
