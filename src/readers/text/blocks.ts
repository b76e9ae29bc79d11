import type { Block } from '../../layout/document.ts';
import { readCellLines } from './cell-lines.ts';
import { isBlank, type SourceLine } from './characters.ts';
import { append } from './collect.ts';
import { readHtml } from './html.ts';
import { readLooseCells } from './loose-cells.ts';
import { readMarkdown } from './markdown.ts';
import { pageParagraphs } from './page-lines.ts';
import { endOfTabRun, isKeyValue, isRuleLine, readTabRun } from './tab-table.ts';

/** A line that begins a piece of HTML with a structure of its own. */
const HTML_START = /^\s*<(?:table|div|center|section|article|ul|ol|h[1-6]|p|blockquote|dl|thead|tbody|!--)(?=[\s>-])/iu;

/** Blocks so far, and the lines that wait to be read together. */
type State = { readonly blocks: Block[]; pending: SourceLine[] };

/** Cuts the lines of a text into pieces of one notation each and reads every piece with its own reader. */
export function readBlocks(lines: readonly SourceLine[]): readonly Block[] {
  const state: State = { blocks: [], pending: [] };
  let at = 0;
  while (at < lines.length) at = readNext(state, lines, at);
  flush(state);
  return state.blocks;
}

function readNext(state: State, lines: readonly SourceLine[], at: number): number {
  const line = lines[at];
  if (line === undefined) return lines.length;
  if (HTML_START.test(line.text) && !isTabRow(line.text)) return readHtmlPiece(state, lines, at);
  const cells = (line.text.includes('\t') ? readCellLines(lines, at) : null) ?? readLooseCells(lines, at);
  if (cells !== null) {
    flush(state);
    state.blocks.push(cells.table);
    return cells.next;
  }
  if (isTabRow(line.text)) return readTabs(state, lines, at);
  state.pending.push(line);
  return at + 1;
}

/** Lines without tabs or HTML wait until another notation begins, so that Markdown sees them together. */
function flush(state: State): void {
  if (state.pending.some(({ text }) => !isBlank(text))) append(state.blocks, readMarkdown(state.pending));
  state.pending = [];
}

function isTabRow(text: string): boolean {
  return (
    text.includes('\t') &&
    !isBlank(text) &&
    !text.trimStart().startsWith('|') &&
    !/^\s*<\/?(?:table|thead|tbody|tfoot|tr|td|th)\b/iu.test(text)
  );
}

function readHtmlPiece(state: State, lines: readonly SourceLine[], from: number): number {
  const first = lines[from];
  if (first === undefined) return from + 1;
  const to = endOfHtml(lines, from);
  flush(state);
  const text = lines
    .slice(from, to)
    .map((line) => line.text)
    .join('\n');
  append(state.blocks, readHtml(text, first.line));
  return to;
}

/** A piece of HTML ends at a blank line outside of its tables, or before a row of tabs. A table never closed ends at a blank line. */
function endOfHtml(lines: readonly SourceLine[], from: number): number {
  let open = 0;
  let firstBlank: number | null = null;
  for (let at = from; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? '';
    if (isBlank(text)) firstBlank ??= at;
    if (open === 0 && at > from && (isBlank(text) || (isTabRow(text) && !/^\s*</u.test(text)))) return at;
    open = Math.max(0, open + count(text, /<table(?=[\s>])/giu) - count(text, /<\/table\s*>/giu));
  }
  return open === 0 ? lines.length : (firstBlank ?? lines.length);
}

function count(text: string, pattern: RegExp): number {
  return text.includes('<') ? [...text.matchAll(pattern)].length : 0;
}

/** A run of lines with tabs; key and value lines at its ends are paragraphs of their own. */
function readTabs(state: State, lines: readonly SourceLine[], from: number): number {
  const to = endOfTabRun(lines, from, isTabRow);
  const run = lines.slice(from, to);
  const first = run.findIndex(({ text }) => !isKeyValue(text));
  const bodyFrom = first < 0 ? run.length : first;
  const bodyTo = Math.max(bodyFrom, run.findLastIndex(({ text }) => !isKeyValue(text)) + 1);
  const columnsBefore = bodyFrom > 0 ? null : columnsOfTableBefore(state);
  const cellsAfter = bodyTo < run.length ? null : cellsOfLineAfter(lines, to);
  flush(state);
  const body = run.slice(bodyFrom, bodyTo);
  append(state.blocks, pageParagraphs(run.slice(0, bodyFrom)));
  if (body.some(({ text }) => !isRuleLine(text))) append<Block>(state.blocks, readTabRun(body, { columnsBefore, cellsAfter }));
  append(state.blocks, pageParagraphs(run.slice(bodyTo)));
  return to;
}

function columnsOfTableBefore(state: State): number | null {
  const last = state.blocks.at(-1);
  const onlyGap = state.pending.every(({ text }) => isBlank(text) || isRuleLine(text));
  return onlyGap && last?.type === 'table' ? last.columns : null;
}

function cellsOfLineAfter(lines: readonly SourceLine[], from: number): number | null {
  let at = from;
  while (at < lines.length && isBlank(lines[at]?.text ?? '')) at += 1;
  const next = lines[at];
  return next !== undefined && isTabRow(next.text) && !isKeyValue(next.text) ? next.text.split('\t').length : null;
}
