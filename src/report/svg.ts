import { DOMParser, type Element, XMLSerializer } from '@xmldom/xmldom';
import { type Html, trusted } from './html.ts';

/**
 * A chart's SVG made fit to stand in a page without scripts and inline styles: what only serves the mouse goes, styles become
 * attributes, and ids begin with the chart's own name.
 */
export function inlineSvg(svg: string, name: string, label: string): Html {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  if (root === null) throw new Error('The chart is no SVG.');
  for (const style of [...root.getElementsByTagName('style')]) style.parentNode?.removeChild(style);
  for (const element of [root, ...root.getElementsByTagName('*')]) clean(element, name);
  root.setAttribute('role', 'img');
  root.setAttribute('aria-label', label);
  return trusted(new XMLSerializer().serializeToString(root));
}

const FOR_THE_MOUSE = /^(?:class|pointer-events|ecmeta_.*|version|baseProfile|xmlns:xlink|xml:space)$/u;

function clean(element: Element, name: string): void {
  for (const { name: attribute, value } of [...element.attributes]) {
    if (FOR_THE_MOUSE.test(attribute)) element.removeAttribute(attribute);
    else if (attribute === 'style') spread(element, value);
    else if (attribute === 'id') element.setAttribute('id', `${name}-${value}`);
    else if (value.startsWith('url(#')) element.setAttribute(attribute, value.replace('url(#', `url(#${name}-`));
  }
}

/** "font-size:12px;font-family:sans-serif" as attributes of the same names, which SVG has for all that charts use. */
function spread(element: Element, style: string): void {
  element.removeAttribute('style');
  for (const [, property = '', value = ''] of style.matchAll(/([a-z-]+)\s*:\s*([^;]+)/gu)) element.setAttribute(property, value.trim());
}
