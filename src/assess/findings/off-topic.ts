import type { Indikator } from '../../records/record.ts';
import { type Check, eachRow, quote, type Subject } from './check.ts';
import { countsSomething, folded, sharedRoots, subjectOf } from './words.ts';

/** Share (0 to 1) of an indicator's roots, and how many of them, that a formula must hold to be plainly about it. */
const ABOUT = 0.75;
const ABOUT_ROOTS_LEAST = 3;
/**
 * Roots that a subject has at least before its absence says anything. Without another sign it says little even then: "pelayanan
 * kependudukan" is rightly measured by "Jumlah KTP dan KK".
 */
const SUBJECT_LEAST = 2;

type Topic = { readonly row: Indikator; readonly indikator: readonly string[]; readonly formula: readonly string[] };

/** Computed once for all rows of a document. */
const topics = new WeakMap<Subject, ReadonlyMap<Indikator, Topic>>();

function topicsOf(subject: Subject): ReadonlyMap<Indikator, Topic> {
  const known = topics.get(subject);
  if (known) return known;
  const rows = subject.jabatan.flatMap((block) => block.indikator);
  const all = new Map(
    rows.map((row) => [row, { row, indikator: subjectOf(row.indikator ?? ''), formula: subjectOf(row.formula_teks ?? '') }]),
  );
  topics.set(subject, all);
  return all;
}

function isAbout(formula: readonly string[], indikator: readonly string[]): boolean {
  const shared = sharedRoots(indikator, formula);
  return shared >= ABOUT_ROOTS_LEAST && shared / indikator.length >= ABOUT;
}

/** Another indicator of the document that this formula plainly is about. */
const ownerOf = (topic: Topic, all: readonly Topic[]): Topic | undefined =>
  all.find((other) => other.row !== topic.row && isAbout(topic.formula, other.indikator));

/** Another row with the same formula, for an indicator of another name. */
const twinOf = (topic: Topic, all: readonly Topic[]): Topic | undefined =>
  all.find(
    (other) =>
      other.row !== topic.row &&
      other.row.formula_teks !== null &&
      folded(other.row.formula_teks) === folded(topic.row.formula_teks ?? '') &&
      folded(other.row.indikator ?? '') !== folded(topic.row.indikator ?? ''),
  );

/** A copied formula that does not even fit in kind: a division under "Jumlah …". */
const misfits = (row: Indikator): boolean => row.formula.type === 'ratio' && countsSomething(row.indikator ?? '');

export const formulaOffTopic: Check = {
  code: 'formula-off-topic',
  rule: {
    id: 'Praktik baik (SMART, relevan): formula harus mengukur hal yang disebut oleh indikatornya.',
    en: 'Good practice (SMART, relevant): a formula must measure the very thing that its indicator names.',
  },
  remedy: {
    id: 'Periksa apakah formula tersalin dari indikator lain, lalu tulis formula indikator ini sendiri.',
    en: 'See whether the formula was copied from another indicator, then write this one its own.',
  },
  find: eachRow(['indikator', 'formula'], (row, _, subject) => {
    if (!['ratio', 'count', 'sum', 'difference', 'product'].includes(row.formula.type)) return null;
    const all = topicsOf(subject);
    const topic = all.get(row);
    if (topic === undefined || topic.indikator.length < SUBJECT_LEAST || topic.formula.length < SUBJECT_LEAST) return null;
    if (sharedRoots(topic.indikator, topic.formula) > 0 || sharedRoots(subjectOf(row.penjelasan ?? ''), topic.indikator) > 0) return null;
    const others = [...all.values()];
    const owner = ownerOf(topic, others);
    const other = owner ?? (misfits(row) ? twinOf(topic, others) : undefined);
    if (other === undefined) return null;
    const from = quote(other.row.indikator ?? '');
    return owner
      ? {
          field: 'formula',
          message: {
            id: `Formula tidak menyebut isi indikator ini, melainkan isi ${from}.`,
            en: `The formula speaks not of this indicator but of ${from}.`,
          },
        }
      : {
          field: 'formula',
          message: {
            id: `Formula tidak menyebut isi indikator ini dan sama dengan formula ${from}.`,
            en: `The formula says nothing of this indicator and is the same as that of ${from}.`,
          },
        };
  }),
};
