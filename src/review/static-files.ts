import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';

/** The page's own files, which stand beside this one: in a checkout and in the package alike. */
const FOLDER = new URL('./page/', import.meta.url);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export type StaticFile = { readonly type: string; readonly body: Buffer };

/** All of them by the path in the address; read once, so that no address can lead to another file. */
export function staticFiles(): ReadonlyMap<string, StaticFile> {
  const names = readdirSync(FOLDER).filter((name) => extname(name) in TYPES);
  const files = names.map(
    (name) =>
      [name === 'index.html' ? '/' : `/${name}`, { type: TYPES[extname(name)] ?? '', body: readFileSync(new URL(name, FOLDER)) }] as const,
  );
  return new Map(files);
}
