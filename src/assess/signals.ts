import type { Doubt } from '../../parsers/contract.ts';
import type { Formula, FormulaType } from '../records/formula.ts';
import type { JudgedField } from '../records/record.ts';
import { agreement, subjectOf } from './findings/words.ts';
import { isKnownWord } from '../normalise/vocabulary.ts';
import { kindOfFlag } from './flags.ts';

/** Fields of a row, and the position that its block is of: with a wrong one, the row is somebody else's. */
export type EvidenceName = JudgedField | 'jabatan';

/**
 * One field as read. `confidence`: the weakest recognised word's, 0 to 1, null where the letters are certain; `doubt`: the mean over all
 * letters, 0 to 1.
 */
export type FieldEvidence = {
  readonly name: EvidenceName;
  readonly text: string;
  readonly confidence: number | null;
  readonly doubt: number;
  /** Words that the recogniser is less sure of. */
  readonly weakWords: readonly string[];
};

/** What the reading knows of a row, or of some of its fields, when the confidence is judged; `formula` null: it is not among them. */
export type RowEvidence = {
  readonly fields: readonly FieldEvidence[];
  readonly formula: Formula | null;
  readonly doubts: readonly Doubt[];
};

/** A reason for doubt in numbers: 0 says nothing against the row, 1 as much as it can. Each is named in the file of weights. */
export type Signal = (row: RowEvidence) => number;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const recognised = (row: RowEvidence): readonly FieldEvidence[] => row.fields.filter((field) => field.confidence !== null);
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The row was recognised from a picture at all. */
const scanned: Signal = (row) => (recognised(row).length > 0 ? 1 : 0);

/** How weak the weakest word of the row is. */
const weakestWord: Signal = (row) => Math.max(0, ...recognised(row).map((field) => 1 - (field.confidence ?? 1)));

/** How weak the fields are on average, by the weakest word of each. */
const weakFields: Signal = (row) => mean(recognised(row).map((field) => 1 - (field.confidence ?? 1)));

/** Doubt of a field's letters (0 to 1) from which it is as doubtful as it can be. */
const DOUBT_FULL = 0.3;

/** How much of the letters of the most doubtful field the recogniser doubts: one weak word in a long sentence is little. */
const doubtfulField: Signal = (row) => clamp(Math.max(0, ...recognised(row).map((field) => field.doubt)) / DOUBT_FULL);

/** The same for the fields on average. */
const doubtfulLetters: Signal = (row) => clamp(mean(recognised(row).map((field) => field.doubt)) / DOUBT_FULL);

/** Letters from which a word can be looked up; shorter ones are mostly short forms. */
const LOOKED_UP_LETTERS = 4;

function strangeShare(text: string): number {
  const words = (text.match(/[\p{L}-]+/gu) ?? []).filter((word) => word.length >= LOOKED_UP_LETTERS && word !== word.toUpperCase());
  return words.length === 0 ? 0 : words.filter((word) => !isKnownWord(word.toLowerCase())).length / words.length;
}

/** Share of recognised words that are not in the dictionary; names and short forms are among them on every page. */
const strangeWords: Signal = (row) => mean(recognised(row).map((field) => strangeShare(field.text)));
/** The same for the worst field. */
const strangestField: Signal = (row) => Math.max(0, ...recognised(row).map((field) => strangeShare(field.text)));

/** Share of a field's letters in misspelt words (0 to 1) from which it is as bad as it can be; a tenth of wrong letters makes it wrong. */
const MISSPELT_FULL = 0.3;
const lettersOf = (text: string): number => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

/** Whether a word is one that the dictionary or the terms of these documents know, or a short form or number that they need not. */
function isPlausible(word: string): boolean {
  const plain = word.replace(/^[^\p{L}\p{N}(]+|[^\p{L}\p{N})%]+$/gu, '');
  const words = plain.split(/[/-]/u).filter((part) => part !== '');
  return (
    words.length > 0 &&
    words.every((part) => /^(?:\d[\d.,]*%?|[xX×])$/u.test(part) || (/^\p{L}+$/u.test(part) && isKnownWord(part.toLowerCase())))
  );
}

/** Share of the letters in words that the recogniser doubts and the dictionary does not know: each of the two alone says little. */
function misspeltShare({ text, weakWords }: FieldEvidence): number {
  const misspelt = weakWords.filter((word) => !isPlausible(word)).reduce((sum, word) => sum + lettersOf(word), 0);
  return misspelt === 0 ? 0 : misspelt / lettersOf(text);
}

/** Weak and unknown words of the worst field. */
const misspeltField: Signal = (row) => clamp(Math.max(0, ...recognised(row).map(misspeltShare)) / MISSPELT_FULL);

/** The same of all fields on average. */
const misspeltWords: Signal = (row) => clamp(mean(recognised(row).map(misspeltShare)) / MISSPELT_FULL);

