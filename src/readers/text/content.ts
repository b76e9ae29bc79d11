import type { Paragraph } from '../../layout/document.ts';
import { dropInvisible, isBlank } from './characters.ts';
import { BAR_SOURCE, dropEmphasis, readInline } from './inline.ts';
import { wholeText, type ContentLine } from './lines.ts';
import { readMark, splitFlowedList } from './mark.ts';
import { stackFractions, type Draft } from './stack.ts';

/** Where lines stand: in a cell, lists are often flowed into one line and a bar divides; on the page, neither is so. */
export type Setting = 'cell' | 'page';

const ONLY_BAR = new RegExp(`^\\s*${BAR_SOURCE}\\s*$`, 'u');

/** Makes paragraphs of lines: list marks off, flowed lists cut, stacked fractions put together, content read. */
export function toParagraphs(lines: readonly ContentLine[], setting: Setting): readonly Paragraph[] {
  const drafts = lines.flatMap((line) => toDrafts(line, setting));
  return stackFractions(drafts, setting === 'cell').flatMap((draft): readonly Paragraph[] => {
    const content = draft.content ?? readInline(draft.underlined + draft.text, draft.line);
    if (content.length === 0 && draft.mark === null) return [];
    if (setting === 'page' && ONLY_BAR.test(draft.text)) return [];
    return [{ type: 'paragraph', role: draft.role, mark: draft.mark, indent: draft.indent, content, place: { line: draft.line } }];
  });
}

function toDrafts(line: ContentLine, setting: Setting): readonly Draft[] {
  if (isBlank(wholeText(line))) return [];
  const { indent, role, hard } = line;
  const base = { indent, role, line: line.line, content: null };
  if (line.underlined !== '') {
    const { mark, rest } = readMark(dropInvisible(line.underlined).trimStart());
    return [{ ...base, mark: mark ?? line.mark, hard, underlined: rest, text: line.text }];
  }
  const text = dropEmphasis(dropInvisible(line.text)).trim();
  if (ONLY_BAR.test(text)) return [{ ...base, mark: null, hard, underlined: '', text }];
  const flowed = setting === 'cell' || line.listed;
  const items = flowed && !text.includes('\\frac') ? splitFlowedList(text, line.listed) : [text];
  return items.map((item, index) => {
    const { mark, rest } = readMark(item);
    return { ...base, mark: mark ?? (index === 0 ? line.mark : null), hard: hard || index > 0, underlined: '', text: rest };
  });
}
