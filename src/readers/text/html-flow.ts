import type { ContentLine } from './lines.ts';
import { isBlank } from './characters.ts';
import { attribute, BLOCKS, isElement, isHidden, type HtmlElement, type HtmlNode } from './html-source.ts';

type Task = { readonly enter: HtmlNode } | { readonly leave: HtmlElement } | { readonly say: string };

type List = { readonly ordered: boolean; readonly type: string; readonly silent: boolean; next: number };

/** A line, or a table that the caller reads by itself. */
export type FlowItem = ContentLine | { readonly table: HtmlElement };

/** What is known while walking: the line that grows, and what is open around it. */
type Flow = {
  readonly items: FlowItem[];
  readonly keepTables: boolean;
  readonly lists: List[];
  readonly offset: number;
  text: string;
  underlined: string;
  mark: string | null;
  line: number;
  hard: boolean;
  underlines: number;
  bolds: number;
  headings: number;
  pres: number;
  allBold: boolean;
  listed: boolean;
};

/** The lines of a cell's HTML in reading order. Tables in it are flattened: a row becomes a line. */
export function flowLines(roots: readonly HtmlNode[], offset: number): readonly ContentLine[] {
  return walk(roots, offset, false).filter((item): item is ContentLine => !('table' in item));
}

/** The lines and tables of HTML in reading order. A table around other tables only lays the page out: it is no table here. */
export function flowItems(roots: readonly HtmlNode[], offset: number): readonly FlowItem[] {
  return walk(roots, offset, true);
}

/**
 * `offset`: the source line before the first line of the parsed text.
 * Walks with a stack of its own, so that depth costs no calls.
 */
function walk(roots: readonly HtmlNode[], offset: number, keepTables: boolean): readonly FlowItem[] {
  const flow = startFlow(offset, keepTables);
  const tasks: Task[] = roots.map((enter) => ({ enter })).reverse();
  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    if ('say' in task) say(flow, task.say);
    else if ('leave' in task) leave(flow, task.leave);
    else visit(flow, tasks, task.enter);
  }
  endLine(flow, true);
  return flow.items;
}

function startFlow(offset: number, keepTables: boolean): Flow {
  const line = { text: '', underlined: '', mark: null, line: offset + 1, hard: true, allBold: true, listed: false };
  return { items: [], keepTables, lists: [], offset, ...line, underlines: 0, bolds: 0, headings: 0, pres: 0 };
}

function visit(flow: Flow, tasks: Task[], node: HtmlNode): void {
  if (node.nodeName === '#text' && 'value' in node) {
    sayText(flow, node.value, flow.offset + (node.sourceCodeLocation?.startLine ?? 1));
    if (node.parentNode?.nodeName === 'ul' || node.parentNode?.nodeName === 'ol') flow.listed ||= !isBlank(node.value);
    return;
  }
  if (!isElement(node) || isHidden(node)) return;
  if (flow.keepTables && node.tagName === 'table' && !isPageFrame(node)) {
    endLine(flow, true);
    flow.items.push({ table: node });
    return;
  }
  enter(flow, node);
  tasks.push({ leave: node });
  const inner = node.tagName === 'mfrac' ? fractionTasks(node) : node.childNodes.map((child): Task => ({ enter: child }));
  for (const task of inner.reverse()) tasks.push(task);
}

/** Cells of one row from which a table around other tables is data: pages are framed with one or two columns. */
const DATA_CELLS_LEAST = 3;

/** A table around other tables that only lays the page out: none of its own rows has cells enough to be data. */
function isPageFrame(table: HtmlElement): boolean {
  const open: HtmlNode[] = [...table.childNodes];
  let holdsTable = false;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isElement(node)) continue;
    if (node.tagName === 'table') {
      holdsTable = true;
      continue;
    }
    if (
      node.tagName === 'tr' &&
      node.childNodes.filter((cell) => isElement(cell) && (cell.tagName === 'td' || cell.tagName === 'th')).length >= DATA_CELLS_LEAST
    )
      return false;
    for (const child of node.childNodes) open.push(child);
  }
  return holdsTable;
}

/** MathML's fraction, said in the notation that the content reader knows. */
function fractionTasks(element: HtmlElement): Task[] {
  const [upper, lower] = element.childNodes.filter(isElement);
  if (upper === undefined || lower === undefined) return element.childNodes.map((child) => ({ enter: child }));
  return [{ say: '\\frac{' }, { enter: upper }, { say: '}{' }, { enter: lower }, { say: '}' }];
}

