import { applyIndentation, type Indentation } from './styles.ts';
import { showSymbols } from './symbols.ts';
import { childOf, childrenOf, isOn, numberOf, valueOf, type XmlElement } from './xml.ts';

type Level = {
  readonly format: string;
  /** "%1.", "%1.%2", or the bullet itself. */
  readonly text: string;
  readonly start: number;
  /** It starts anew only after an item of this level (from 0) or a higher one; null: after any higher level; never for -1. */
  readonly restartsAfter: number | null;
  readonly legal: boolean;
  readonly font: string | null;
  readonly style: string | null;
  readonly indentation: Indentation;
};

type List = { readonly counter: string; readonly levels: readonly (Level | undefined)[]; readonly starts: ReadonlyMap<number, number> };

/** What stands before an item. A label with a word in it ("BAB I", "Pasal 3") is text of the page, not a list mark. */
export type Label = { readonly text: string; readonly isMark: boolean; readonly level: number; readonly indentation: Indentation };

/** Counts the items of all lists of a document; it must be asked once for each numbered paragraph, in their order. */
export type Numbering = { next(list: string, level: number | null, style: string | null): Label | null };

const NO_INDENTATION: Indentation = { left: null, hanging: null };

/** `listOfStyle`: the list id that a style declares, for lists that are defined through a style. */
export function readNumbering(root: XmlElement | null, listOfStyle: (style: string) => string | null): Numbering {
  const lists = root === null ? new Map<string, List>() : readLists(root, listOfStyle);
  const counts = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next: (id, level, style) => {
      const list = lists.get(id);
      if (list === undefined) return null;
      const at = level ?? levelOfStyle(list, style);
      const shared = counts.get(list.counter) ?? [];
      counts.set(list.counter, shared);
      if (!begun.has(id)) for (const overridden of list.starts.keys()) shared[overridden] = undefined;
      begun.add(id);
      return labelOf(list, at, shared);
    },
  };
}

function labelOf(list: List, at: number, counts: (number | undefined)[]): Label | null {
  const level = list.levels[at];
  if (level === undefined) return null;
  const before = counts[at];
  counts[at] = before === undefined ? startOf(list, at) : before + 1;
  for (let deeper = at + 1; deeper < list.levels.length; deeper += 1) {
    const after = list.levels[deeper]?.restartsAfter ?? deeper - 1;
    if (at <= after) counts[deeper] = undefined;
  }
  const { indentation } = level;
  if (level.format === 'none') return { text: '', isMark: true, level: at, indentation };
  if (level.format === 'bullet') return { text: showSymbols(level.text, level.font).trim(), isMark: true, level: at, indentation };
  const text = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const which = Number(digit) - 1;
    const number = counts[which] ?? startOf(list, which);
    return formatNumber(number, level.legal ? 'decimal' : (list.levels[which]?.format ?? 'decimal'));
  });
  return { text: text.trim(), isMark: !/\p{L}{2,}/u.test(level.text.replace(/%[1-9]/gu, ' ')), level: at, indentation };
}

function startOf(list: List, level: number): number {
  return list.starts.get(level) ?? list.levels[level]?.start ?? 1;
}

function levelOfStyle(list: List, style: string | null): number {
  const found = style === null ? -1 : list.levels.findIndex((level) => level?.style === style);
  return Math.max(0, found);
}

function readLists(root: XmlElement, listOfStyle: (style: string) => string | null): ReadonlyMap<string, List> {
  const abstracts = new Map(childrenOf(root, 'w:abstractNum').map((one) => [one.attributes.get('w:abstractNumId') ?? '', one]));
  const numbers = new Map(childrenOf(root, 'w:num').map((one) => [one.attributes.get('w:numId') ?? '', one]));
  const abstractOf = (id: string): XmlElement | undefined => abstracts.get(valueOf(numbers.get(id), 'w:abstractNumId') ?? '');
  return new Map(
    [...numbers].flatMap(([id, number]): [string, List][] => {
      const named = abstractOf(id);
      const link = valueOf(named, 'w:numStyleLink');
      const abstract = link === undefined ? named : abstractOf(listOfStyle(link) ?? '');
      return abstract === undefined ? [] : [[id, readList(number, abstract)]];
    }),
  );
}

function readList(number: XmlElement, abstract: XmlElement): List {
  const levels: (Level | undefined)[] = [];
  const starts = new Map<number, number>();
  for (const level of childrenOf(abstract, 'w:lvl')) levels[levelNumber(level)] = readLevel(level);
  for (const override of childrenOf(number, 'w:lvlOverride')) {
    const at = levelNumber(override);
    const level = childOf(override, 'w:lvl');
    const start = numberOf(valueOf(override, 'w:startOverride'));
    if (level !== undefined) levels[at] = readLevel(level);
    if (start !== undefined) starts.set(at, start);
  }
  return { counter: abstract.attributes.get('w:abstractNumId') ?? '', levels, starts };
}

/** Word has nine levels. */
function levelNumber(element: XmlElement): number {
  return Math.min(8, Math.max(0, numberOf(element.attributes.get('w:ilvl')) ?? 0));
}

function readLevel(level: XmlElement): Level {
  const restart = numberOf(valueOf(level, 'w:lvlRestart'));
  const fonts = childOf(childOf(level, 'w:rPr'), 'w:rFonts')?.attributes;
  return {
    format: valueOf(level, 'w:numFmt') ?? 'decimal',
    text: valueOf(level, 'w:lvlText') ?? '',
    start: numberOf(valueOf(level, 'w:start')) ?? 1,
    restartsAfter: restart === undefined ? null : restart - 1,
    legal: isOn(childOf(level, 'w:isLgl')) ?? false,
    font: fonts?.get('w:ascii') ?? fonts?.get('w:hAnsi') ?? null,
    style: valueOf(level, 'w:pStyle') ?? null,
    indentation: applyIndentation(NO_INDENTATION, childOf(childOf(level, 'w:pPr'), 'w:ind')),
  };
}

function formatNumber(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letters(number);
    case 'upperLetter':
      return letters(number).toUpperCase();
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'upperRoman':
      return roman(number);
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'none':
      return '';
    default:
      return String(number);
  }
}

/** a … z, aa, bb … as Word counts. */
function letters(number: number): string {
  if (number < 1 || number > 26 * 9) return String(number);
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number);
  let rest = number;
  let out = '';
  for (const [value, letter] of ROMAN) {
    while (rest >= value) {
      out += letter;
      rest -= value;
    }
  }
  return out;
}
