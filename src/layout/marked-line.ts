import { beginsWithBullet } from './bullets.ts';
import { isInk, type Piece } from './ink.ts';
import { type Line, lineOf } from './lines.ts';
import { readMark } from './mark.ts';
import { textOf } from './text.ts';

/** A line with its list mark taken off; a bullet that was recognised as some other sign is "•". `left` is where the line begins, mark included; `textLeft` where its text begins. */
export type MarkedLine = { readonly mark: string | null; readonly line: Line; readonly left: number; readonly textLeft: number };

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
