import { union } from './geometry.ts';
import { type Ink, shift, type Stroke } from './ink.ts';
import type { Raw, RawFurniture, RawText } from './raw.ts';
import { joinTables } from './table-joining.ts';

/** Points. Distance at which the text of a page is laid under the text of the page before. */
const UNDER = 2;

/** Joins what a page break cut: a table at the foot of a page goes on at the head of the next, and so does text. */
export function joinPages(parts: readonly Raw[]): readonly Raw[] {
  const joined: (Exclude<Raw, RawText> | readonly RawText[])[] = [];
  let aside: RawFurniture[] = [];
  const flush = (): void => {
    joined.push(...aside);
    aside = [];
  };
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.type === 'furniture') aside.push(part);
    else if (part.type === 'text' && isRun(last) && last.at(-1)?.lastPage === part.page - 1) joined[joined.length - 1] = [...last, part];
    else {
      const whole =
        part.type === 'table' && last !== undefined && !isRun(last) && last.type === 'table' && last.lastPage === part.page - 1
          ? joinTables(last, part)
          : null;
      if (whole !== null) joined[joined.length - 1] = whole;
      else {
        flush();
        joined.push(part.type === 'text' ? [part] : part);
      }
    }
  }
  flush();
  return joined.flatMap((part): readonly Raw[] => (isRun(part) ? joinTexts(part) : [part]));
}

const isRun = (part: Exclude<Raw, RawText> | readonly RawText[] | undefined): part is readonly RawText[] => Array.isArray(part);

/** Lays the text of pages under each other; the reading of paragraphs sees by the page numbers of the words where a break lies. */
function joinTexts(parts: readonly RawText[]): readonly RawText[] {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return [];
  const words: Ink[][] = [];
  const strokes: Stroke[][] = [];
  let bottom: number | null = null;
  for (const part of parts) {
    const box = union(part.words.map((word) => word.at));
    const down: number = bottom === null ? 0 : bottom + UNDER - box[1];
    words.push([...shift(part.words, 0, down)]);
    strokes.push([...shift(part.strokes, 0, down)]);
    bottom = box[3] + down;
  }
  const left = Math.min(...parts.map((part) => part.left));
  const right = Math.max(...parts.map((part) => part.right));
  return [{ ...first, lastPage: last.lastPage, words: words.flat(), strokes: strokes.flat(), left, right }];
}
