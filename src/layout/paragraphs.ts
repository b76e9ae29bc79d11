import { breaksWord } from './broken-words.ts';
import { bulletColumns } from './bullets.ts';
import type { Paragraph, Place } from './document.ts';
import { type Draft, type Flow, goesOn, SAME_LEFT } from './drafts.ts';
import { takeFractions } from './fractions.ts';
import { cluster, median, middleY, nearest, union } from './geometry.ts';
import { type Ink, isInk, type Piece, placesOfPieces, type Stroke } from './ink.ts';
import { partLabels } from './label-columns.ts';
import { isColumned, joinLabels, labelLine } from './labels.ts';
import { type Line, lineOf, toLines } from './lines.ts';
import { type MarkedLine, takeMark, takeMarks } from './marked-line.ts';
import type { Setting } from './setting.ts';
import { inReadingOrder } from './side-by-side.ts';
import { isSpecks } from './specks.ts';
import { textOf, toContent } from './text.ts';
import { isUnderlined } from './underlined.ts';
import { type Frame, isCentred, isMid, sizeOf } from './wrap.ts';

/** Share of letters that are capitals in a heading that is not bold. */
const CAPITALS = 0.7;
/** Share of the usual step: a label's second line is set this tight under its first. */
const TIGHT_STEP = 1.1;

/** Points. Size assumed where there are no words. */
const USUAL_SIZE = 10;
/** Shares of the font size: distance of lines where there is only one, and the widest that still is one (double spacing). */
const LEADING = 1.2;
const WIDEST_STEP = 3;
/** Lines before and after a line that show how wide the text about it is set. */
const AROUND = 3;
/** Lines that must end at one place for it to be the right edge of justified text, and how near to each other (points). */
const JUSTIFIED_LINES = 4;
const SAME_END = 3;

/** Words and bars of a cell or of the page between tables, as paragraphs in reading order. */
export function toParagraphs(words: readonly Ink[], strokes: readonly Stroke[], setting: Setting): readonly Paragraph[] {
  if (words.length === 0) return [];
  const pieces = setting.where === 'cell' ? takeFractions(words, strokes, setting) : pageByPage(words, strokes, setting);
  const found = toLines(pieces).filter((line) => !isSpecks(line, setting.where));
  const lines = setting.where === 'page' ? partLabels(inReadingOrder(joinLabels(found), setting.frame), setting.frame) : found;
  const own = setting.where === 'page' ? { ...setting, frame: justified(found, setting.frame) } : setting;
  const drafts = toDrafts(lines, own, strokes);
  const lefts = cluster(
    drafts.map((draft) => draft.left),
    SAME_LEFT,
  );
  return drafts.map((draft) => toParagraph(draft, Math.max(0, nearest(lefts, draft.left)), own));
}

/** Fractions of a text over several pages: none of them goes over a page's end, and each page has few bars. */
function pageByPage(words: readonly Ink[], strokes: readonly Stroke[], setting: Setting): readonly Piece[] {
  return [...Map.groupBy(words, (word) => word.page)].flatMap(([page, own]) =>
    takeFractions(
      own,
      strokes.filter((stroke) => stroke.page === page),
      setting,
    ),
  );
}

/** The frame with the right edge at which the lines of justified text end, where enough of them end at one place. */
function justified(lines: readonly Line[], frame: Frame): Frame {
  const ends = lines.map((line) => line.at[2]).sort((a, b) => b - a);
  const right = ends.find((end, i) => end - (ends[i + JUSTIFIED_LINES - 1] ?? Number.NEGATIVE_INFINITY) <= SAME_END);
  return right === undefined ? frame : { ...frame, right: Math.min(frame.right, right) };
}

