import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What the documents name is there: files, folders, what a file defines, links, and packages. */
const root = join(import.meta.dirname, '..');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const DOCUMENTS = ['README.md', ...globSync('{docs,fixtures}/*.md', { cwd: root })].map((file) => ({ file, text: textOf(file) }));

/** `src/…` and its like in backquotes. A name in capitals stands for any ("tests/reader-NAME.test.ts"). */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:src|parsers|tests|scripts|docs)\/[\w./-]*)`/gu)].flatMap(([, path = '']) =>
    /[A-Z]{4}/u.test(path) ? [] : [path],
  );

/** "`understand` in `src/ingest.ts`". */
const definitionsIn = (text: string): readonly { readonly name: string; readonly path: string }[] =>
  [...text.matchAll(/`(\w+)`\s+in\s+`((?:src|parsers|tests|scripts)\/[\w./-]+\.ts)`/gu)].map(([, name = '', path = '']) => ({
    name,
    path,
  }));

const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/gu)].flatMap(([, link = '']) => (/^https?:/u.test(link) ? [] : [link]));

/** Files that the walk-through tells to write. */
const WRITTEN = [...textOf('docs/adding-a-format.md').matchAll(/^`([^`]+)`:$/gmu)].map(([, path]) => path);

describe.each(DOCUMENTS)('$file', ({ file, text }) => {
  it('names paths that are there', () => {
    expect(pathsIn(text).filter((path) => !existsSync(join(root, path)) && !WRITTEN.includes(path))).toEqual([]);
  });

  it('names what the files define', () => {
    const isDefined = ({ name, path }: { readonly name: string; readonly path: string }): boolean =>
      new RegExp(`\\b(?:const|function|type|class)\\s+${name}\\b`, 'u').test(textOf(path));
    expect(definitionsIn(text).filter((one) => !isDefined(one))).toEqual([]);
  });

  it('has links that lead somewhere', () => {
    expect(linksIn(text).filter((link) => !existsSync(join(root, dirname(file), link)))).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  const text = textOf('docs/architecture.md');

  it('names enough for these tests to mean something', () => {
    expect(new Set(pathsIn(text)).size).toBeGreaterThan(30);
    expect(definitionsIn(text).length).toBeGreaterThan(10);
  });

  it('says why of libraries that the package has', () => {
    const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(textOf('package.json'));
    const rows = text.slice(text.indexOf('| library |')).split('\n').slice(2);
    const named = rows
      .flatMap((row) => row.split('|')[1]?.match(/@?[a-z][\w./-]+/gu) ?? [])
      .filter((word) => !/^(?:with|legacy|build)$/u.test(word));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !Object.keys(dependencies).some((own) => own === name || own.startsWith(`${name}/`)))).toEqual([]);
  });
});
