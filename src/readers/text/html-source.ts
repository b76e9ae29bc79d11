import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Levels. Hand-made documents nest a few dozen; the HTML rules cost time by depth squared, so deeper tags are flattened. */
const MAX_DEPTH = 200;

const BLOCK_NAMES =
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul';
const INLINE_NAMES =
  'a abbr acronym b bdi bdo big br cite code col colgroup del dfn em font head i img ins kbd label link mark math meta mfrac mi mn mo mrow msub msup mtext o:p option q s samp script select small span strike strong style sub sup svg template time title tt u var wbr';

export const BLOCKS: ReadonlySet<string> = new Set(BLOCK_NAMES.split(' '));
const KNOWN: ReadonlySet<string> = new Set([...BLOCKS, ...INLINE_NAMES.split(' ')]);

/** Elements that close by themselves or hold nothing: they do not deepen the nesting. */
const SHALLOW: ReadonlySet<string> = new Set(
  'area base br col colgroup dd dt hr img input li link meta option p tbody td tfoot th thead tr wbr'.split(' '),
);

const TAG = /<(\/?)([A-Za-z][A-Za-z0-9]*(?::[A-Za-z][A-Za-z0-9]*)?)(?=[\s/>])((?:"[^"<]*"|'[^'<]*'|[^'"<>])*)>/gu;
const TAG_OR_ANGLE = new RegExp(`(<!--(?:(?!<!--).)*?-->)|${TAG.source}|<`, 'gsu');
const ENTITY = /&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});/u;

/** The text holds a tag of HTML or an entity. "<nama>" and "< 50" are no tags. */
export function hasMarkup(text: string): boolean {
  if (text.includes('&') && ENTITY.test(text)) return true;
  if (!text.includes('<')) return false;
  for (const [, , name] of text.matchAll(TAG)) {
    if (name !== undefined && KNOWN.has(name.toLowerCase())) return true;
  }
  return text.includes('<!--');
}

/** Nodes of a piece of HTML amid text: what looks like a tag and is none of HTML's stays as words. */
export function parsePiece(text: string): readonly HtmlNode[] {
  const escaped = text.replace(TAG_OR_ANGLE, (found, comment?: string, slash?: string, name?: string) => {
    if (comment !== undefined) return comment.replace(/[^\n]+/gu, '');
    return name !== undefined && slash !== undefined && KNOWN.has(name.toLowerCase()) ? found : `&lt;${found.slice(1)}`;
  });
  return parseFragment(flatten(escaped), { sourceCodeLocationInfo: true }).childNodes;
}

/** Nodes of a whole HTML document. */
export function parsePage(text: string): readonly HtmlNode[] {
  return parse(flatten(text), { sourceCodeLocationInfo: true }).childNodes;
}

/** Takes out the tags that lie too deep; where such a tag separates blocks, a line break stays. Line numbers stay as they are. */
function flatten(text: string): string {
  let depth = 0;
  return text.replace(TAG, (tag, slash: string, rawName: string, rest: string) => {
    const name = rawName.toLowerCase();
    if (SHALLOW.has(name) || rest.endsWith('/')) return tag;
    const kept = slash === '' ? depth < MAX_DEPTH : depth <= MAX_DEPTH;
    depth = slash === '' ? depth + 1 : Math.max(0, depth - 1);
    if (kept) return tag;
    return (BLOCKS.has(name) ? '<br>' : '') + tag.replace(/[^\n]+/gu, '');
  });
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

const NOT_SHOWN: ReadonlySet<string> = new Set('head script style template title annotation noscript datalist'.split(' '));

/** Nobody sees it on the page. */
export function isHidden(element: HtmlElement): boolean {
  if (NOT_SHOWN.has(element.tagName) || attribute(element, 'hidden') !== null) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attribute(element, 'style') ?? '');
}
