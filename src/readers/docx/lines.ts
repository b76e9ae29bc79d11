import type { Label, Numbering } from './numbering.ts';
import { isEmpty, plainWords, type Box, type Piece } from './pieces.ts';
import { readRuns } from './runs.ts';
import { lookOfParagraph, type ParagraphLook, type Styles } from './styles.ts';
import { childOf, isOn, type XmlElement } from './xml.ts';

/** One line of a paragraph, from one line break to the next. */
export type WordLine = {
  readonly kind: 'line';
  readonly pieces: readonly Piece[];
  /** The list mark that Word shows before it. */
  readonly mark: string | null;
  readonly indent: number;
  readonly heading: boolean;
  /** It begins a paragraph. */
  readonly hard: boolean;
  /** A line is drawn under the paragraph, and it is the paragraph's last one. */
  readonly ruledBelow: boolean;
  /** Running number of the paragraph or table row in the body, from 1. */
  readonly line: number;
};

/** What is known where a paragraph stands. `shaded`: a colour may lie behind it, so that white text can be seen. */
export type Scope = { readonly styles: Styles; readonly numbering: Numbering; readonly setting: 'page' | 'cell'; readonly shaded: boolean };

/** Twips (1/20 point). Word sets the levels of its lists a quarter of an inch apart. */
const INDENT_STEP = 360;

const TYPED_BAR = '----------';

/** The lines of a paragraph, and the text boxes that are anchored in it. */
export function readParagraph(
  paragraph: XmlElement,
  line: number,
  scope: Scope,
): { readonly lines: readonly WordLine[]; readonly boxes: readonly Box[] } {
  const look = lookOfParagraph(scope.styles, paragraph);
  const base = scope.shaded ? { ...look.run, shaded: true } : look.run;
  const pieces = readRuns(paragraph, base, scope.styles);
  const boxes = pieces.filter((piece) => piece.kind === 'box');
  const properties = childOf(paragraph, 'w:pPr');
  if (isEmpty(pieces) && isGone(properties)) return { lines: [], boxes };
  const label = look.list === null ? null : scope.numbering.next(look.list.id, look.list.level, look.style);
  const filled = splitLines(pieces).filter((one) => !isEmpty(one));
  const shown = filled.length === 0 ? loneLabel(label, scope.setting) : filled;
  const indent = indentOf(look, label);
  const ruled = isOn(childOf(childOf(properties, 'w:pBdr'), 'w:bottom')) ?? false;
  const lines = shown.map((one, index): WordLine => {
    const isFirst = index === 0;
    const marked = isFirst && filled.length > 0 && label !== null;
    const content = marked && !label.isMark ? [plainWords(`${label.text} `), ...one] : one;
    const heading = look.outline !== null || isBold(one);
    const ruledBelow = ruled && index === shown.length - 1;
    return {
      kind: 'line',
      pieces: content,
      mark: marked && label.isMark ? label.text || null : null,
      indent,
      heading,
      hard: isFirst,
      ruledBelow,
      line,
    };
  });
  return { lines: scope.setting === 'cell' ? withStrokes(lines, pieces, line) : lines, boxes };
}

/** A line drawn in a cell is a fraction's bar: it is handed on as the line of dashes that others type. */
function withStrokes(lines: readonly WordLine[], pieces: readonly Piece[], line: number): readonly WordLine[] {
  const strokes = pieces.filter((piece) => piece.kind === 'stroke');
  const bar: WordLine = {
    kind: 'line',
    pieces: [plainWords(TYPED_BAR)],
    mark: null,
    indent: 0,
    heading: false,
    hard: true,
    ruledBelow: false,
    line,
  };
  const above = strokes.some(({ below }) => !below) ? [bar] : [];
  const below = strokes.some((stroke) => stroke.below) ? [bar] : [];
  return [...above, ...lines, ...below];
}

/** Its paragraph mark is deleted by tracked changes, or hidden: without words nothing of it is printed. */
function isGone(properties: XmlElement | undefined): boolean {
  const mark = childOf(properties, 'w:rPr');
  return childOf(mark, 'w:del') !== undefined || childOf(mark, 'w:moveFrom') !== undefined || isOn(childOf(mark, 'w:vanish')) === true;
}

/** Number columns of tables are often empty paragraphs that Word numbers: there the number is the text. */
function loneLabel(label: Label | null, setting: 'page' | 'cell'): readonly (readonly Piece[])[] {
  const isNumber = label !== null && /[\p{L}\p{N}]/u.test(label.text);
  return setting === 'cell' && isNumber ? [[plainWords(label.text)]] : [];
}

function splitLines(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind === 'break') lines.push([]);
    else if (piece.kind !== 'box' && piece.kind !== 'stroke') lines.at(-1)?.push(piece);
  }
  return lines;
}

/** Steps of the left edge: where the mark stands, else where the second line begins (a first-line indent nests nothing). */
function indentOf(look: ParagraphLook, label: Label | null): number {
  const left = look.ownIndentation.left ?? label?.indentation.left ?? look.indentation.left ?? 0;
  const hanging = look.ownIndentation.hanging ?? label?.indentation.hanging ?? look.indentation.hanging ?? 0;
  return Math.max(0, Math.round((left - hanging) / INDENT_STEP));
}

function isBold(pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => piece.kind === 'words' && (piece.bold || piece.text.trim() === ''));
}
