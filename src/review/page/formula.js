/** A typed formula as the fraction, product or count that it is. */
import { h, words } from './dom.js';
import { t } from './words.js';

/** @typedef {import('../api.ts').Formula} Formula */

const SIGNS = { difference: '−', product: '×', sum: '+' };

/** @param {Formula} formula */
export function formulaView(formula) {
  return h(
    'div',
    { class: 'formula' },
    h('span', { class: `type ${formula.type}` }, t(formula.type)),
    h('div', { class: 'math' }, expression(formula)),
  );
}

/** @param {Formula} formula @returns {HTMLElement} */
function expression(formula) {
  switch (formula.type) {
    case 'ratio':
      return ratio(formula);
    case 'difference':
    case 'product':
    case 'sum':
      return operation(formula.operands, SIGNS[formula.type]);
    case 'constant':
      return h('span', { class: 'leaf constant' }, words(formula.text));
    case 'index':
      return h('span', { class: 'leaf' }, words(formula.instrument || formula.text));
    case 'missing':
      return h('span', { class: 'leaf none' }, t('missing'));
    default:
      return h('span', { class: `leaf ${formula.type}` }, words(formula.text));
  }
}

/** @param {Extract<Formula, { type: 'ratio' }>} formula */
function ratio({ numerator, denominator, scale }) {
  const fraction = h(
    'span',
    { class: 'fraction' },
    h('span', { class: 'numerator' }, expression(numerator)),
    h('span', { class: 'denominator' }, expression(denominator)),
  );
  return h('span', { class: 'operation ratio' }, fraction, scale === 100 ? h('span', { class: 'sign' }, '× 100 %') : null);
}

/** @param {readonly Formula[]} operands @param {string} sign */
function operation(operands, sign) {
  const parts = operands.flatMap((operand, index) =>
    index === 0 ? [bracketed(operand)] : [h('span', { class: 'sign' }, sign), bracketed(operand)],
  );
  return h('span', { class: 'operation' }, ...parts);
}

/** Arithmetic within arithmetic keeps its brackets; a fraction shows by itself where it ends. @param {Formula} formula */
function bracketed(formula) {
  if (!('operands' in formula)) return expression(formula);
  return h('span', { class: 'operation' }, h('span', { class: 'sign' }, '('), expression(formula), h('span', { class: 'sign' }, ')'));
}
