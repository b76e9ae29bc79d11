import { stat } from 'node:fs/promises';
import { basename, extname, isAbsolute, join, normalize, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { IkiError } from '../errors.ts';

/** The documents that the given paths name, and what was passed over on the way. */
export type Inputs = {
  readonly documents: readonly string[];
  /** Paths that gave no document, one error each. */
  readonly missing: readonly { readonly path: string; readonly error: IkiError }[];
  /** Files in folders that no reader takes, counted by their ending ('' for none). */
  readonly passedOver: Readonly<Record<string, number>>;
};

/** Word keeps such a file beside a document that is open; it holds no document. */
const LOCK_FILE_PREFIX = '~$';

/**
 * A path as it is stored: as the user gave it, neither made absolute nor resolved, but with forward slashes and without
 * "./" and doubled slashes, so that the same file given twice is one document.
 */
export function storedPath(path: string): string {
  return normalize(path).split(sep).join('/');
}

/** Expands files, folders (with all below them) and glob patterns. A file named by itself is taken whatever its ending. */
export async function expandInputs(paths: readonly string[], endings: readonly string[]): Promise<Inputs> {
  const documents = new Set<string>();
  const missing: { path: string; error: IkiError }[] = [];
  const passedOver = new Map<string, number>();
  for (const path of paths) {
    const found = await expandOne(path);
    if (found instanceof IkiError) {
      missing.push({ path, error: found });
      continue;
    }
    const readable = found.named ? found.files : found.files.filter((file) => isReadable(file, endings));
    for (const file of found.files.filter((each) => !readable.includes(each))) {
      const ending = extname(file).toLowerCase();
      passedOver.set(ending, (passedOver.get(ending) ?? 0) + 1);
    }
    if (readable.length === 0) missing.push({ path, error: noDocuments(path, found.files.length, endings) });
    for (const file of readable) documents.add(file);
  }
  return { documents: [...documents], missing, passedOver: Object.fromEntries(passedOver) };
}

type Found = { readonly named: boolean; readonly files: readonly string[] };

async function expandOne(path: string): Promise<Found | IkiError> {
  const info = await stat(path).catch(() => null);
  if (info?.isDirectory()) return { named: false, files: await filesBelow(path) };
  if (info) return { named: true, files: [storedPath(path)] };
  const pattern = path.split(sep).join('/');
  if (isDynamicPattern(pattern)) return { named: false, files: await filesMatching(pattern) };
  return new IkiError('not-found', `${path} does not exist.`, 'Check the spelling and the current folder.');
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const files = await glob('**/*', { cwd: folder, onlyFiles: true });
  return tidy(files.map((file) => storedPath(join(folder, file))));
}

async function filesMatching(pattern: string): Promise<readonly string[]> {
  const files = await glob(pattern, { absolute: isAbsolute(pattern), onlyFiles: true, expandDirectories: false });
  return tidy(files.map(storedPath));
}

function tidy(files: readonly string[]): readonly string[] {
  return files.filter((file) => !basename(file).startsWith(LOCK_FILE_PREFIX)).sort();
}

function isReadable(file: string, endings: readonly string[]): boolean {
  return endings.includes(extname(file).toLowerCase());
}

function noDocuments(path: string, others: number, endings: readonly string[]): IkiError {
  const seen = others === 0 ? 'no files' : `${others} ${others === 1 ? 'file' : 'files'}, none of a kind that is read`;
  return new IkiError('not-found', `${path}: ${seen}.`, `Documents end in ${endings.join(', ')}; see \`iki formats\`.`);
}
