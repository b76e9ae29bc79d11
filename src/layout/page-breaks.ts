import { shift } from './ink.ts';
import { joinTables } from './table-joining.ts';
import type { Raw, RawText } from './raw.ts';

/** Points. Distance at which the text of a page is laid under the text of the page before. */
const UNDER = 2;

/** Joins what a page break cut: a table at the foot of a page goes on at the head of the next, and so does text. */
export function joinPages(parts: readonly Raw[]): readonly Raw[] {
  const joined: Raw[] = [];
  let aside: Raw[] = [];
  for (const part of parts) {
    if (part.type === 'furniture') {
      aside.push(part);
      continue;
    }
    const last = joined.at(-1);
    const whole = last !== undefined && part.page === last.lastPage + 1 ? join(last, part) : null;
    if (whole === null) {
      joined.push(...aside, part);
      aside = [];
    } else joined[joined.length - 1] = whole;
  }
  return [...joined, ...aside];
}

function join(last: Raw, part: Raw): Raw | null {
  if (last.type === 'table' && part.type === 'table') return joinTables(last, part);
  if (last.type === 'text' && part.type === 'text') return joinText(last, part);
  return null;
}

/** Lays one page's text under the other's; the reading of paragraphs sees by the page numbers of the words that a break lies between. */
function joinText(last: RawText, part: RawText): RawText {
  const bottom = Math.max(...last.words.map((word) => word.at[3]));
  const top = Math.min(...part.words.map((word) => word.at[1]));
  const down = bottom + UNDER - top;
  return {
    ...last,
    lastPage: part.lastPage,
    words: [...last.words, ...shift(part.words, 0, down)],
    strokes: [...last.strokes, ...shift(part.strokes, 0, down)],
    left: Math.min(last.left, part.left),
    right: Math.max(last.right, part.right),
  };
}
