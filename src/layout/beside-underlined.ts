import { barUnder } from './bars.ts';
import { middleX, middleY } from './geometry.ts';
import { isInk, type Piece, type Stroke } from './ink.ts';
import { type Line, lineOf } from './lines.ts';
import { partScales } from './scale-column.ts';
import { wrappedDown } from './typed-sides.ts';
import { isRest, type UnderlinedFraction, underlinedWords } from './underlined.ts';
import { sizeOf } from './wrap.ts';

/** Underlined lines that there are at least; below a single one its line is seen as a bar. */
const LINES_LEAST = 2;
/** Share of the font size. A step from line to line beyond this is a paragraph's. */
const STEP = 1.75;
/** Share of the font size by which the middles of centred lines differ at most. */
const OFF_CENTRE = 0.6;
/** Share of the font size by which a scale on the same line may stand higher or lower. */
const BESIDE = 0.3;
/** Points. Left edges of lines that are set flush differ by less. */
const SAME_LEFT = 2;

/**
 * Fractions whose numerator is underlined on each of its lines, with "x 100%" beside numerator and denominator at whatever height:
 * in a column of its own within the cell.
 */
export function fractionsBesideScale(pieces: readonly Piece[], strokes: readonly Stroke[]): readonly UnderlinedFraction[] {
  const { scales, lines } = partScales(pieces);
  return lines.flatMap((line, at) => {
    const before = lines[at - 1];
    if (before !== undefined && underlineOf(before, strokes) !== null && goesOn(before, line)) return [];
    const found = fractionFrom(lines.slice(at), scales, strokes);
    return found === null ? [] : [found];
  });
}

/** The underline of a line that is underlined as a whole. */
function underlineOf(line: Line, strokes: readonly Stroke[]): Stroke | null {
  const found = line.pieces.every(isInk) ? underlinedWords(line, strokes) : null;
  return found !== null && found.words.length === line.pieces.length ? found.stroke : null;
}

const isFlush = (upper: Line, lower: Line): boolean => Math.abs(upper.at[0] - lower.at[0]) <= SAME_LEFT;
const isCentredOn = (upper: Line, lower: Line): boolean => Math.abs(middleX(upper.at) - middleX(lower.at)) <= OFF_CENTRE * sizeOf(upper);
const goesOn = (upper: Line, lower: Line): boolean =>
  middleY(lower.at) - middleY(upper.at) <= STEP * sizeOf(upper) && (isFlush(upper, lower) || isCentredOn(upper, lower));

function fractionFrom(lines: readonly Line[], scales: readonly Line[], strokes: readonly Stroke[]): UnderlinedFraction | null {
  const end = lines.findIndex((line, i) => underlineOf(line, strokes) === null || (i > 0 && !goesOn(lines[i - 1] ?? line, line)));
  const underlined = lines.slice(0, end < 0 ? lines.length : end);
  const upper = lines.slice(0, underlined.length + (endsWithRest(underlined, lines[underlined.length], scales) ? 1 : 0));
  const last = upper.at(-1);
  if (last === undefined || upper.length < LINES_LEAST) return null;
  const above = lineOf(upper.flatMap((line) => line.pieces));
  const scale = scales.find(({ at }) => middleY(at) > above.at[1] && at[0] >= above.at[2]);
  const lower = scale === undefined ? [] : lowerSide(upper, lines.slice(upper.length), last, scale);
  const below = lineOf(lower.flatMap((line) => line.pieces));
  if (scale === undefined || lower.length === 0 || middleY(scale.at) > below.at[3] || scale.at[0] < below.at[2]) return null;
  const used = upper.flatMap((line) => underlineOf(line, strokes) ?? []);
  return {
    sides: { above: above.pieces, below: below.pieces },
    bar: { ...barUnder(last), at: [above.at[0], last.at[3], above.at[2], last.at[3]] },
    strokes: used,
  };
}

/** Whether the numerator ends on the next line, beside the scale, in a word whose underline was too short for a scan to keep it. */
function endsWithRest(underlined: readonly Line[], next: Line | undefined, scales: readonly Line[]): boolean {
  const last = underlined.at(-1);
  if (last === undefined || next === undefined || !isRest(next.pieces) || !goesOn(last, next)) return false;
  return scales.some(({ at }) => Math.abs(middleY(at) - middleY(next.at)) <= BESIDE * sizeOf(next));
}

/** The lines under an underlined text: as far as they are centred on it, or wrap before the scale. */
function lowerSide(upper: readonly Line[], lines: readonly Line[], last: Line, scale: Line): readonly Line[] {
  if (upper.every((line) => isFlush(last, line)))
    return wrappedDown(lines, barUnder(last), { left: last.at[0], right: scale.at[0], middle: null });
  const end = lines.findIndex((line, i) => {
    const before = lines[i - 1] ?? last;
    return !line.pieces.every(isInk) || !isCentredOn(last, line) || middleY(line.at) - middleY(before.at) > STEP * sizeOf(before);
  });
  return end < 0 ? lines : lines.slice(0, end);
}