function enter(flow: Flow, element: HtmlElement): void {
  const { tagName } = element;
  if (tagName === 'br') endLine(flow, false);
  if (BLOCKS.has(tagName) && !isNestedCell(tagName)) endLine(flow, true);
  if (isNestedCell(tagName)) say(flow, ' ');
  if (tagName === 'hr') say(flow, '-----');
  if (tagName === 'ul' || tagName === 'ol') flow.lists.push(listOf(element));
  if (tagName === 'li') flow.mark = nextMark(flow.lists.at(-1), element);
  shift(flow, element, 1);
}

function leave(flow: Flow, element: HtmlElement): void {
  const { tagName } = element;
  if (BLOCKS.has(tagName) && !isNestedCell(tagName)) endLine(flow, true);
  if (tagName === 'li') flow.mark = null;
  if (tagName === 'ul' || tagName === 'ol') flow.lists.pop();
  shift(flow, element, -1);
}

function isNestedCell(tagName: string): boolean {
  return tagName === 'td' || tagName === 'th';
}

function shift(flow: Flow, element: HtmlElement, by: 1 | -1): void {
  const { tagName } = element;
  const style = attribute(element, 'style') ?? '';
  if (tagName === 'u' || tagName === 'ins' || /text-decoration[^;]*underline/iu.test(style)) flow.underlines += by;
  if (tagName === 'b' || tagName === 'strong' || /font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(style)) flow.bolds += by;
  if (/^h[1-6]$/u.test(tagName)) flow.headings += by;
  if (tagName === 'pre') flow.pres += by;
}

function listOf(element: HtmlElement): List {
  const start = Number(attribute(element, 'start') ?? '1');
  const silent = /list-style(?:-type)?\s*:\s*none/iu.test(attribute(element, 'style') ?? '');
  return { ordered: element.tagName === 'ol', type: attribute(element, 'type') ?? '1', silent, next: Number.isInteger(start) ? start : 1 };
}

/** The mark that a browser prints before an item. */
function nextMark(list: List | undefined, item: HtmlElement): string | null {
  if (list === undefined || list.silent) return null;
  if (!list.ordered) return '•';
  const value = Number(attribute(item, 'value') ?? '');
  const number = Number.isInteger(value) && value > 0 ? value : list.next;
  list.next = number + 1;
  const letter = number >= 1 && number <= 26 ? String.fromCharCode(96 + number) : null;
  if (list.type === 'a' && letter !== null) return `${letter}.`;
  if (list.type === 'A' && letter !== null) return `${letter.toUpperCase()}.`;
  return `${number}.`;
}

function sayText(flow: Flow, value: string, line: number): void {
  if (isBlank(flow.underlined + flow.text) && !isBlank(value)) flow.line = line;
  if (flow.pres === 0) {
    say(flow, value.replace(/\s+/gu, ' '));
    return;
  }
  value.split('\n').forEach((part, index) => {
    if (index > 0) endLine(flow, false);
    if (!isBlank(part) && isBlank(flow.underlined + flow.text)) flow.line = line + index;
    say(flow, part);
  });
}

function say(flow: Flow, words: string): void {
  if (words === '') return;
  const lead = isBlank(flow.text);
  if (flow.underlines > 0 && lead) flow.underlined += flow.text + words;
  else flow.text += words;
  if (flow.underlines > 0 && lead) flow.text = '';
  if (flow.bolds === 0 && !isBlank(words)) flow.allBold = false;
}

function endLine(flow: Flow, hard: boolean): void {
  if (isBlank(flow.underlined + flow.text)) {
    flow.hard ||= hard;
  } else {
    const heading = flow.headings > 0 || flow.allBold;
    const indent = Math.max(0, flow.lists.length - 1);
    const listed = flow.listed && flow.mark === null;
    const underlined = isBlank(flow.underlined) ? '' : flow.underlined;
    const { text, mark, line } = flow;
    flow.items.push({ underlined, text, mark, indent, role: heading ? 'heading' : 'body', line, listed, hard: flow.hard });
    flow.mark = null;
    flow.hard = hard;
  }
  flow.text = '';
  flow.underlined = '';
  flow.allBold = true;
  flow.listed = false;
}
