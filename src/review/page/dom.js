/**
 * The only way in which the page makes elements. Text goes in as text nodes, never as HTML: whatever a document says stays text.
 * @typedef {Record<string, string | number | boolean | null | ((event: Event) => void)>} Props
 */

/**
 * `onclick` and the like are listeners, `true` and `null` set or leave out an attribute.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Props} [props]
 * @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Letters without a blank from which on a text is set plainly: kerning such a line takes a browser half a minute in some fonts. */
const ENDLESS = /\S{1000}/u;

/** @param {string} text */
export const isEndless = (text) => ENDLESS.test(text);

/**
 * Words of a document. They stand apart, so that marks of direction in them turn nothing around them.
 * @param {string} text
 * @param {string} [kind]
 */
export function words(text, kind = '') {
  return h('bdi', { class: `words ${kind} ${isEndless(text) ? 'endless' : ''}`.trim() }, text);
}

/** @param {string} id */
export function byId(id) {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`#${id} is missing`);
  return element;
}
