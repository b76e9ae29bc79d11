import { fractionOf, plainWords, type Piece } from './pieces.ts';
import { showSymbols } from './symbols.ts';
import { childOf, childrenOf, elementsOf, type XmlElement } from './xml.ts';

/**
 * The words and fractions of an equation of Word's own editor. What has no meaning for an office's formula (radicals, accents,
 * limits) is read as its words in printed order.
 */
export function readMath(element: XmlElement): readonly Piece[] {
  switch (element.name) {
    case 'm:t':
    case 'w:t':
      return [plainWords(showSymbols(element.children.filter((child) => typeof child === 'string').join(''), null))];
    case 'w:br':
      return [{ kind: 'break' }];
    case 'm:f':
      return readFraction(element);
    case 'm:d':
      return readBrackets(element);
    case 'm:nary':
      return [
        plainWords(`${property(element, 'm:naryPr', 'm:chr') ?? '∫'}`),
        ...parts(element, ['m:sub', 'm:sup']),
        plainWords(' '),
        ...parts(element, ['m:e']),
      ];
    case 'm:rad':
      return [...parts(element, ['m:deg']), plainWords('√'), ...parts(element, ['m:e'])];
    case 'm:eqArr':
      return childrenOf(element, 'm:e').flatMap((row, index) => (index === 0 ? readAll(row) : [{ kind: 'break' }, ...readAll(row)]));
    case 'm:mr':
      return childrenOf(element, 'm:e').flatMap((cell) => [...readAll(cell), plainWords(' ')]);
    default:
      return element.name.endsWith('Pr') || DROPPED.has(element.name) ? [] : readAll(element);
  }
}

/** Deleted by tracked changes. */
const DROPPED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);

function readAll(element: XmlElement): readonly Piece[] {
  return elementsOf(element).flatMap(readMath);
}

/** A fraction without a bar is a pair of lines, and divides nothing. */
function readFraction(element: XmlElement): readonly Piece[] {
  const numerator = parts(element, ['m:num']);
  const denominator = parts(element, ['m:den']);
  if (property(element, 'm:fPr', 'm:type') === 'noBar') return [...numerator, plainWords(' '), ...denominator];
  return fractionOf(numerator, denominator);
}

function readBrackets(element: XmlElement): readonly Piece[] {
  const open = property(element, 'm:dPr', 'm:begChr') ?? '(';
  const close = property(element, 'm:dPr', 'm:endChr') ?? ')';
  const between = property(element, 'm:dPr', 'm:sepChr') ?? '|';
  const inner = childrenOf(element, 'm:e').flatMap((one, index) => (index === 0 ? readAll(one) : [plainWords(between), ...readAll(one)]));
  return [plainWords(open), ...inner, plainWords(close)];
}

function parts(element: XmlElement, names: readonly string[]): readonly Piece[] {
  return names.flatMap((name) => childrenOf(element, name).flatMap(readAll));
}

function property(element: XmlElement, properties: string, name: string): string | undefined {
  return childOf(childOf(element, properties), name)?.attributes.get('m:val');
}
