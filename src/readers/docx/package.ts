import { unzipSync } from 'fflate';
import { IkiError } from '../../errors.ts';
import type { SourceFile } from '../reader.ts';
import { childrenOf, parseXml, type XmlElement } from './xml.ts';

/** Bytes of one part when unzipped. A page takes about 30 KiB, so this is some 800 pages; parsing needs 80 times as much memory. */
const MAX_PART_BYTES = 24 * 1024 * 1024;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

const ROOT_RELATIONS = '_rels/.rels';
const CUSTOMARY_MAIN = 'word/document.xml';

/** The parts of a Word file that are read: the text, and what its styles and list numbers are; null where there are none. */
export type WordPackage = { readonly main: XmlElement; readonly styles: XmlElement | null; readonly numbering: XmlElement | null };

/**
 * Opens a Word file.
 * Throws `IkiError`: encrypted (a password), unsupported-format (.doc, or a zip of another kind), damaged, too-large, empty-file.
 */
export function openPackage(file: SourceFile): WordPackage {
  const { path, bytes } = file;
  checkSignature(file);
  const relations = unzip(file, (name) => name === ROOT_RELATIONS).get(ROOT_RELATIONS);
  const mainName = relations === undefined ? CUSTOMARY_MAIN : mainPartOf(readPart(path, ROOT_RELATIONS, relations));
  const folder = mainName.slice(0, mainName.lastIndexOf('/') + 1);
  const wanted = new Set([mainName, `${folder}styles.xml`, `${folder}numbering.xml`]);
  const parts = unzip({ path, bytes }, (name) => wanted.has(name));
  const main = parts.get(mainName);
  if (main === undefined) {
    throw new IkiError(
      'damaged',
      `${path}: the file holds no ${mainName}, so it is no Word document or lost its text`,
      'Open it in the word processor, save it as .docx again, and give that file.',
    );
  }
  const optional = (name: string): XmlElement | null => {
    const part = parts.get(folder + name);
    return part === undefined ? null : readPart(path, folder + name, part);
  };
  return { main: readPart(path, mainName, main), styles: optional('styles.xml'), numbering: optional('numbering.xml') };
}

export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP);
}

function checkSignature({ path, bytes }: SourceFile): void {
  if (bytes.length === 0) throw new IkiError('empty-file', `${path}: the file is empty`, 'Give the original file.');
  if (isZip(bytes)) return;
  if (!startsWith(bytes, OLE)) {
    throw new IkiError(
      'damaged',
      `${path}: the name says Word, but the file is no zip archive`,
      'Copy or download it again; if it is another kind of file, give it its own ending.',
    );
  }
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))) {
    throw new IkiError(
      'encrypted',
      `${path}: the file is protected by a password`,
      'Open it in Word, remove the password (File, Info, Protect Document), save it, and give that file.',
    );
  }
  throw new IkiError(
    'unsupported-format',
    `${path}: the name says .docx, but the content is the older .doc`,
    'Save it as .docx or PDF in the word processor, and give that file.',
  );
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** The wanted parts by name. */
function unzip({ path, bytes }: SourceFile, wanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(partName(name))) return false;
        if (originalSize > MAX_PART_BYTES) {
          throw new IkiError(
            'too-large',
            `${path}: ${name} takes ${originalSize} bytes; parts are read up to ${MAX_PART_BYTES} bytes`,
            'Split the file into one document each.',
          );
        }
        return true;
      },
    });
    return new Map(Object.entries(parts).map(([name, part]) => [partName(name), part]));
  } catch (cause) {
    throw cause instanceof IkiError ? cause : damaged(path, 'the zip archive is broken', cause);
  }
}

/** Some writers part folders with "\". */
function partName(name: string): string {
  return name.replace(/\\/gu, '/').replace(/^\//u, '');
}

function readPart(path: string, name: string, bytes: Uint8Array): XmlElement {
  try {
    return parseXml(bytes);
  } catch (cause) {
    throw damaged(path, `${name} can't be read`, cause);
  }
}

function damaged(path: string, what: string, cause: unknown): IkiError {
  const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
  return new IkiError(
    'damaged',
    `${path}: ${what} (${reason})`,
    'Copy or download the file again, or let the word processor repair it and save it as .docx.',
    cause,
  );
}

/** The part that the file names as its document: not every writer calls it word/document.xml. */
function mainPartOf(relations: XmlElement): string {
  const main = childrenOf(relations, 'rel:Relationship').find(
    ({ attributes }) => attributes.get('Type')?.endsWith('/officeDocument') === true,
  );
  const target = main?.attributes.get('Target');
  return target === undefined ? CUSTOMARY_MAIN : partName(target.replace(/^\.\//u, ''));
}
