import { beginsWithBullet } from './bullets.ts';
import { isInk, type Piece } from './ink.ts';
import { type Line, lineOf } from './lines.ts';
import { readMark } from './mark.ts';
import { textOf } from './text.ts';

/** A line with its list mark taken off; a bullet that was recognised as some other sign is "•". `left` is where the line begins, mark included; `textLeft` where its text begins. */
export type MarkedLine = { readonly mark: string | null; readonly line: Line; readonly left: number; readonly textLeft: number };

/** Points. Lines that are set flush begin this near to each other; an item of a list is set in, or hangs. */
const SAME_EDGE = 2;

export function takeMark(line: Line, bullets: readonly number[]): MarkedLine {
  if (beginsWithBullet(line, bullets)) return withoutFirst(line);
  const left = line.at[0];
  const words = leadingWords(line.pieces);
  const text = textOf(words);
  const { mark, rest } = readMark(words.length < line.pieces.length ? `${text} X` : text);
  if (mark === null) return { mark, line, left, textLeft: left };
  const pieces = dropCharacters(line.pieces, text.replace(/\s+/gu, '').length - rest.replace(/ X$/u, '').replace(/\s+/gu, '').length);
  const unmarked = lineOf(pieces);
  return {
    mark,
    line: { pieces, at: pieces.length > 0 ? [unmarked.at[0], line.at[1], line.at[2], line.at[3]] : line.at },
    left,
    textLeft: unmarked.at[0],
  };
}

const DASH = /^[-–—−]$/u;
/** What a list is opened with, or an item before another ends with. */
const CLOSED = /[:;.,]$/u;

/** The lines of a cell with their list marks; a lone dash in the middle of a sentence that began at the same edge is a minus. */
export function takeMarks(lines: readonly Line[], bullets: readonly number[]): readonly MarkedLine[] {
  const marked = lines.map((line) => takeMark(line, bullets));
  const at = marked.findIndex(({ mark }) => mark !== null);
  const [own, before, whole] = [marked[at], marked[at - 1], lines[at]];
  if (own === undefined || before === undefined || whole === undefined || !DASH.test(own.mark ?? '')) return marked;
  const isLone = marked.every(({ mark }, i) => i === at || mark === null);
  const isMinus = isLone && /^\p{Ll}/u.test(textOf(own.line.pieces)) && !CLOSED.test(textOf(before.line.pieces));
  if (!isMinus || Math.abs(own.left - before.left) > SAME_EDGE) return marked;
  return marked.with(at, { mark: null, line: whole, left: own.left, textLeft: own.left });
}

function withoutFirst(line: Line): MarkedLine {
  const rest = lineOf(line.pieces.slice(1));
  return {
    mark: '•',
    line: { pieces: rest.pieces, at: [rest.at[0], line.at[1], line.at[2], line.at[3]] },
    left: line.at[0],
    textLeft: rest.at[0],
  };
}

function leadingWords(pieces: readonly Piece[]): readonly Piece[] {
  const end = pieces.findIndex((piece) => !isInk(piece));
  return end < 0 ? pieces : pieces.slice(0, end);
}

function dropCharacters(pieces: readonly Piece[], count: number): readonly Piece[] {
  const [first, ...rest] = pieces;
  if (first === undefined || count <= 0 || !isInk(first)) return pieces;
  const text = first.text.trim();
  if (text.length <= count) return dropCharacters(rest, count - text.length);
  const [left, top, right, bottom] = first.at;
  return [{ ...first, text: text.slice(count), at: [left + ((right - left) * count) / text.length, top, right, bottom] }, ...rest];
}
