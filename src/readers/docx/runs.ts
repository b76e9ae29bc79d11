import { isEquation, readEquation } from './eq-field.ts';
import { readMath } from './math.ts';
import type { Piece } from './pieces.ts';
import { lookOfRun, type RunLook, type Styles } from './styles.ts';
import { readStroke } from './strokes.ts';
import { showSymbols, symbolOf } from './symbols.ts';
import { childOf, chooseAlternative, elementsOf, type XmlElement } from './xml.ts';

/** Deleted by tracked changes, notes of the editor, properties, the reading aid over East Asian words. */
const DROPPED: ReadonlySet<string> = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:delText',
  'w:delInstrText',
  'w:rt',
]);

/** A field (page number, cross reference, equation): first its instruction comes, then what it showed last. */
type Field = { instruction: string; inResult: boolean };

type Walk = { readonly styles: Styles; readonly base: RunLook; readonly fields: Field[]; readonly out: Piece[] };

/** The words, fractions, line ends and text boxes of a paragraph, without what nobody sees on the page. */
export function readRuns(paragraph: XmlElement, base: RunLook, styles: Styles): readonly Piece[] {
  const walk: Walk = { styles, base, fields: [], out: [] };
  for (const child of elementsOf(paragraph)) visit(walk, child, base);
  while (walk.fields.length > 0) endField(walk);
  return walk.out;
}

function visit(walk: Walk, element: XmlElement, look: RunLook): void {
  if (DROPPED.has(element.name)) return;
  switch (element.name) {
    case 'w:r':
      return visitAll(walk, element, lookOfRun(walk.styles, walk.base, childOf(element, 'w:rPr')));
    case 'w:txbxContent':
      walk.out.push({ kind: 'box', content: element });
      return;
    case 'mc:AlternateContent':
      return visitAll(walk, chooseAlternative(element), look);
    case 'm:oMath':
      if (isShown(walk)) walk.out.push(...readMath(element).map((piece) => dress(piece, look)));
      return;
    case 'w:drawing':
    case 'w:pict':
      walk.out.push(...readStroke(element));
      return visitAll(walk, element, look);
    case 'w:fldChar':
      return turnField(walk, element.attributes.get('w:fldCharType'));
    case 'w:instrText':
      addInstruction(walk, element);
      return;
    case 'w:fldSimple':
      return visitSimpleField(walk, element, look);
    default:
      return sayOrEnter(walk, element, look);
  }
}

function visitAll(walk: Walk, element: XmlElement, look: RunLook): void {
  for (const child of elementsOf(element)) visit(walk, child, look);
}

function sayOrEnter(walk: Walk, element: XmlElement, look: RunLook): void {
  switch (element.name) {
    case 'w:t':
      return say(walk, stringOf(element), look);
    case 'w:tab':
    case 'w:ptab':
      return say(walk, ' ', look);
    case 'w:noBreakHyphen':
      return say(walk, '-', look);
    case 'w:sym':
      return say(
        walk,
        symbolOf(element.attributes.get('w:font') ?? null, Number.parseInt(element.attributes.get('w:char') ?? '', 16) || 0),
        look,
      );
    case 'w:br':
    case 'w:cr':
      if (isShown(walk) && isVisible(look)) walk.out.push({ kind: 'break' });
      return;
    default:
      return visitAll(walk, element, look);
  }
}

function say(walk: Walk, words: string, look: RunLook): void {
  if (words === '' || !isShown(walk) || !isVisible(look)) return;
  const shown = showSymbols(words, look.font);
  walk.out.push({
    kind: 'words',
    text: look.capitals ? shown.toLocaleUpperCase('id') : shown,
    underlined: look.underlined,
    bold: look.bold,
  });
}

function dress(piece: Piece, look: RunLook): Piece {
  return piece.kind === 'words' ? { ...piece, bold: look.bold } : piece;
}

function isVisible(look: RunLook): boolean {
  return !look.hidden && (!look.white || look.shaded);
}

/** What stands in a field's instruction, or in the stale picture of an equation, is not on the page. */
function isShown(walk: Walk): boolean {
  return walk.fields.every((field) => field.inResult && !isEquation(field.instruction));
}

function turnField(walk: Walk, type: string | undefined): void {
  const field = walk.fields.at(-1);
  if (type === 'begin') walk.fields.push({ instruction: '', inResult: false });
  if (type === 'separate' && field !== undefined) field.inResult = true;
  if (type === 'end') endField(walk);
}

function endField(walk: Walk): void {
  const field = walk.fields.pop();
  if (field !== undefined && isEquation(field.instruction) && isShown(walk)) walk.out.push(...readEquation(field.instruction));
}

function addInstruction(walk: Walk, element: XmlElement): void {
  const field = walk.fields.at(-1);
  if (field !== undefined) field.instruction += stringOf(element);
}

function visitSimpleField(walk: Walk, element: XmlElement, look: RunLook): void {
  const instruction = element.attributes.get('w:instr') ?? '';
  if (isEquation(instruction)) walk.out.push(...readEquation(instruction));
  else visitAll(walk, element, look);
}

function stringOf(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}