function toDrafts(lines: readonly Line[], { frame, where }: Setting, strokes: readonly Stroke[]): readonly Draft[] {
  const steps = stepsAround(lines);
  const bullets = bulletColumns(lines.map((line) => line.pieces));
  const marked = where === 'cell' ? takeMarks(lines, bullets) : lines.map((line) => takeMark(line, bullets));
  const drafts: Draft[] = [];
  marked.forEach((line, i) => {
    const last = drafts.at(-1);
    const step = steps[i] ?? 0;
    const flow: Flow = { frame, step, where };
    if (last && where === 'page' && closesLabel(last, line, step)) {
      drafts[drafts.length - 1] = withLabelLine(last, line.line);
      return;
    }
    if (last && where === 'page' && isLoneColon(line)) {
      pushAfterColon(drafts, line, bullets);
      return;
    }
    const own = where === 'page' ? openings(line, marked, i + 1, bullets) : null;
    if (own !== null && !(last && line.mark === null && hangsUnder(last, line, flow))) drafts.push(...own);
    else if (
      last &&
      line.mark === null &&
      !(where === 'page' && (areLabels(last, line) || endsUnderlined(last, line, strokes))) &&
      goesOn(last, line.line, line.left, flow)
    )
      drafts[drafts.length - 1] = { ...last, lines: [...last.lines, line.line] };
    else drafts.push(plain(line));
  });
  return drafts;
}

const plain = ({ mark, line, left, textLeft }: MarkedLine): Draft => ({ mark, lines: [line], left, hang: [textLeft], colonLeft: null });

/** The name of a signature is underlined, and what follows it is not; a sentence is not underlined up to a line's end. */
function endsUnderlined({ lines }: Draft, { line }: MarkedLine, strokes: readonly Stroke[]): boolean {
  const end = lines.at(-1);
  return end !== undefined && isUnderlined(end, strokes) && !isUnderlined(line, strokes);
}

/** Two lines "Label : value" under each other, though the first may fill its line ("Ditetapkan di : …", "Pada tanggal : …"). */
function areLabels(draft: Draft, { line }: MarkedLine): boolean {
  const first = draft.lines[0];
  const isLabel = (one: Line): boolean => /^\p{Lu}/u.test(textOf(one.pieces)) && (labelLine(one)?.value ?? null) !== null;
  return first !== undefined && draft.lines.length === 1 && isLabel(first) && isLabel(line);
}

/** A wrapped line of a value that happens to hold a colon. */
const hangsUnder = (draft: Draft, line: MarkedLine, flow: Flow): boolean =>
  (draft.colonLeft !== null ? line.left > draft.colonLeft : line.left > draft.left + SAME_LEFT) &&
  goesOn(draft, line.line, line.left, flow);

/** The paragraphs that a line "Label : value" opens: one, or the label and the first item of a list whose next mark stands below. */
function openings(line: MarkedLine, all: readonly MarkedLine[], next: number, bullets: readonly number[]): readonly Draft[] | null {
  const label = labelLine(line.line);
  if (label === null || !isColumned(line.line, label)) return null;
  const value = label.value === null ? null : takeMark(label.value, bullets);
  const base = { mark: line.mark, left: line.left, colonLeft: label.colonLeft };
  if (value !== null && value.mark !== null && opensList(value, all, next)) {
    return [{ ...base, lines: [label.label], hang: [label.valueLeft] }, plain(value)];
  }
  return [{ ...base, lines: [line.line], hang: value === null ? [label.valueLeft] : [value.left, value.textLeft] }];
}

/** Whether the next mark below a value stands in the column of its own mark. */
function opensList(value: MarkedLine, all: readonly MarkedLine[], from: number): boolean {
  for (let i = from; i < all.length; i++) {
    const line = all[i];
    if (line === undefined || line.left < value.left - SAME_LEFT) return false;
    if (line.mark !== null) return Math.abs(line.left - value.left) <= SAME_LEFT;
  }
  return false;
}

const isLoneColon = ({ line, mark }: MarkedLine): boolean => {
  const first = line.pieces[0];
  return mark === null && first !== undefined && isInk(first) && first.text.trim() === ':' && line.pieces.length > 1;
};

/** A colon at the head of a line closes the label that ends above it; what follows is the first item. */
function pushAfterColon(drafts: Draft[], { line }: MarkedLine, bullets: readonly number[]): void {
  const last = drafts.at(-1);
  const [colon, ...rest] = line.pieces;
  const value = takeMark(lineOf(rest), bullets);
  if (last === undefined || colon === undefined) return;
  const end = last.lines.at(-1);
  if (end !== undefined && !/:$/u.test(textOf(end.pieces)))
    drafts[drafts.length - 1] = { ...last, lines: [...last.lines.slice(0, -1), { ...end, pieces: [...end.pieces, colon] }] };
  drafts.push(plain(value));
}

