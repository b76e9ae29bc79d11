import type { DocumentRecord, Finding, Indikator, Jabatan } from '../../records/record.ts';
import { isDoubted } from '../doubted.ts';

/** The same sentence in Indonesian and English. */
export type Words = { readonly id: string; readonly en: string };

/** What the checks look at: a document as it was read, before its findings are known. */
export type Subject = Pick<DocumentRecord, 'document' | 'jabatan' | 'reading'>;

/** One weakness: at a row, at a block, or (neither named) at the document. `field` null: not about one field. */
export type Found = { readonly jabatan?: string; readonly indikator?: string; readonly field: string | null; readonly message: Words };

/** One named weakness of documents: the rule behind it, what the office can do, and where a document has it. */
export type Check = {
  readonly code: string;
  /** Why it is a weakness: the regulation that says so, or good practice. */
  readonly rule: Words;
  readonly remedy: Words;
  find(subject: Subject): readonly Found[];
};

export const findingOf = ({ code, remedy }: Check, { field, message }: Found): Finding => ({
  code,
  field,
  message: { ...message },
  remedy: { ...remedy },
});

type Said = { readonly field: string | null; readonly message: Words } | null;

/** A check of one row at a time. A row is passed over while the reading of one of `fields` is in doubt: the mistake may be ours. */
export function eachRow(fields: readonly string[], judge: (row: Indikator, block: Jabatan, subject: Subject) => Said): Check['find'] {
  return (subject) =>
    subject.jabatan.flatMap((block) =>
      block.indikator.flatMap((row): readonly Found[] => {
        const said = isDoubted(row, fields) ? null : judge(row, block, subject);
        return said === null ? [] : [{ ...said, indikator: row.id }];
      }),
    );
}

/** A check of one block at a time. */
export function eachBlock(judge: (block: Jabatan, subject: Subject) => readonly Omit<Found, 'jabatan'>[]): Check['find'] {
  return (subject) =>
    subject.jabatan.flatMap((block) =>
      judge(block, subject).map((said) => (said.indikator === undefined ? { ...said, jabatan: block.id } : said)),
    );
}

/** Characters of the document's words that a message quotes at most. */
const QUOTED_MOST = 80;

/** Words of the document in a message. */
export function quote(text: string): string {
  return text.length <= QUOTED_MOST ? `"${text}"` : `"${text.slice(0, QUOTED_MOST).trimEnd()}…"`;
}
