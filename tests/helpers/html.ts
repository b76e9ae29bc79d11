import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { defaultTreeAdapter as tree, type DefaultTreeAdapterTypes, parse } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;

/** A page as a browser would parse it, with every fault that the HTML standard names. */
export function parsePage(text: string): { readonly root: DefaultTreeAdapterTypes.Document; readonly errors: readonly string[] } {
  const errors: string[] = [];
  const root = parse(text, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine }) => errors.push(`${code} in line ${startLine}`),
  });
  return { root, errors };
}

const validator = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:standard'] }));

/** What the HTML standard forbids in a page: wrong nesting, attributes that do not exist, ids twice, labels without a field. */
export async function htmlFaults(page: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `line ${line}: ${message} (${ruleId})`));
}

export function elements(node: DefaultTreeAdapterTypes.Node): readonly Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elements) : [];
  return tree.isElementNode(node) ? [node, ...children] : children;
}

export const named = (node: DefaultTreeAdapterTypes.Node, name: string): readonly Element[] =>
  elements(node).filter(({ tagName }) => tagName === name);

export const attribute = (element: Element, name: string): string | null => element.attrs.find((each) => each.name === name)?.value ?? null;

export function text(node: DefaultTreeAdapterTypes.Node): string {
  if (tree.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(text).join('') : '';
}

/** The tables by their captions: cells of the body, row by row. */
export function tables(node: DefaultTreeAdapterTypes.Node): ReadonlyMap<string, readonly (readonly string[])[]> {
  const cells = (row: Element): readonly string[] =>
    elements(row)
      .filter(({ tagName }) => tagName === 'th' || tagName === 'td')
      .map(text);
  return new Map(
    named(node, 'table').map((table) => {
      const [caption] = named(table, 'caption');
      const rows = ['tbody', 'tfoot'].flatMap((part) => named(table, part)).flatMap((part) => named(part, 'tr'));
      return [caption === undefined ? '' : text(caption), rows.map(cells)] as const;
    }),
  );
}
