import { fractionsBesideScale } from './beside-underlined.ts';
import { type BarMark, barsOf, barY, isOfBar, isTypedLine, NO_SIDES, scaleBeside, type Sides } from './bars.ts';
import { breaksWord } from './broken-words.ts';
import type { Fraction } from './document.ts';
import { drawnSides } from './drawn-sides.ts';
import { middleY, sharedX, union } from './geometry.ts';
import { type Ink, isInk, type LooseBar, type Piece, placesOfPieces, type Quotient, type Stroke } from './ink.ts';
import { toLines } from './lines.ts';
import { barsBesideScale, lostBars } from './lost-bars.ts';
import type { Setting } from './setting.ts';
import { type BreaksWord, textOf, toContent } from './text.ts';
import { typedSides } from './typed-sides.ts';
import { type UnderlinedFraction, underlinedFractions } from './underlined.ts';
import { wholeSides } from './whole-sides.ts';
import type { Frame } from './wrap.ts';
import { raiseScales } from './wrapped-scales.ts';

/** Words. Longest label before a numerator on its line ("Rumus :"); a later colon divides or belongs to a sentence. */
const LABEL_WORDS = 4;
/** Points. Height given to a drawn bar whose sides are not known. */
const BAR_HEIGHT = 10;

type State = { readonly pieces: readonly Piece[]; readonly strokes: readonly Stroke[] };

/**
 * Replaces the words of each fraction by one piece; words beside a bar stay words. Text underlined over several lines is tried
 * first, since a bar would see its last line only, and text underlined on one line last, since most such lines are bars.
 */
export function takeFractions(printed: readonly Ink[], drawn: readonly Stroke[], setting: Setting): readonly Piece[] {
  const strip = setting.where === 'cell' ? raiseScales({ words: printed, strokes: drawn }) : { words: printed, strokes: drawn };
  const beside = fractionsBesideScale(strip.words, strip.strokes).reduce((before: State, found) => taken(before, found, setting), {
    pieces: strip.words,
    strokes: strip.strokes,
  });
  const several = takeUnderlined(beside, setting, 2);
  const barred = takeBars(several, barsOf(several.pieces.filter(isInk), several.strokes), setting);
  const underlined = takeUnderlined(barred, setting, 1);
  return withLooseBars(takeBars(underlined, [...lostBars(underlined.pieces), ...barsBesideScale(underlined.pieces)], setting), setting);
}

/** A drawn bar in a cell with a scale beside it and nothing below: its lower side stands on the next page. */
function withLooseBars({ pieces, strokes }: State, { where, frame }: Setting): readonly Piece[] {
  if (where === 'page') return pieces;
  const loose = barsOf([], strokes).filter((bar) => {
    const within = pieces.filter((piece) => sharedX(piece.at, bar.at) > 0);
    return (
      bar.at[2] <= frame.right &&
      within.length > 0 &&
      within.every((piece) => middleY(piece.at) < barY(bar)) &&
      scaleBeside(pieces, bar, { above: within, below: [] })
    );
  });
  return [...pieces, ...loose.map(looseBar)];
}

function takeUnderlined(state: State, setting: Setting, least: number): State {
  return underlinedFractions(state.pieces, state.strokes, setting.frame, least).reduce(
    (before, found) => taken(before, found, setting),
    state,
  );
}

function taken(before: State, { sides, bar, strokes }: UnderlinedFraction, setting: Setting): State {
  if (![...sides.above, ...sides.below].every((piece) => before.pieces.includes(piece))) return before;
  const whole = wholeSides(sides, before.pieces, bar);
  return {
    pieces: put(before.pieces, withoutLabel(whole), bar, setting.frame, setting),
    strokes: before.strokes.filter((stroke) => !strokes.includes(stroke)),
  };
}

