import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Ending } from './endings.ts';

/** What the descriptions of commands share. */

/** Told how a command ended. */
export type Finish = (ending: Ending) => void;
/** Adds one command to the program. */
export type AddCommand = (program: Command, finish: Finish) => void;

export const database = (): Option => new Option('--db <file>', 'the SQLite database').makeOptionMandatory();
export const example = (...calls: readonly string[]): string => `\nExample:\n${calls.map((call) => `  $ ${call}`).join('\n')}`;

/** Years that a document can be for. */
const YEARS = { first: 1945, last: 2200 };

/** Reads the year that `--tahun` names. */
export function year(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= YEARS.first && value <= YEARS.last) return value;
  throw new InvalidArgumentError('It has to be a year, such as 2024.');
}
