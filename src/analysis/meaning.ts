import { hash } from 'node:crypto';
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

/** Words that join others and say nothing by themselves. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `yang yg dan di ke dari dalam pada untuk utk dengan dg dgn oleh atau serta terhadap antara sebagai adalah akan telah sudah ini itu
  para per se tersebut bagi atas guna`.split(/\s+/u),
);

/** An indicator of the year before is the same indicator: years go, with these words before them. */
const YEAR = /^(?:19|20)\d\d$/;
const BEFORE_YEARS: ReadonlySet<string> = new Set(['tahun', 'thn', 'th', 'ta', 'anggaran']);
// Asked of every word: most are told apart by their length.
const isYear = ({ word }: RootedWord): boolean => word.length === 4 && YEAR.test(word);

/** Kinds of place, as they are written before a name. */
const PLACE_KINDS: ReadonlySet<string> = new Set(['kecamatan', 'kec', 'kabupaten', 'kab', 'kota', 'provinsi', 'prov']);

/** Hex digits of a digest that fit into an integer that SQLite and JavaScript both hold exactly: 52 bits. */
const DIGITS = 13;

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
  for (const { word, root } of withoutPlaces(withoutYears(rootedWords(text)), places)) {
    const saysSomething = !FUNCTION_WORDS.has(word) && without?.has(word) !== true;
    // A text has few words: looking through them is quicker than a set.
    if (saysSomething && !roots.includes(root)) roots.push(root);
  }
  return roots.sort();
}

/** The number of some words, of up to 52 bits: among a million texts the chance that two share one by accident is 1 in 9,000. */
export function numberOf(words: string): Meaning {
  return Number.parseInt(hash('sha1', words, 'hex').slice(0, DIGITS), 16);
}

/** Counting words: "Jml X" and "X" are the same side of a fraction. */
const COUNTING: ReadonlySet<string> = new Set(['jumlah', 'jumlahnya', 'jml', 'jlh', 'jum', 'banyak', 'banyaknya', 'total', '∑']);

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
  const roots = rememberText((text) => rootsOf(text, places));
  const number = rememberText((text) => {
    const own = roots(text);
    return own.length === 0 ? null : numberOf(own.join(' '));
  });
  return {
    text: (text) => (text === null ? null : number(text)),
    title: (title) => (title === null ? null : number(fullTitle(title))),
    formula: (formula) => formulaMeaning(formula, places),
    roots,
  };
}

function formulaMeaning(formula: FormulaParts, places: readonly PlaceName[]): Meaning | null {
  const { formula_type: type, formula_teks, numerator, denominator, scale } = formula;
  if (type === 'missing') return null;
  const side = (text: string | null): string => rootsOf(text ?? '', places, COUNTING).join(' ');
  const said = type === 'ratio' ? [side(numerator), side(denominator), String(scale)] : [side(formula_teks)];
  return numberOf([type, ...said].join('|'));
}