/** What specks and drawn lines become: lone letters and signs, letters and digits in one word, sentences broken by signs. */
const NOISE = /^(?:[^\p{L}\p{N}%&/:;,.()x×+=–-]+|[\p{L}](?<![xXaAdDiI])|[.,:;'"“”|!–-]{2,}|\p{L}+\d+\p{L}*|\d+\p{L}{1,2}\d*|[.:;'"|])$/u;
/** Share of noise (0 to 1) from which a field is as noisy as it can be. */
const NOISE_FULL = 0.25;

const noiseShare = (text: string): number => {
  const tokens = text.split(/\s+/u).filter((token) => token !== '' && token !== '/');
  return tokens.length === 0 ? 0 : tokens.filter((token) => NOISE.test(token)).length / tokens.length;
};

const noise: Signal = (row) => clamp(Math.max(0, ...recognised(row).map((field) => noiseShare(field.text))) / NOISE_FULL);

/** What the flags take away from a certain row, each a share of what the others leave. */
const takenAway = ({ doubts }: RowEvidence): number => 1 - doubts.reduce((keeps, doubt) => keeps * kindOfFlag(doubt.code).keeps, 1);

/** The same on a recognised page, where other signals often speak of the same fault. */
const flagged: Signal = (row) => (scanned(row) === 1 ? takenAway(row) : 0);

/** The same where the letters are certain: flags are then all that speaks against a row. */
const flaggedWritten: Signal = (row) => (scanned(row) === 1 ? 0 : takenAway(row));

/** Cells whose edges were not drawn but found from white space. */
const guessedCells: Signal = (row) => (row.doubts.some((doubt) => doubt.code === 'cell-guessed') ? 1 : 0);

const sidesOf = (formula: Formula | null): readonly [Formula, Formula] | null =>
  formula?.type === 'ratio' ? [formula.numerator, formula.denominator] : null;

/** The sides of a fraction are of different things: words of one of them may be lost. */
const sidesApart: Signal = (row) => {
  const sides = sidesOf(row.formula);
  return sides === null ? 0 : 1 - agreement(subjectOf(sides[0].text), subjectOf(sides[1].text));
};

/** A side of a fraction begins in the middle of a sentence, or ends in a word that must go on. */
const OPEN_END = /(?:^|\s)(?:yang|yg|dan|di|dengan|untuk|atau|pada|dari|dalam|oleh|ke|yang\s+telah)$/iu;
const sideCut: Signal = (row) => {
  const sides = sidesOf(row.formula);
  if (sides === null) return 0;
  return sides.some((side) => OPEN_END.test(side.text) || (/^\p{Ll}/u.test(side.text) && side.type === 'narrative')) ? 1 : 0;
};

/**
 * A fraction without a scale, or multiplied by anything else: an "x 100%" beside the bar is the first thing that recognition loses, or
 * reads as "x 10%".
 */
const scaleLost: Signal = ({ formula }) => {
  const isBare = formula?.type === 'ratio' && formula.scale === 1;
  return isBare || (formula?.type === 'product' && formula.operands.some((operand) => operand.type === 'ratio')) ? 1 : 0;
};

/** The indicator and its formula share no word that tells what they are about. */
const offTopic: Signal = (row) => {
  const indikator = row.fields.find((field) => field.name === 'indikator')?.text;
  if (indikator === undefined || (row.formula?.type !== 'ratio' && row.formula?.type !== 'count')) return 0;
  return 1 - agreement(subjectOf(indikator), subjectOf(row.formula.text));
};

/** A field other than the formula ends in a word that must go on, or opens in the middle of a sentence. */
const fieldCut: Signal = (row) =>
  row.fields.some(
    (field) =>
      ['sasaran', 'indikator', 'sumber_data'].includes(field.name) && (OPEN_END.test(field.text) || /^\p{Ll}{1,2}\s/u.test(field.text)),
  )
    ? 1
    : 0;

/** Says nothing to measure by. A constant alone may be a "∑" that was read as a figure ("5 arsip yang tertata"). */
const MEASURES_NOTHING: readonly FormulaType[] = ['missing', 'narrative', 'constant'];

/** Nothing to measure by on a recognised page: the formula, or the upper side of its fraction, may have been lost. */
const formulaLost: Signal = (row) => {
  const measure = sidesOf(row.formula)?.[0] ?? row.formula;
  return scanned(row) === 1 && measure !== null && MEASURES_NOTHING.includes(measure.type) ? 1 : 0;
};

/** What no position is called by: labels and values run together, specks, the number of a list. */
const NO_POSITION = /[:;"“”•|]|\d|[.,]\s*$|\s\.\s|^\p{Ll}/u;

/** The name of the position on a recognised page holds what no position is called by. */
const oddPosition: Signal = (row) => (recognised(row).some(({ name, text }) => name === 'jabatan' && NO_POSITION.test(text)) ? 1 : 0);

/** All signals by the name that the weights use. */
export const SIGNALS = {
  scanned,
  weakestWord,
  weakFields,
  doubtfulField,
  doubtfulLetters,
  strangeWords,
  strangestField,
  misspeltField,
  misspeltWords,
  noise,
  flagged,
  flaggedWritten,
  guessedCells,
  sidesApart,
  sideCut,
  scaleLost,
  offTopic,
  fieldCut,
  formulaLost,
  oddPosition,
} as const satisfies Record<string, Signal>;

export type SignalName = keyof typeof SIGNALS;
export const SIGNAL_NAMES = Object.keys(SIGNALS).filter((name): name is SignalName => name in SIGNALS);

/** What is known of one field alone: what speaks against the whole row speaks against each of its fields. */
export function evidenceOfField(row: RowEvidence, { name }: FieldEvidence): RowEvidence {
  const fields = row.fields.filter((field) => field.name === name);
  const doubts = row.doubts.filter((doubt) => doubt.field === null || doubt.field === name);
  return { fields, doubts, formula: name === 'formula' ? row.formula : null };
}

/** The value of every signal, in the order of `SIGNAL_NAMES`. */
export const signalsOf = (row: RowEvidence): readonly number[] => SIGNAL_NAMES.map((name) => SIGNALS[name](row));
