import type { GridRow } from '../../src/layout/grid.ts';
import { printedIn } from './slots.ts';

/** Share of a number row's cells that must be read as numbers: recognisers garble one ("Ni" for 1). */
const NUMBER_SHARE = 0.6;
/** Numbers of a number row at least; of one that counts up only in part, each in its own column. */
const NUMBERS_LEAST = 2;
const IN_PLACE_LEAST = 3;
/** Longest cell of a number row (characters): "(5)", "12.". */
const NUMBER_LETTERS_MOST = 4;

/** "45678": the numbers of several columns that a recogniser read as one. */
const isRun = (text: string): boolean =>
  /^\d{3,}$/.test(text) && [...text].every((digit, i) => i === 0 || Number(digit) === Number(text[i - 1]) + 1);

const numberOf = (text: string): number | null => {
  const digits = /^\(?(\d{1,2})[.)]?\s*\.?$/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
};

/** A row of column numbers: "1 2 3 4 5", "(1) (2) (3)", "1 2 5 6": short cells, numbers that count up or stand in their columns. */
export function isNumberRow(row: GridRow): boolean {
  const cells = printedIn(row).flatMap(({ text, x }) =>
    isRun(text) ? [...text].map((digit, i) => ({ text: digit, x: x + i })) : [{ text, x }],
  );
  if (cells.length < NUMBERS_LEAST || cells.some(({ text }) => text.length > NUMBER_LETTERS_MOST)) return false;
  const numbers = cells.flatMap(({ text, x }) => {
    const number = numberOf(text);
    return number === null ? [] : [{ number, x }];
  });
  const [enough, least] = [NUMBER_SHARE * cells.length, Math.max(NUMBERS_LEAST, NUMBER_SHARE * cells.length)];
  if (numbers.length >= least && numbers.every(({ number }, i) => i === 0 || number > (numbers[i - 1]?.number ?? 0))) return true;
  const inPlace = numbers.filter(({ number, x }) => number === x + 1).length;
  return numbers.length === cells.length && inPlace >= Math.max(IN_PLACE_LEAST, enough);
}

/** What a recogniser leaves of column numbers right below a header: a few digits and dots, no word. */
export const isDigitsOnly = (row: GridRow): boolean => {
  const printed = printedIn(row);
  return printed.length > 0 && printed.every(({ text }) => /^[\d\s().,:;'"-]+$/.test(text));
};
