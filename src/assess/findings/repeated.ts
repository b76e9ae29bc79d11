import type { Indikator, Jabatan } from '../../records/record.ts';
import { isSimilar } from '../../normalise/similarity.ts';
import { isDoubted } from '../doubted.ts';
import { type Check, eachBlock, type Found, quote, type Subject } from './check.ts';
import { folded } from './words.ts';

/** The indicator cell was blank: a further measure of the indicator above is no repetition. */
const isFurtherMeasure = (row: Indikator): boolean => row.flags.some((flag) => flag.code === 'indikator-filled-down');

const nameOf = (row: Indikator): string => folded(row.indikator ?? '');
const formulaOf = (row: Indikator): string => folded(row.formula_teks ?? '');

export const rowTwice: Check = {
  code: 'row-twice',
  rule: {
    id: 'Praktik baik: indikator yang sama dihitung satu kali, supaya capaiannya tidak terhitung ganda.',
    en: 'Good practice: the same indicator is counted once, so that what was reached does not count twice.',
  },
  remedy: { id: 'Hapus salah satu baris, atau bedakan isinya.', en: 'Delete one of the rows, or tell them apart.' },
  find: eachBlock((block) => {
    const rows = block.indikator.filter(
      (row) => row.indikator !== null && !isFurtherMeasure(row) && !isDoubted(row, ['indikator', 'formula']),
    );
    return rows.flatMap((row, at) => {
      const first = rows.slice(0, at).find((earlier) => nameOf(earlier) === nameOf(row) && formulaOf(earlier) === formulaOf(row));
      if (first === undefined) return [];
      const said = quote(row.indikator ?? '');
      return [
        {
          indikator: row.id,
          field: null,
          message: {
            id: `Indikator ${said} sudah tercantum di atas pada jabatan yang sama.`,
            en: `The indicator ${said} is printed above for the same position already.`,
          },
        },
      ];
    });
  }),
};

/** Likeness (0 to 1) up to which two formulas differ in more than a slip of the pen. */
const SLIP_LIKENESS = 0.8;

type Entry = { readonly row: Indikator; readonly block: Jabatan };

function comparable(subject: Subject): readonly Entry[] {
  const all = subject.jabatan.flatMap((block) => block.indikator.map((row) => ({ row, block })));
  return all.filter(
    ({ row }) =>
      row.indikator !== null &&
      row.formula_teks !== null &&
      row.formula.type !== 'narrative' &&
      !isFurtherMeasure(row) &&
      !isDoubted(row, ['indikator', 'formula']),
  );
}

export const formulasDiffer: Check = {
  code: 'formulas-differ',
  rule: {
    id: 'Praktik baik (SMART, spesifik): indikator yang sama diukur dengan cara yang sama di seluruh dokumen.',
    en: 'Good practice (SMART, specific): the same indicator is measured in the same way throughout a document.',
  },
  remedy: {
    id: 'Samakan formulanya, atau bedakan nama indikatornya.',
    en: 'Make the formulas agree, or give the indicators different names.',
  },
  find: (subject) => {
    const entries = comparable(subject);
    const firsts = new Map([...entries].reverse().map((entry) => [nameOf(entry.row), entry]));
    return entries.flatMap(({ row }): readonly Found[] => {
      const first = firsts.get(nameOf(row));
      if (first === undefined || first.row === row || isSimilar(formulaOf(first.row), formulaOf(row), SLIP_LIKENESS)) return [];
      const where = quote(first.block.jabatan ?? '-');
      return [
        {
          indikator: row.id,
          field: 'formula',
          message: {
            id: `Indikator yang sama memakai formula lain pada jabatan ${where}.`,
            en: `The same indicator has another formula under the position ${where}.`,
          },
        },
      ];
    });
  },
};
