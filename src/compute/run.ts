import type { GivenLine } from '../store/given-values.ts';
import type { StoredDocument } from '../store/documents.ts';
import type { MeasuredDocument } from '../store/measured.ts';
import type { Result } from './columns.ts';
import { takeLines } from './given.ts';
import type { LoadedValues } from './load.ts';
import { computeDocument } from './results.ts';

/** The store, as far as computing needs it. */
export type Documents = { documents(): StoredDocument[]; measured(path: string): MeasuredDocument | null };

/** `named`: how many documents of the store the values name. Results come one document after the other, in the order of the store. */
export type Run = { readonly named: number; readonly results: Iterable<readonly Result[]> };

/** Lines that are not used are marked in `values`. A document is known by its path; if none has that path, by its bytes. */
export function computeStored(store: Documents, loaded: LoadedValues): Run {
  const stored = store.documents();
  const lines = linesByPath(stored, loaded.values);
  return { named: lines.size, results: resultsOf(store, { stored, lines }, loaded) };
}

type Lines = ReadonlyMap<string, () => readonly GivenLine[]>;
type Named = { readonly stored: readonly StoredDocument[]; readonly lines: Lines };

function* resultsOf(store: Documents, { stored, lines }: Named, { values, notation }: LoadedValues): Generator<readonly Result[]> {
  for (const { path } of stored) {
    const own = lines.get(path);
    const document = own === undefined ? null : store.measured(path);
    if (own === undefined || document === null) continue;
    const { given, problems } = takeLines(own(), document, notation);
    for (const { line, code } of problems) values.reject(line, code);
    yield computeDocument(document, given);
  }
}

/** How to get the lines of each document that has some. */
function linesByPath(stored: readonly StoredDocument[], values: LoadedValues['values']): Lines {
  const paths = new Set(stored.map(({ path }) => path));
  const bySha = Map.groupBy(stored, ({ sha256 }) => sha256);
  const named = values.documents().map((name) => {
    const found = paths.has(name.path) ? [name.path] : (bySha.get(name.sha256) ?? []).map(({ path }) => path);
    if (found.length === 0) values.rejectDocument(name, 'unknown-document');
    return { name, found };
  });
  const byPath = new Map<string, (() => readonly GivenLine[])[]>();
  for (const { name, found } of named)
    for (const path of found) byPath.set(path, [...(byPath.get(path) ?? []), () => values.linesOf(name)]);
  return new Map([...byPath].map(([path, parts]) => [path, () => parts.flatMap((part) => part())]));
}
