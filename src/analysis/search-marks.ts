import type { Term } from './search-words.ts';
import { folded, rootOf } from './words.ts';

/** A piece of a text, and whether a search found it. */
export type Piece = { readonly text: string; readonly isHit: boolean };

type Word = { readonly start: number; readonly end: number; readonly folded: string };

/** A text in pieces that make it up, by whether one of the terms finds them. */
export function piecesOf(text: string, terms: readonly Term[]): readonly Piece[] {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(
    (match): Word => ({
      start: match.index,
      end: match.index + match[0].length,
      folded: folded(match[0]),
    }),
  );
  const hits = words.filter((_, at) => terms.some((term) => isIn(words, at, term)));
  const pieces: Piece[] = [];
  let done = 0;
  for (const { start, end } of hits) {
    pieces.push({ text: text.slice(done, start), isHit: false }, { text: text.slice(start, end), isHit: true });
    done = end;
  }
  return [...pieces, { text: text.slice(done), isHit: false }].filter((piece) => piece.text !== '');
}

/** Whether the word at `at` is one of those that the term finds, here. */
function isIn(words: readonly Word[], at: number, { words: sought, root, isPrefix }: Term): boolean {
  if (sought.length === 1) return finds(words[at]?.folded ?? '', sought[0] ?? '', isPrefix, root);
  return sought.some((_, offset) => {
    const start = at - offset;
    return start >= 0 && sought.every((word, i) => words[start + i]?.folded === word);
  });
}

/** The index holds each word and its root, and finds a term in either. */
function finds(word: string, sought: string, isPrefix: boolean, root: string | null): boolean {
  const held = [word, rootOf(word)];
  return held.some((one) => one === sought || one === root || (isPrefix && one.startsWith(sought)));
}
