import type { Inline, TextRun, WeakWord } from './document.ts';
import { isInk, type Piece, placesOfPieces } from './ink.ts';
import { jointDoubt } from './inline.ts';
import type { Line } from './lines.ts';

/** Letters that the halves of a doubled word share ("tugas-tugas", "perundang-undangan", "sayur-mayur"): then its hyphen is its own. */
const SHARED_LETTERS = 3;
/** Letters. A shorter piece before a hyphen is a prefix written with one ("non-", "ke-"), not half of a broken word. */
const SHORTEST_HALF = 4;

const HALF = /(\p{L}+)-$/u;
/** A hyphen that a program set where it broke the word; typed ones are the other character. */
const BROKEN_HALF = /\p{L}\u2010$/u;
const NEXT = /^(\p{Ll}\p{L}*)/u;

/** Joins two lines of one paragraph: a hyphen at the line's end goes if it only broke the word, and no blank follows a slash or a kept hyphen. */
export function joinLines(before: string, after: string): string {
  if (before === '' || after === '') return before + after;
  const half = HALF.exec(before)?.[1]?.toLowerCase();
  const next = NEXT.exec(after)?.[1];
  if (half !== undefined && next !== undefined) return ownHyphen(half, next) ? before + after : before.slice(0, -1) + after;
  if (half !== undefined && /^\p{L}/u.test(after)) return before + after;
  if (BROKEN_HALF.test(before) && next !== undefined) return before.slice(0, -1) + after;
  if (/^[,;.)]/u.test(after)) return before + after;
  return /\S\/$/u.test(before) && /^\p{L}/u.test(after) ? before + after : `${before} ${after}`;
}

function ownHyphen(half: string, next: string): boolean {
  if (half.length < SHORTEST_HALF || next.length < SHARED_LETTERS) return true;
  return half.includes(next.slice(0, SHARED_LETTERS)) || half.endsWith(next.slice(-SHARED_LETTERS));
}

export const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => (isInk(piece) ? piece.text : ''))
    .join(' ')
    .trim();

/** Whether a word goes on from the end of a line to the next without a hyphen. */
export type BreaksWord = (upper: Line, lower: Line) => boolean;

/** The content of some lines that make one paragraph: words between fractions are one run with a place for each line. */
export function toContent(lines: readonly Line[], breaks: BreaksWord): readonly Inline[] {
  const content: Inline[] = [];
  let run = nothing();
  const close = (): void => {
    if (run !== null && run.text !== '') content.push(run);
    run = nothing();
  };
  lines.forEach((line, i) => {
    const upper = lines[i - 1];
    groupsOf(line).forEach((group, at) => {
      if (isInkGroup(group))
        run = run === null ? toRun(group) : joinRuns(run, toRun(group), at === 0 && upper !== undefined && breaks(upper, line));
      else {
        close();
        content.push(group);
      }
    });
  });
  close();
  return content;
}

/** Typed so that the compiler doesn't take a run that closures fill for always empty. */
const nothing = (): TextRun | null => null;

type Group = readonly (Piece & { readonly text: string })[] | Inline;

const isInkGroup = (group: Group): group is readonly (Piece & { readonly text: string })[] => Array.isArray(group);

/** The words of a line between its fractions. */
function groupsOf(line: Line): readonly Group[] {
  const groups: Group[] = [];
  let words: (Piece & { readonly text: string })[] = [];
  for (const piece of line.pieces) {
    if (isInk(piece)) {
      words.push(piece);
      continue;
    }
    if (words.length > 0) groups.push(words);
    words = [];
    groups.push('fraction' in piece ? piece.fraction : piece.loose);
  }
  if (words.length > 0) groups.push(words);
  return groups;
}

/** Confidence (0 to 1) from which a recognised word is sure: nine words in ten of the own documents at a copier's grade, three in four on worse scans. */
const SURE = 0.85;

const weak = (weakWords: readonly WeakWord[]): Pick<TextRun, 'weakWords'> => (weakWords.length > 0 ? { weakWords } : {});

function toRun(words: readonly (Piece & { readonly text: string })[]): TextRun {
  const inks = words.filter(isInk);
  const known = inks.map((word) => word.confidence).filter((confidence) => confidence !== null);
  // Most pages are certain; nothing is worked out for them.
  const doubt = known.length > 0 ? jointDoubt(inks.map(({ text, confidence }) => ({ text, doubt: 1 - (confidence ?? 1) }))) : 0;
  return {
    kind: 'text',
    text: inks
      .map((word) => word.text)
      .join(' ')
      .replace(/\s+/gu, ' ')
      .trim(),
    places: placesOfPieces(words),
    confidence: known.length > 0 ? Math.min(...known) : null,
    ...(doubt > 0 ? { doubt } : {}),
    ...weak(inks.flatMap(({ text, confidence }) => (confidence !== null && confidence < SURE ? [{ text, confidence }] : []))),
  };
}

function joinRuns(a: TextRun, b: TextRun, oneWord: boolean): TextRun {
  const confidence = a.confidence === null ? b.confidence : b.confidence === null ? a.confidence : Math.min(a.confidence, b.confidence);
  const text = oneWord ? a.text + b.text : joinLines(a.text, b.text);
  const doubt = jointDoubt([a, b]);
  const weakWords = weak([...(a.weakWords ?? []), ...(b.weakWords ?? [])]);
  return { kind: 'text', text, places: [...a.places, ...b.places], confidence, ...(doubt > 0 ? { doubt } : {}), ...weakWords };
}