/** The parts of a line left and right of the colon of the label above. */
function partsBesideColon(line: Line, colonLeft: number): { readonly label: readonly Piece[]; readonly value: readonly Piece[] } {
  return { label: line.pieces.filter((piece) => piece.at[2] <= colonLeft), value: line.pieces.filter((piece) => piece.at[0] >= colonLeft) };
}

/**
 * A further line of a label ("Nama" / "Organisasi : …") stands left of the colon, close under the line before. The value's own
 * next line may stand beside it; not so in recognised text, where it may be the next label whose colon was lost.
 */
function closesLabel(draft: Draft, { mark, line, left }: MarkedLine, step: number): boolean {
  const [first, second] = draft.lines;
  if (draft.colonLeft === null || first === undefined || second !== undefined || mark !== null) return false;
  if (Math.abs(left - first.at[0]) > SAME_LEFT || labelLine(line) !== null || middleY(line.at) - middleY(first.at) > TIGHT_STEP * step)
    return false;
  const { label, value } = partsBesideColon(line, draft.colonLeft);
  if (label.length === 0 || label.length + value.length < line.pieces.length) return false;
  return value.length === 0 || value.every((piece) => isInk(piece) && piece.confidence === null);
}

function withLabelLine(draft: Draft, line: Line): Draft {
  const [first, ...rest] = draft.lines;
  const colonLeft = draft.colonLeft;
  if (first === undefined || colonLeft === null) return draft;
  const { label, value } = partsBesideColon(line, colonLeft);
  const at = first.pieces.findIndex((piece) => piece.at[0] >= colonLeft - 1);
  const split = at < 0 ? first.pieces.length : at;
  const pieces = [...first.pieces.slice(0, split), ...label, ...first.pieces.slice(split)];
  const height: Line['at'] = [first.at[0], line.at[1], first.at[2], line.at[3]];
  return { ...draft, lines: [{ pieces, at: height }, ...rest, ...(value.length > 0 ? [lineOf(value)] : [])] };
}

/** The usual distance from line to line about each line, in points: of the whole flow, or of the lines around it where they are set wider. */
function stepsAround(lines: readonly Line[]): readonly number[] {
  const size = median(lines.map(sizeOf), USUAL_SIZE);
  const steps = lines.map((line, i) => middleY(line.at) - middleY(lines[i - 1]?.at ?? line.at));
  const counted = (all: readonly number[]): readonly number[] => all.filter((step) => step > 0 && step < WIDEST_STEP * size);
  const usual = median(counted(steps), LEADING * size);
  return lines.map((_, i) => Math.max(usual, median(counted(steps.slice(Math.max(0, i - AROUND), i + AROUND + 1)), usual)));
}

function toParagraph(draft: Draft, indent: number, { frame, where, known }: Setting): Paragraph {
  const pieces = draft.lines.flatMap((line) => line.pieces);
  const first = placesOfPieces(pieces)[0];
  const place: Place = first ?? { page: 1, bbox: union([]) };
  const role = where === 'page' && draft.mark === null && isHeading(draft.lines, frame) ? 'heading' : 'body';
  return {
    type: 'paragraph',
    role,
    mark: draft.mark,
    indent,
    content: toContent(draft.lines, (upper, lower) => breaksWord(upper, lower, frame, known)),
    place,
  };
}

function isHeading(lines: readonly Line[], frame: Frame): boolean {
  const words = lines.flatMap((line) => line.pieces).filter(isInk);
  const letters = words
    .map((word) => word.text)
    .join('')
    .replace(/\P{L}/gu, '');
  const capitals = letters.replace(/\P{Lu}/gu, '').length / Math.max(1, letters.length);
  const bold = words.every((word) => word.bold);
  if (bold && capitals >= CAPITALS && lines.length === 1 && !words.some((word) => word.text.includes(':'))) return true;
  return lines.every((line) => isCentred(line, frame) || isMid(line, frame)) && (bold || capitals >= CAPITALS);
}
