import { IkiError } from '../errors.ts';
import { type GivenValues, openGivenValues } from '../store/given-values.ts';
import type { ProblemCode } from './columns.ts';
import { type Notation, notationOf } from './notation.ts';
import { type Dialect, openValuesFile, type Separator } from './values-file.ts';

/** A file of values, ready to be looked up. `notation` null: the file does not tell how its decimals are written. */
export type LoadedValues = { readonly values: GivenValues<ProblemCode>; readonly dialect: Dialect; readonly notation: Notation | null };

/**
 * Takes a whole file over before anything is computed; the caller closes `values`.
 * @throws IkiError `usage` for a file that is no table of values; `interrupted`
 */
export async function loadValues(path: string, signal: AbortSignal): Promise<LoadedValues> {
  const { dialect, lines } = await openValuesFile(path);
  const values = openGivenValues<ProblemCode>();
  try {
    const seen = new Set<Notation>();
    for await (const line of lines()) {
      if (signal.aborted) throw new IkiError('interrupted', 'The command was interrupted.', 'Run it again.');
      const notation = notationOf(line.nilai);
      if (notation !== null) seen.add(notation);
      values.add(line);
    }
    return { values, dialect, notation: settled(seen, dialect.separator) };
  } catch (error) {
    values.close();
    throw error;
  }
}

/** One cell that can be read in one way only tells of all. Semicolons separate where the comma is the decimal sign. */
function settled(seen: ReadonlySet<Notation>, separator: Separator): Notation | null {
  const [first = null] = seen;
  if (seen.size === 0) return separator === ';' ? 'comma' : null;
  return seen.size === 1 ? first : null;
}
