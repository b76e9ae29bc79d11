import { createHash, randomUUID } from 'node:crypto';
import type { ReadRow } from './model.ts';

/** Hex digits of a subject's name: 64 bits, no clash to be expected among millions of rows. */
const DIGITS = 16;

/** A text's letters and digits in lower case: what is left when spelling out of habit (blanks, dashes, capitals) is left out. */
export function folded(text: string | null): string {
  return (text ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * The name under which decisions about a row are kept: from the document's path and the row's words, not from its number, so
 * that it means the same after another import. Rows with the same words are told apart by their order; `taken` names others.
 */
export function subjectOf(path: string, row: ReadRow, taken: ReadonlySet<string>): string {
  const words = [path, folded(row.jabatan), folded(row.fields.indikator), folded(row.fields.sumber_data)].join('|');
  for (let order = 0; ; order += 1) {
    const name = createHash('sha256').update(`${words}|${order}`).digest('hex').slice(0, DIGITS);
    if (!taken.has(name)) return name;
  }
}

const PREFIXES = { split: 'pecahan-', add: 'tambahan-' } as const;

/** The name, and the id, of a row that a person makes: by splitting another, or by adding what was not read. */
export function newSubject(origin: keyof typeof PREFIXES): string {
  return PREFIXES[origin] + randomUUID();
}

/** Whether a row came out of another that was split: then it is printed where that one is. */
export function isPart(subject: string): boolean {
  return subject.startsWith(PREFIXES.split);
}
