import type { Inline, Place } from '../../layout/document.ts';
import { tidy } from './characters.ts';
import { hasMath, readMath, type MathPiece } from './latex.ts';

/** 5 or more dashes or underscores (fewer occur as dashes and blanks to fill in), 3 or more of the longer strokes. */
export const BAR_SOURCE = '(?:[-_=‐‑]{5,}|(?:- ){4,}-|[–—―]{3,}|[─━═﹣－⎯]{3,})';
const BAR = new RegExp(BAR_SOURCE, 'gu');

const AUTOLINK = /<((?:https?|ftp|mailto):[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>/gu;
const LINK = /!?\[([^[\]]*)\]\((?:[^()\s]|\([^()\s]*\))+(?:\s+"[^"]*")?\)/gu;
const STRONG = /\*\*+|(?<=^|[\s(])__(?=[\p{L}\p{N}(])|(?<=[\p{L}\p{N}).,;:%])__(?=$|[\s),.;:])/gu;
const UNDERSCORE = /(?<=^|[\s(])_(?=[\p{L}\p{N}(])|(?<=[\p{L}\p{N}).,;:%])_(?=$|[\s),.;:])/gu;
const STAR = /(?<=^|[\s(])\*(?=\S)([^*]*\S)\*(?=$|[\s),.;:])/gu;
const CODE = /`+/gu;

/**
 * Turns one piece of text (no tags, no list mark) into content: marks of emphasis go, also unbalanced ones, LaTeX becomes
 * fractions and words, a run of dashes becomes a bar. `line` counts from 1. The result is empty for a text without words.
 */
export function readInline(text: string, line: number): readonly Inline[] {
  const places: readonly Place[] = [{ line }];
  const words = dropEmphasis(text);
  const pieces = hasMath(words) ? readMath(words) : [words];
  return toInlines(pieces, places);
}

/** Drops the marks of emphasis, code and links of Markdown and keeps their words. */
export function dropEmphasis(text: string): string {
  const linked = text.includes('<') || text.includes('](') ? text.replace(AUTOLINK, '$1').replace(LINK, '$1') : text;
  if (!/[*_`]/u.test(linked)) return linked;
  return linked.replace(STRONG, '').replace(STAR, '$1').replace(UNDERSCORE, '').replace(CODE, '');
}

/** A run of words, or nothing if there are none. */
export function wordsOf(text: string, places: readonly Place[]): readonly Inline[] {
  const words = tidy(text);
  return words === '' ? [] : [{ kind: 'text', text: words, places, confidence: null }];
}

function toInlines(pieces: readonly MathPiece[], places: readonly Place[]): readonly Inline[] {
  return pieces.flatMap((piece): readonly Inline[] => {
    if (typeof piece === 'string') return splitBars(piece, places);
    const numerator = toInlines(piece.numerator, places);
    const denominator = toInlines(piece.denominator, places);
    return [{ kind: 'fraction', numerator, denominator, places }];
  });
}

/** Words and bars of a text without any notation of its own: nothing in it is taken for Markdown or LaTeX. */
export function splitBars(text: string, places: readonly Place[]): readonly Inline[] {
  const parts = text.split(BAR);
  return parts.flatMap((part, index): readonly Inline[] => {
    const words = wordsOf(part, places);
    return index === 0 ? words : [{ kind: 'bar', places }, ...words];
  });
}
