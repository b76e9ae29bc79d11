import type { Paragraph, Place } from './document.ts';
import { cluster, median, middleY, nearest, union } from './geometry.ts';
import { type Draft, type Flow, goesOn, SAME_LEFT } from './drafts.ts';
import { type Ink, isInk, placesOfPieces, type Stroke } from './ink.ts';
import { bulletColumns } from './bullets.ts';
import { partLabels } from './label-columns.ts';
import { isColumned, joinLabels, labelLine } from './labels.ts';
import { type Line, lineOf, toLines } from './lines.ts';
import { type MarkedLine, takeMark } from './marked-line.ts';
import { breaksWord } from './broken-words.ts';
import { takeFractions } from './fractions.ts';
import type { Setting } from './setting.ts';
import { inReadingOrder } from './side-by-side.ts';
import { textOf, toContent } from './text.ts';
import { type Frame, isCentred, isMid, sizeOf } from './wrap.ts';

/** Share of letters that are capitals in a heading that is not bold. */
const CAPITALS = 0.7;
/** Share of the usual step: a label's second line is set this tight under its first. */
const TIGHT_STEP = 1.1;

/** Lines that must end at one place for it to be the right edge of justified text, and how near to each other (points). */
const JUSTIFIED_LINES = 4;
const SAME_END = 3;

/** Words and bars of a cell or of the page between tables, as paragraphs in reading order. */
export function toParagraphs(words: readonly Ink[], strokes: readonly Stroke[], setting: Setting): readonly Paragraph[] {
  if (words.length === 0) return [];
  const found = toLines(takeFractions(words, strokes, setting));
  const lines = setting.where === 'page' ? partLabels(inReadingOrder(joinLabels(found), setting.frame), setting.frame) : found;
  const drafts = toDrafts(lines, setting.where === 'page' ? { ...setting, frame: justified(found, setting.frame) } : setting);
  const lefts = cluster(drafts.map((draft) => draft.left), SAME_LEFT);
  return drafts.map((draft) => toParagraph(draft, Math.max(0, nearest(lefts, draft.left)), setting));
}

/** The frame with the right edge at which the lines of justified text end, where enough of them end at one place. */
function justified(lines: readonly Line[], frame: Frame): Frame {
  const ends = lines.map((line) => line.at[2]).sort((a, b) => b - a);
  const right = ends.find((end, i) => end - (ends[i + JUSTIFIED_LINES - 1] ?? Number.NEGATIVE_INFINITY) <= SAME_END);
  return right === undefined ? frame : { ...frame, right: Math.min(frame.right, right) };
}

function toDrafts(lines: readonly Line[], { frame, where }: Setting): readonly Draft[] {
  const step = usualStep(lines);
  const flow: Flow = { frame, step, where };
  const bullets = bulletColumns(lines.map((line) => line.pieces));
  const marked = lines.map((line) => takeMark(line, bullets));
  const drafts: Draft[] = [];
  marked.forEach((line, i) => {
    const last = drafts.at(-1);
    if (last && where === 'page' && closesLabel(last, line, step)) {
      drafts[drafts.length - 1] = withLabelLine(last, line.line);
      return;
    }
    if (last && where === 'page' && isLoneColon(line)) {
      pushAfterColon(drafts, line, bullets);
      return;
    }
    const own = where === 'page' ? openings(line, marked.slice(i + 1), bullets) : null;
    if (own !== null && !(last && line.mark === null && hangsUnder(last, line, flow))) drafts.push(...own);
    else if (last && line.mark === null && !(where === 'page' && areLabels(last, line)) && goesOn(last, line.line, line.left, flow)) drafts[drafts.length - 1] = { ...last, lines: [...last.lines, line.line] };
    else drafts.push(plain(line));
  });
  return drafts;
}

const plain = ({ mark, line, left, textLeft }: MarkedLine): Draft => ({ mark, lines: [line], left, hang: [textLeft], colonLeft: null });

/** Two lines "Label : value" under each other, though the first may fill its line ("Ditetapkan di : …", "Pada tanggal : …"). */
function areLabels(draft: Draft, { line }: MarkedLine): boolean {
  const first = draft.lines[0];
  const isLabel = (one: Line): boolean => /^\p{Lu}/u.test(textOf(one.pieces)) && (labelLine(one)?.value ?? null) !== null;
  return first !== undefined && draft.lines.length === 1 && isLabel(first) && isLabel(line);
}