function takeBars(state: State, bars: readonly BarMark[], setting: Setting): State {
  const { frame, where } = setting;
  return bars.reduce((before: State, bar) => {
    const { sides, rest, isTyped } = divided(before.pieces, bar, setting);
    if (sides !== null && (where === 'cell' || scaleBeside(rest, bar, sides))) {
      return {
        pieces: put(
          rest,
          withoutLabel(wholeSides(sides, rest, bar)),
          bar,
          isTyped ? frame : { left: bar.at[0], right: bar.at[2], middle: null },
          setting,
        ),
        strokes: before.strokes.filter((stroke) => !isOfBar(stroke, bar)),
      };
    }
    // A bar with a scale beside it divides, also where one of its sides stands on the next page.
    return isTyped && (where === 'cell' || scaleBeside(rest, bar, NO_SIDES)) ? { ...before, pieces: [...rest, looseBar(bar)] } : before;
  }, state);
}

/** What a bar divides, and the pieces besides those that are the bar itself. */
type Divided = { readonly sides: Sides | null; readonly rest: readonly Piece[]; readonly isTyped: boolean };

const without = (pieces: readonly Piece[], words: readonly Ink[]): readonly Piece[] =>
  pieces.filter((piece) => !(isInk(piece) && words.includes(piece)));

function divided(pieces: readonly Piece[], bar: BarMark, { frame, where }: Setting): Divided {
  const typed = (rest: readonly Piece[]): Divided => ({ sides: typedSides(rest, bar, frame), rest, isTyped: true });
  if (bar.typed.length > 0) return typed(without(pieces, bar.typed));
  const sides = drawnSides(pieces, bar, where);
  if (where === 'cell' && (sides === null || isCut(sides)) && isTypedLine(pieces, bar)) return typed(pieces);
  return { sides, rest: pieces, isTyped: false };
}

/**
 * A drawn bar is as wide as its sides: where the upper one begins or the lower one ends within a sentence, the bar is typed dashes
 * that a scan ran together.
 */
const isCut = ({ above, below }: Sides): boolean => /^\p{Ll}/u.test(textOf(above)) || textOf(below).endsWith(',');

function put(pieces: readonly Piece[], sides: Sides, bar: BarMark, frame: Frame, setting: Setting): readonly Piece[] {
  return [
    ...pieces.filter((piece) => !sides.above.includes(piece) && !sides.below.includes(piece)),
    toQuotient(sides, bar, frame, setting),
  ];
}

/** A label on the numerator's first line ("Rumus : Jumlah …") stays outside of the fraction. */
function withoutLabel(sides: Sides): Sides {
  const first = toLines(sides.above)[0]?.pieces ?? [];
  const colon = first.slice(0, LABEL_WORDS + 1).findIndex((piece) => isInk(piece) && piece.text.endsWith(':'));
  if (colon < 0 || colon === first.length - 1 || /[/()]/u.test(textOf(first.slice(0, colon)))) return sides;
  const label = first.slice(0, colon + 1);
  return { ...sides, above: sides.above.filter((piece) => !label.includes(piece)) };
}

function toQuotient(sides: Sides, bar: BarMark, frame: Frame, { known }: Setting): Quotient {
  const breaks: BreaksWord = (upper, lower) => breaksWord(upper, lower, frame, known);
  const all = [...sides.above, ...sides.below];
  const fraction: Fraction = {
    kind: 'fraction',
    numerator: toContent(toLines(sides.above), breaks),
    denominator: toContent(toLines(sides.below), breaks),
    places: placesOfPieces([bar]),
  };
  const [, top, , bottom] = union([...all.map((piece) => piece.at), bar.at]);
  const first = all[0] ?? bar;
  // As wide as its bar: the sides of a typed bar may run under the words beside it.
  return { fraction, at: [bar.at[0], top, bar.at[2], bottom], box: first.box, page: first.page, bar: barY(bar) };
}

function looseBar(bar: BarMark): LooseBar {
  const at: LooseBar['at'] = bar.typed.length > 0 ? bar.at : [bar.at[0], barY(bar) - BAR_HEIGHT / 2, bar.at[2], barY(bar) + BAR_HEIGHT / 2];
  return { loose: { kind: 'bar', places: placesOfPieces([bar]) }, at, box: bar.box, page: bar.page };
}
