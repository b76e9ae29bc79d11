import { DOMParser, onErrorStopParsing, type Node } from '@xmldom/xmldom';

/**
 * An element with its name in the customary prefixes ("w:p"), whatever prefixes the file itself declares, so that files of
 * every writer, also in the "strict" dialect, read alike.
 */
export type XmlElement = { readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly children: readonly XmlNode[] };
export type XmlNode = XmlElement | string;

/** Levels. Word's own files stay below 100; unbounded depth would overflow the stack of the readers after this one. */
const MAX_DEPTH = 500;

/** Both dialects of the standard have a namespace of their own for the same elements: "transitional" and "strict". */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/drawingml/2006/main': 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
};

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

type Open = { readonly from: Node; readonly into: XmlNode[]; readonly depth: number };

/** The root element. Throws `Error` if the text is no XML, declares a document type (entities), or nests too deep. */
export function parseXml(bytes: Uint8Array): XmlElement {
  const text = decode(bytes);
  if (/<!DOCTYPE/iu.test(text)) throw new Error('a document type is declared, which no Word file has');
  const parsed = new DOMParser({ onError: onErrorStopParsing, locator: false }).parseFromString(text, 'text/xml');
  const root = parsed.documentElement;
  if (root === null) throw new Error('no root element');
  const top: XmlNode[] = [];
  const open: Open[] = [{ from: root, into: top, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) convert(next, open);
  const [element] = top;
  if (element === undefined || typeof element === 'string') throw new Error('no root element');
  return element;
}

/** Appends what `from` is to the children of its parent, and leaves its own children to be converted next, in order. */
function convert({ from, into, depth }: Open, open: Open[]): void {
  if (from.nodeType === TEXT || from.nodeType === CDATA) into.push(from.nodeValue ?? '');
  if (from.nodeType !== ELEMENT) return;
  if (depth > MAX_DEPTH) throw new Error(`more than ${MAX_DEPTH} elements stand in one another`);
  const children: XmlNode[] = [];
  into.push({ name: nameOf(from), attributes: attributesOf(from), children });
  const inner: Open[] = [];
  for (let child = from.firstChild; child !== null; child = child.nextSibling)
    inner.push({ from: child, into: children, depth: depth + 1 });
  for (let at = inner.length - 1; at >= 0; at -= 1) {
    const one = inner[at];
    if (one !== undefined) open.push(one);
  }
}

function attributesOf(node: Node): ReadonlyMap<string, string> {
  if (!('attributes' in node)) return NO_ATTRIBUTES;
  const { attributes } = node;
  if (attributes === null || typeof attributes !== 'object' || !('length' in attributes) || attributes.length === 0) return NO_ATTRIBUTES;
  const found = new Map<string, string>();
  for (const attribute of Object.values(attributes)) {
    if (isAttribute(attribute)) found.set(nameOf(attribute), attribute.value);
  }
  return found;
}

function isAttribute(value: unknown): value is Node & { readonly value: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'nodeType' in value &&
    value.nodeType === 2 &&
    'value' in value &&
    typeof value.value === 'string'
  );
}

function nameOf(node: Node): string {
  const local = node.localName ?? node.nodeName;
  const namespace = node.namespaceURI;
  if (namespace === null || namespace === undefined || namespace === '') return local;
  const prefix = PREFIXES[namespace];
  return prefix === undefined ? node.nodeName : `${prefix}:${local}`;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element === undefined ? [] : elementsOf(element).filter((child) => child.name === name);
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0];
}

/** The `w:val` of the child with this name; undefined where there is no such child or it has none. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.attributes.get('w:val');
}

/** An attribute's whole number; undefined where it is missing or no number. */
export function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d+(?:\.\d+)?$/u.test(text) ? Math.trunc(Number(text)) : undefined;
}

/** A switch such as `<w:b/>`: on, if it is there and does not say off; undefined if it is not there. */
export function isOn(element: XmlElement | undefined): boolean | undefined {
  return element === undefined ? undefined : !/^(?:0|false|off|none)$/iu.test(element.attributes.get('w:val') ?? '');
}

/** The element itself or one within it has one of these names. */
export function holds(element: XmlElement, names: ReadonlySet<string>): boolean {
  return names.has(element.name) || elementsOf(element).some((child) => holds(child, names));
}

/** Elements that only wrap others: content controls, custom tags, insertions of tracked changes. */
const WRAPPERS: ReadonlySet<string> = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo']);
const WORDS: ReadonlySet<string> = new Set(['w:t', 'm:t']);

/** The child elements with all wrappers opened. Of alternatives for the same content, one counts. */
export function contentOf(element: XmlElement): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => {
    if (child.name === 'mc:AlternateContent') return contentOf(chooseAlternative(child));
    return WRAPPERS.has(child.name) ? contentOf(child) : [child];
  });
}

/** The first alternative that holds words; without words, the first one (a drawing). */
export function chooseAlternative(alternatives: XmlElement): XmlElement {
  const branches = [...childrenOf(alternatives, 'mc:Choice'), ...childrenOf(alternatives, 'mc:Fallback')];
  return branches.find((branch) => holds(branch, WORDS)) ?? branches[0] ?? { ...alternatives, children: [] };
}
