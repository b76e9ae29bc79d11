import MarkdownIt from 'markdown-it';
import type { Block, Paragraph } from '../../layout/document.ts';
import type { SourceLine } from './characters.ts';
import { append } from './collect.ts';
import { pageParagraphs } from './page-lines.ts';
import { isPipeLine, readPipeTable } from './pipe-table.ts';

/**
 * Finds headings and pipe tables. Everything else stays lines: numbers and letters of lists must come out as printed, each
 * line may be an item of its own, and deep indentation, dashes under a title or brackets mean nothing here.
 */
const structure = new MarkdownIt('zero').enable(['table', 'heading']);

/** The blocks of lines that stand outside of tab tables and HTML. */
export function readMarkdown(lines: readonly SourceLine[]): readonly Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (const found of [...findStructures(lines), { kind: 'end' as const, from: lines.length, to: lines.length }]) {
    append(blocks, readPlain(lines.slice(from, found.from)));
    const inside = lines.slice(found.from, found.to);
    if (found.kind === 'table') blocks.push(readPipeTable(inside));
    if (found.kind === 'heading') append(blocks, toHeadings(inside));
    from = found.to;
  }
  return blocks;
}

/** `from`, `to`: [from, to) of the lines. */
type Structure = { readonly kind: 'table' | 'heading'; readonly from: number; readonly to: number };

function findStructures(lines: readonly SourceLine[]): readonly Structure[] {
  if (!lines.some(({ text }) => text.includes('|') || /^\s*#/u.test(text))) return [];
  const tokens = structure.parse(lines.map(({ text }) => text).join('\n'), {});
  return tokens.flatMap((token): readonly Structure[] => {
    if (token.map === null || token.level !== 0) return [];
    const [from, to] = token.map;
    if (token.type === 'table_open') return [{ kind: 'table', from, to }];
    return token.type === 'heading_open' ? [{ kind: 'heading', from, to }] : [];
  });
}

/** Lines that Markdown finds no structure in: rows of a table that lost its head at a page break, grid tables, text. */
function readPlain(lines: readonly SourceLine[]): readonly Block[] {
  const blocks: Block[] = [];
  let from = 0;
  while (from < lines.length) {
    const piped = isPipeLine(lines[from]?.text ?? '');
    let to = from;
    while (to < lines.length && isPipeLine(lines[to]?.text ?? '') === piped) to += 1;
    const run = lines.slice(from, to);
    append<Block>(blocks, piped ? [readPipeTable(run)] : pageParagraphs(run));
    from = to;
  }
  return blocks;
}

function toHeadings(lines: readonly SourceLine[]): readonly Paragraph[] {
  const words = lines.map(({ text, line }) => ({ line, text: text.replace(/^\s*#{1,6}\s*/u, '').replace(/\s+#+\s*$/u, '') }));
  return pageParagraphs(words).map((paragraph) => ({ ...paragraph, role: 'heading' }));
}
