import type { GridRow } from '../../src/layout/grid.ts';
import { printedIn } from './slots.ts';

/** Share of a number row's cells that must be read as numbers: recognisers garble one ("Ni" for 1). */
const NUMBER_SHARE = 0.6;
/** Numbers of a number row at least. */
const NUMBERS_LEAST = 2;
/** Longest cell of a number row (characters): "(5)", "12.". */
const NUMBER_LETTERS_MOST = 4;

/** "45678": the numbers of several columns that a recogniser read as one. */
const isRun = (text: string): boolean =>
  /^\d{3,}$/.test(text) && [...text].every((digit, i) => i === 0 || Number(digit) === Number(text[i - 1]) + 1);

/** A row of column numbers: "1 2 3 4 5", "(1) (2) (3)", "1 2 5 6": short cells, numbers that count up. */
export function isNumberRow(row: GridRow): boolean {
  const texts = printedIn(row).flatMap(({ text }) => (isRun(text) ? [...text] : [text]));
  if (texts.length < NUMBERS_LEAST || texts.some((text) => text.length > NUMBER_LETTERS_MOST)) return false;
  const numbers = texts.flatMap((text) => /^\(?(\d{1,2})[.)]?\s*\.?$/.exec(text)?.[1] ?? []).map(Number);
  return (
    numbers.length / texts.length >= NUMBER_SHARE &&
    numbers.length >= NUMBERS_LEAST &&
    numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0))
  );
}
