import { InvalidArgumentError } from 'commander';

/** Years that a document can be for. */
const YEARS = { first: 1945, last: 2200 };

/** Reads the year that `--tahun` names. */
export function year(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= YEARS.first && value <= YEARS.last) return value;
  throw new InvalidArgumentError('It has to be a year, such as 2024.');
}
