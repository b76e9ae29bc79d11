import type { Inline, Paragraph, Place } from '../../layout/document.ts';
import { readMark, splitFlowedList } from '../../layout/mark.ts';
import { dropInvisible, isBlank } from '../text/characters.ts';
import { BAR_SOURCE, splitBars } from '../text/inline.ts';
import { stackFractions, type Draft } from '../text/stack.ts';
import type { WordLine } from './lines.ts';
import { textOf, type Piece } from './pieces.ts';

const ONLY_BAR = new RegExp(`^\\s*${BAR_SOURCE}\\s*$`, 'u');

/** A label before an underlined numerator ("Rumus : "). */
const LEAD_IN = /^[^:/()]*:\s*$/u;

/** Stands for a fraction while the mark before it is looked for. */
const OBJECT = '\uFFFC';

/** Makes paragraphs of lines: list marks off, flowed lists of cells cut, fractions typed over several lines put together. */
export function toParagraphs(lines: readonly WordLine[], setting: 'page' | 'cell'): readonly Paragraph[] {
  const drafts = lines.flatMap((line) => toDrafts(line, setting));
  return stackFractions(drafts, setting === 'cell').flatMap((draft): readonly Paragraph[] => {
    const place: Place = { line: draft.line };
    const content = draft.content ?? splitBars(draft.underlined + draft.text, [place]);
    if (content.length === 0 && draft.mark === null) return [];
    if (setting === 'page' && draft.content === null && ONLY_BAR.test(draft.text)) return [];
    return [{ type: 'paragraph', role: draft.role, mark: draft.mark, indent: draft.indent, content, place }];
  });
}

function toDrafts(line: WordLine, setting: 'page' | 'cell'): readonly Draft[] {
  const base = {
    indent: line.indent,
    role: line.heading ? 'heading' : 'body',
    line: line.line,
    hard: line.hard,
    underlined: '',
    text: '',
    content: null,
  } as const;
  if (line.pieces.some((piece) => piece.kind === 'fraction')) {
    const { mark, pieces } = takeMark(line.pieces);
    return [{ ...base, mark: combine(line.mark, mark), content: inlineOf(pieces, [{ line: line.line }]) }];
  }
  const whole = dropInvisible(textOf(line.pieces)).trim();
  if (ONLY_BAR.test(whole)) return [{ ...base, mark: null, text: whole }];
  const { underlined, text } = splitUnderlined(line, setting);
  if (underlined !== '') {
    const { mark, rest } = readMark(dropInvisible(underlined).trimStart());
    return [{ ...base, mark: combine(line.mark, mark), underlined: rest, text }];
  }
  const items = setting === 'cell' ? splitFlowedList(whole, false) : [whole];
  return items.map((item, index): Draft => {
    const { mark, rest } = readMark(item);
    const declared = index === 0 ? line.mark : null;
    return { ...base, mark: combine(declared, mark), hard: line.hard || index > 0, text: rest };
  });
}

/** Of a mark that Word sets and one that is typed after it, a number counts more than a bullet; else Word's comes first. */
function combine(declared: string | null, typed: string | null): string | null {
  if (declared === null) return typed;
  const isBullet = !/[\p{L}\p{N}]/u.test(declared) || declared === 'o';
  return isBullet && typed !== null && /[\p{L}\p{N}]/u.test(typed) ? typed : declared;
}

/** What is underlined from the beginning, or after a label, is the upper side of a fraction if a line with a scale follows. */
function splitUnderlined(line: WordLine, setting: 'page' | 'cell'): { readonly underlined: string; readonly text: string } {
  if (line.ruledBelow && setting === 'cell') return { underlined: textOf(line.pieces), text: '' };
  const first = line.pieces.findIndex((piece) => piece.kind === 'words' && piece.underlined && !isBlank(piece.text));
  const lead = first < 0 ? 'none' : textOf(line.pieces.slice(0, first));
  if (!isBlank(lead) && !LEAD_IN.test(lead)) return { underlined: '', text: textOf(line.pieces) };
  const after = line.pieces.findIndex(
    (piece, index) => index > first && piece.kind === 'words' && !piece.underlined && !isBlank(piece.text),
  );
  const end = after < 0 ? line.pieces.length : after;
  return { underlined: textOf(line.pieces.slice(0, end)), text: textOf(line.pieces.slice(end)) };
}

/** Takes the mark off words that a fraction follows. */
function takeMark(pieces: readonly Piece[]): { readonly mark: string | null; readonly pieces: readonly Piece[] } {
  const until = pieces.findIndex((piece) => piece.kind !== 'words');
  const lead = dropInvisible(textOf(pieces.slice(0, until))).trimStart();
  const { mark, rest } = readMark(lead + OBJECT);
  if (mark === null) return { mark, pieces };
  return { mark, pieces: [{ kind: 'words', text: rest.replace(OBJECT, ''), underlined: false, bold: false }, ...pieces.slice(until)] };
}

function inlineOf(pieces: readonly Piece[], places: readonly Place[]): readonly Inline[] {
  const inlines: Inline[] = [];
  let words = '';
  for (const piece of pieces) {
    if (piece.kind !== 'fraction') {
      words += textOf([piece]);
      continue;
    }
    inlines.push(...splitBars(words, places), {
      kind: 'fraction',
      numerator: inlineOf(piece.numerator, places),
      denominator: inlineOf(piece.denominator, places),
      places,
    });
    words = '';
  }
  return [...inlines, ...splitBars(words, places)];
}
