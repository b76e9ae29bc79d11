import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

/**
 * One file names another. `target` is a path from the root of the project, or the name of a package (`node:fs`, `natural`).
 * `typesOnly`: nothing of it is left when the program runs.
 */
export type Import = { readonly from: string; readonly target: string; readonly typesOnly: boolean };

const ROOT = new URL('../../', import.meta.url);

/** `import … from`, `export … from`, and `import` for its effects; the only brackets among the names are braces. */
const STATIC = /(?:^|;)[ \t]*(?:import|export)\s+(?:(type\s)?[\w$*,{}\s]+?\sfrom\s+)?(['"])([^'"\n]+)\2/gmu;
/** `import('…')`, and the look-up of a package's data file. */
const CALLED = /\b(?:import|createRequire\(import\.meta\.url\)\.resolve)\(\s*(['"`])([^'"`\n]+)\1/gu;
/** An `import()` whose name can't be read here. */
const COMPUTED = /(?<![\w.])import\(\s*(?:[^'"\s]|(['"])[^'"\n]*\1\s*\+)/u;
const IN_COMMENT = /^\s*(?:\/\*|\*|\/\/)/u;

type Named = { readonly specifier: string; readonly typesOnly: boolean };

/** What the text of a source file names, as written. Throws where a name is computed: nobody could tell what it loads. */
export function namesIn(source: string): readonly Named[] {
  if (COMPUTED.test(source)) throw new Error('an import() whose name is computed cannot be checked');
  const lineOf = (index: number): string => source.slice(source.lastIndexOf('\n', index) + 1, index);
  const fixed = [...source.matchAll(STATIC)].map(([, type, , specifier = '']) => ({ specifier, typesOnly: type !== undefined }));
  // The scripts of the review page are JavaScript: in their comments, import('…') names a type.
  const called = [...source.matchAll(CALLED)].map(({ 2: specifier = '', index }) => ({
    specifier,
    typesOnly: IN_COMMENT.test(lineOf(index)),
  }));
  return [...fixed, ...called];
}

/** `natural` of `natural/lib/…`, `@napi-rs/canvas`, `node:fs` of `node:fs/promises`. */
function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

/** Every source file of the folders, as a path from the root of the project with forward slashes, in order. */
export function sourceFiles(...folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,js}`, { cwd: ROOT }))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

export const textOf = (file: string): string => readFileSync(new URL(file, ROOT), 'utf8');

/** All that a file names. A path that begins with a dot counts from the file, anything else is a package. */
export function importsOf(file: string): readonly Import[] {
  return namesIn(textOf(file)).map(({ specifier, typesOnly }) => ({
    from: file,
    target: specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : packageOf(specifier),
    typesOnly,
  }));
}

/** A way from a node back to itself, each step an edge; null where there is none. */
export function cycleIn(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | null {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): readonly string[] | null => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return null;
    path.push(node);
    for (const next of edges.get(node) ?? []) {
      const found = visit(next);
      if (found !== null) return found;
    }
    path.pop();
    done.add(node);
    return null;
  };
  for (const node of edges.keys()) {
    const found = visit(node);
    if (found !== null) return found;
  }
  return null;
}
