import { COUNTING, writtenOut } from '../assess/findings/words.ts';
import { isKnownWord } from '../normalise/vocabulary.ts';
import { rememberText } from '../remember.ts';
import { fullTitle } from './title.ts';
import { foldedWords, type RootedWord, rootedWords } from './words.ts';

/**
 * Texts as numbers: two texts have the same number if they consist of the same roots, whatever their order, affixes, function
 * words, years and the document's own place names.
 */
export type Meaning = number;

type Words = readonly RootedWord[];
/** A place's name in folded words. */
export type PlaceName = readonly string[];

/** An indicator of the year before is the same indicator: years go, with these words before them. */
const YEAR = /^(?:19|20)\d\d$/;
const BEFORE_YEARS: ReadonlySet<string> = new Set(['tahun', 'thn', 'th', 'ta', 'anggaran']);
// Asked of every word: most are told apart by their length.
const isYear = ({ word }: RootedWord): boolean => word.length === 4 && YEAR.test(word);

/** Kinds of place, as they are written before a name. */
const PLACE_KINDS: ReadonlySet<string> = new Set(['kecamatan', 'kec', 'kabupaten', 'kab', 'kota', 'provinsi', 'prov']);

/** Names that are printed, the longest first. */
export function placeNames(names: readonly (string | null)[]): readonly PlaceName[] {
  const known = names.map((name) => (name === null ? [] : foldedWords(name)));
  return known.filter((words) => words.length > 0).sort((a, b) => b.length - a.length);
}

function withoutYears(words: Words): Words {
  if (!words.some(isYear)) return words;
  const kept: RootedWord[] = [];
  for (const one of words) {
    if (!isYear(one)) kept.push(one);
    else while (BEFORE_YEARS.has(kept.at(-1)?.word ?? '')) kept.pop();
  }
  return kept;
}

/** A name goes behind the kind of place, with it; and anywhere, unless it is of words of the language ("Sumber Agung"). */
function withoutPlaces(words: Words, names: readonly PlaceName[]): Words {
  if (!names.some(([first]) => words.some(({ word }) => word === first))) return words;
  const kept: RootedWord[] = [];
  for (let at = 0; at < words.length; ) {
    const isKind = PLACE_KINDS.has(kept.at(-1)?.word ?? '');
    const found = names.find((name) => name.every((word, i) => words[at + i]?.word === word) && (isKind || !name.every(isKnownWord)));
    if (found !== undefined && isKind) kept.pop();
    if (found === undefined) kept.push(...words.slice(at, at + 1));
    at += found?.length ?? 1;
  }
  return kept;
}

/** The roots of a text's words, each once, in the order of the alphabet; `without`: words that say nothing here. */
export function rootsOf(text: string, places: readonly PlaceName[], without?: ReadonlySet<string>): readonly string[] {
  const roots: string[] = [];
  for (const { word, root, saysNothing } of withoutPlaces(withoutYears(rootedWords(text)), places)) {
    // A text has few words: looking through them is quicker than a set.
    if (!saysNothing && without?.has(writtenOut(word)) !== true && !roots.includes(root)) roots.push(root);
  }
  return roots.sort();
}

/** Odd 32-bit numbers with mixed bits, to begin and to multiply with. */
const SEEDS = [0x9e3779b1, 0x85ebca77] as const;
const FACTORS = [0xc2b2ae3d, 0x27d4eb2f] as const;
/** Bits of the two halves: 52 in all, an integer that SQLite and JavaScript both hold exactly. */
const HIGH = 2 ** 20;
const LOW = 2 ** 32;

/**
 * The number of some words: a digest of 52 bits. Among a million texts the chance that two of them share one by accident is 1 in
 * 9,000. Not by a library, which takes four times as long: it is asked some 300 times for each document.
 */
export function numberOf(words: string): Meaning {
  let [one, other]: [number, number] = [...SEEDS];
  for (let i = 0; i < words.length; i += 1) {
    const letter = words.charCodeAt(i);
    one = Math.imul(one ^ letter, FACTORS[0]);
    one ^= one >>> 15;
    other = Math.imul(other ^ letter, FACTORS[1]);
    other ^= other >>> 13;
  }
  return ((one >>> 0) % HIGH) * LOW + (other >>> 0);
}

/** A formula as it is stored, by its columns. */
export type FormulaParts = {
  readonly formula_type: string;
  readonly formula_teks: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly scale: number | null;
};

/** The numbers of one document's texts. Null for a text that says nothing: none, signs, function words. */
export type Meanings = {
  text(text: string | null): Meaning | null;
  /** Of a position or unit; short titles are written out. */
  title(title: string | null): Meaning | null;
  /** Of a formula: its type and its words; those above a fraction's bar are told from those below. Null: nothing to measure by. */
  formula(formula: FormulaParts): Meaning | null;
  roots(text: string): readonly string[];
};

/** `places`: the document's own, which say nothing in its texts. */
export function meaningsOf(places: readonly PlaceName[]): Meanings {
  // Goals, positions and sources stand in many rows of one document.
  const known = rememberText((text) => {
    const roots = rootsOf(text, places);
    return { roots, number: roots.length === 0 ? null : numberOf(roots.join(' ')) };
  });
  return {
    text: (text) => (text === null ? null : known(text).number),
    title: (title) => (title === null ? null : known(fullTitle(title)).number),
    formula: (formula) => formulaMeaning(formula, places),
    roots: (text) => known(text).roots,
  };
}

function formulaMeaning(formula: FormulaParts, places: readonly PlaceName[]): Meaning | null {
  const { formula_type: type, formula_teks, numerator, denominator, scale } = formula;
  if (type === 'missing') return null;
  const side = (text: string | null): string => rootsOf(text ?? '', places, COUNTING).join(' ');
  const said = type === 'ratio' ? [side(numerator), side(denominator), String(scale)] : [side(formula_teks)];
  return numberOf([type, ...said].join('|'));
}
