import { foldedOnce } from '../assess/findings/words.ts';
import type { Formula } from '../records/formula.ts';
import type { MeasuredBlock, MeasuredRow } from '../store/measured.ts';
import { rounded } from './notation.ts';

/** The target of an indikator, and what was reached of it. */

/** `target` null: why there is none, in Indonesian. */
export type FoundTarget = { readonly target: MeasuredBlock['target'][number] } | { readonly target: null; readonly reason: string };

/** How to find the target that a block prints for the indikator of the same name; of several, that of the same sasaran counts. */
export function targetsOf(block: MeasuredBlock): (row: MeasuredRow) => FoundTarget {
  const byName = Map.groupBy(block.target, ({ indikator }) => foldedOnce(indikator ?? ''));
  byName.delete('');
  return (row) => targetAmong((byName.size === 0 ? undefined : byName.get(foldedOnce(row.indikator ?? ''))) ?? [], row);
}

function targetAmong(named: MeasuredBlock['target'], row: MeasuredRow): FoundTarget {
  const isSame = (sasaran: string | null): boolean =>
    sasaran !== null && row.sasaran !== null && foldedOnce(sasaran) === foldedOnce(row.sasaran);
  const same = named.length > 1 ? named.filter(({ sasaran }) => isSame(sasaran)) : [];
  const found = same.length > 0 ? same : named;
  const [target] = found;
  if (target === undefined) return { target: null, reason: 'Target untuk indikator ini tidak tercetak pada jabatan ini.' };
  if (new Set(found.map((each) => each.target)).size > 1)
    return { target: null, reason: 'Tercetak lebih dari satu target yang berbeda untuk indikator ini.' };
  return { target };
}

export type Reached = {
  readonly formula: Formula;
  readonly nilai: number;
  readonly satuan: string | null;
  readonly polaritas: string | null;
};

/** Polarities under which more is better; by any other, or none that is known, the way to reckon is not printed. */
const MORE_IS_BETTER = /^(?:maks|max|positif|naik|(?:semakin|makin) (?:tinggi|besar|banyak))/iu;

/** Percent of the target, or null, and the reason or the terms in Indonesian. */
export function reckonCapaian(
  { target, ...found }: FoundTarget,
  { formula, nilai, satuan, polaritas }: Reached,
): { readonly capaian: number | null; readonly keterangan: string } {
  const none = (keterangan: string) => ({ capaian: null, keterangan });
  if (target === null) return none('reason' in found ? found.reason : '');
  if (target.nilai === null) return none(`Target "${target.target ?? ''}" bukan satu angka; capaian tidak dihitung.`);
  if (!isSameUnit(formula, satuan, target.satuan))
    return none(
      `Satuan hasil (${satuan ?? 'tidak tercetak'}) tidak sama dengan satuan target (${target.satuan ?? 'tidak tercetak'}); capaian tidak dihitung.`,
    );
  if (target.nilai === 0) return none('Target 0: capaian tidak dapat dibagi.');
  if (polaritas !== null && !MORE_IS_BETTER.test(polaritas))
    return none(`Polaritas "${polaritas}": cara menghitung capaiannya tidak tercetak.`);
  const terms = polaritas === null ? 'Polaritas tidak tercetak: capaian = nilai / target x 100, tanpa menilai baik atau buruk.' : '';
  return { capaian: rounded((nilai / target.nilai) * 100), keterangan: terms };
}

function isSameUnit(formula: Formula, satuan: string | null, ofTarget: string | null): boolean {
  if (satuan === null || ofTarget === null) return satuan === ofTarget || (ofTarget !== null && countsIn(formula, foldedOnce(ofTarget)));
  return unitKey(satuan) === unitKey(ofTarget);
}

const unitKey = (unit: string): string => (/^(?:%|persen)$/iu.test(unit.trim()) ? '%' : foldedOnce(unit));

/** "Jumlah desa yang …" counts desa: the counted noun is the unit. Adding and taking away keep it. */
function countsIn(formula: Formula, noun: string): boolean {
  if (formula.type === 'count') return foldedOnce(formula.of) === noun || foldedOnce(formula.of).startsWith(`${noun} `);
  return (formula.type === 'sum' || formula.type === 'difference') && formula.operands.every((operand) => countsIn(operand, noun));
}
