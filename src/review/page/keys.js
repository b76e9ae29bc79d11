/** Every key of the page, in one list: the keyboard, the buttons and the help all read it. */
import { byId, h } from './dom.js';
import { t } from './words.js';

/** @typedef {'next' | 'previous' | 'accept' | 'edit' | 'save' | 'cancel' | 'split' | 'merge' | 'drop' | 'undo' | 'add' | 'take' | 'help' | 'filter' | 'pages' | 'zoom'} Command */

/** @type {readonly { readonly command: Command, readonly keys: readonly string[], readonly shown: string }[]} */
export const KEYS = [
  { command: 'accept', keys: ['Enter'], shown: 'Enter' },
  { command: 'next', keys: ['j', 'ArrowDown'], shown: 'j ↓' },
  { command: 'previous', keys: ['k', 'ArrowUp'], shown: 'k ↑' },
  { command: 'edit', keys: ['e'], shown: '1–7, e' },
  { command: 'save', keys: [], shown: 'Ctrl+Enter' },
  { command: 'cancel', keys: [], shown: 'Esc' },
  { command: 'split', keys: ['s'], shown: 's' },
  { command: 'merge', keys: ['m'], shown: 'm' },
  { command: 'drop', keys: ['x'], shown: 'x' },
  { command: 'add', keys: ['n'], shown: 'n' },
  { command: 'undo', keys: ['u'], shown: 'u' },
  { command: 'take', keys: ['b'], shown: 'b' },
  { command: 'filter', keys: ['/'], shown: '/' },
  { command: 'pages', keys: [], shown: '[ ]' },
  { command: 'zoom', keys: [], shown: '+ −' },
  { command: 'help', keys: ['?'], shown: '?' },
];

/** @param {string} key */
export const commandOf = (key) => KEYS.find(({ keys }) => keys.includes(key))?.command ?? null;

/** A button with its key printed on it. @param {Command} command @param {() => void} run @param {string} [kind] */
export function keyButton(command, run, kind = '') {
  const shown = KEYS.find((each) => each.command === command)?.shown ?? '';
  return h('button', { type: 'button', class: kind, 'data-command': command, onclick: run }, t(command), h('kbd', {}, shown));
}

export function showHelp() {
  const dialog = byId('help');
  if (!(dialog instanceof HTMLDialogElement)) return;
  const rows = KEYS.map(({ command, shown }) => h('tr', {}, h('td', {}, h('kbd', {}, shown)), h('td', {}, t(command))));
  dialog.replaceChildren(
    h('h2', {}, t('help')),
    h('table', {}, ...rows),
    h('button', { type: 'button', onclick: () => dialog.close() }, t('close'), h('kbd', {}, 'Esc')),
  );
  dialog.showModal();
}