/** A wrapped line of a value that happens to hold a colon. */
const hangsUnder = (draft: Draft, line: MarkedLine, flow: Flow): boolean =>
  (draft.colonLeft !== null ? line.left > draft.colonLeft : line.left > draft.left + SAME_LEFT) && goesOn(draft, line.line, line.left, flow);

/** The paragraphs that a line "Label : value" opens: one, or the label and the first item of a list whose next mark stands below. */
function openings(line: MarkedLine, below: readonly MarkedLine[], bullets: readonly number[]): readonly Draft[] | null {
  const label = labelLine(line.line);
  if (label === null || !isColumned(line.line, label)) return null;
  const value = label.value === null ? null : takeMark(label.value, bullets);
  const base = { mark: line.mark, left: line.left, colonLeft: label.colonLeft };
  if (value !== null && value.mark !== null && opensList(value, below)) {
    return [{ ...base, lines: [label.label], hang: [label.valueLeft] }, plain(value)];
  }
  return [{ ...base, lines: [line.line], hang: value === null ? [label.valueLeft] : [value.left, value.textLeft] }];
}

const opensList = (value: MarkedLine, below: readonly MarkedLine[]): boolean => {
  const next = below.find((line) => line.mark !== null || line.left < value.left - SAME_LEFT);
  return next !== undefined && next.mark !== null && Math.abs(next.left - value.left) <= SAME_LEFT;
};

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
  if (end !== undefined && !/:$/u.test(textOf(end.pieces))) drafts[drafts.length - 1] = { ...last, lines: [...last.lines.slice(0, -1), { ...end, pieces: [...end.pieces, colon] }] };
  drafts.push(plain(value));
}

/** A second line of a label ("Nama" / "Organisasi : …") stands left of the colon, close under the first. */
function closesLabel(draft: Draft, { mark, line, left }: MarkedLine, step: number): boolean {
  const first = draft.lines[0];
  if (draft.colonLeft === null || first === undefined || draft.lines.length > 1 || mark !== null || draft.mark !== null) return false;
  if (Math.abs(left - draft.left) > SAME_LEFT || labelLine(line) !== null) return false;
  return line.at[2] <= draft.colonLeft && middleY(line.at) - middleY(first.at) <= TIGHT_STEP * step;
}

function withLabelLine(draft: Draft, line: Line): Draft {
  const [first, ...rest] = draft.lines;
  if (first === undefined) return draft;
  const at = first.pieces.findIndex((piece) => piece.at[0] >= (draft.colonLeft ?? 0) - 1);
  const pieces = [...first.pieces.slice(0, at), ...line.pieces, ...first.pieces.slice(at)];
  return { ...draft, lines: [{ pieces, at: first.at }, ...rest] };
}

/** The usual distance from line to line, in points. */
function usualStep(lines: readonly Line[]): number {
  const steps = lines.slice(1).map((line, i) => middleY(line.at) - middleY(lines[i]?.at ?? line.at));
  const size = median(lines.map(sizeOf), 10);
  return median(steps.filter((step) => step > 0 && step < 3 * size), 1.2 * size);
}

function toParagraph(draft: Draft, indent: number, { frame, where, known }: Setting): Paragraph {
  const pieces = draft.lines.flatMap((line) => line.pieces);
  const first = placesOfPieces(pieces)[0];
  const place: Place = first ?? { page: 1, bbox: union([]) };
  const role = where === 'page' && draft.mark === null && isHeading(draft.lines, frame) ? 'heading' : 'body';
  return { type: 'paragraph', role, mark: draft.mark, indent, content: toContent(draft.lines, (upper, lower) => breaksWord(upper, lower, frame, known)), place };
}

function isHeading(lines: readonly Line[], frame: Frame): boolean {
  const words = lines.flatMap((line) => line.pieces).filter(isInk);
  const letters = words.map((word) => word.text).join('').replace(/\P{L}/gu, '');
  const capitals = letters.replace(/\P{Lu}/gu, '').length / Math.max(1, letters.length);
  return lines.every((line) => isCentred(line, frame) || isMid(line, frame)) && (words.every((word) => word.bold) || capitals >= CAPITALS);
}
