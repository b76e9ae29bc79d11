import { evaluate } from '../normalise/formula/index.ts';
import type { MeasuredBlock, MeasuredDocument, MeasuredRow } from '../store/measured.ts';
import type { Result, Status } from './columns.ts';
import { type Given, numberFor } from './given.ts';
import { isComputable, leafTexts } from './leaves.ts';
import { rounded } from './notation.ts';
import { printedTerms } from './printed.ts';
import { type FoundTarget, reckonCapaian, targetsOf } from './target.ts';

type Computed = Pick<Result, 'nilai' | 'satuan' | 'capaian' | 'status' | 'keterangan'>;

/** Every indikator of a document with what its formula yields from the given numbers; nothing is put in the place of a missing one. */
export function computeDocument({ source, document, jabatan }: MeasuredDocument, given: Given): readonly Result[] {
  const { kode_wilayah, kabupaten, kecamatan, tahun } = document;
  const { path, sha256 } = source;
  return jabatan.flatMap((block) => {
    const targetOf = targetsOf(block);
    return block.indikator.map((row): Result => {
      const { id, sasaran, indikator, formula_teks, needs_review } = row;
      const found = targetOf(row);
      return {
        ...{ path, sha256, kode_wilayah, kabupaten, kecamatan, tahun },
        ...{ jabatan: block.jabatan, id, sasaran, indikator, formula_teks, formula_type: row.formula.type, needs_review },
        target: found.target?.target ?? null,
        target_nilai: found.target?.nilai ?? null,
        target_satuan: found.target?.satuan ?? null,
        ...printedTerms(row.penjelasan),
        ...compute(row, found, given),
      };
    });
  });
}

function compute(row: MeasuredRow, found: FoundTarget, given: Given): Computed {
  const { formula } = row;
  if (formula.type === 'missing') return without('tidak dapat dihitung', 'Formula tidak tercetak.');
  if (!isComputable(formula)) return without('tidak dapat dihitung', 'Formula berupa uraian atau tidak lengkap, tanpa hitungan.');
  const leaves = leafTexts(formula);
  const numbers = new Map<string, number>();
  const wrong: string[] = [];
  const missing: string[] = [];
  for (const leaf of leaves) {
    const number = numberFor(given, row.id, leaf);
    if (typeof number === 'number') numbers.set(leaf, number);
    else if (number === undefined) missing.push(`"${leaf}"`);
    else wrong.push(number);
  }
  if (wrong.length > 0) return without('nilai salah', sentence(wrong));
  if (missing.length > 0) return without('nilai kurang', `Belum ada nilai untuk ${missing.join(', ')}.`);
  const evaluation = evaluate(formula, numbers);
  if (!evaluation.ok) return without('pembagi nol', `Penyebut "${evaluation.leaf}" bernilai 0.`);
  if (!Number.isFinite(evaluation.value)) return without('tidak dapat dihitung', 'Hasilnya melampaui angka yang dapat disimpan.');
  const result = { nilai: rounded(evaluation.value), satuan: evaluation.unit };
  if (leaves.length === 0)
    return { ...result, capaian: null, status: 'angka tetap', keterangan: 'Formula hanya memuat angka tetap; tidak ada yang diukur.' };
  const { polaritas } = printedTerms(row.penjelasan);
  return { ...result, ...reckonCapaian(found, { formula, ...result, nilai: evaluation.value, polaritas }), status: 'dihitung' };
}

const without = (status: Status, keterangan: string): Computed => ({ nilai: null, satuan: null, capaian: null, status, keterangan });

function sentence(parts: readonly string[]): string {
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Lines to fill in: one per leaf of each row that can be computed, or one per leaf of the whole document. */
export type TemplateLine = {
  readonly id: string | null;
  readonly jabatan: string | null;
  readonly indikator: string | null;
  readonly formula_teks: string | null;
  readonly komponen: string;
};

export function templateLines({ jabatan }: MeasuredDocument, per: 'row' | 'document'): readonly TemplateLine[] {
  const lines = jabatan.flatMap((block) => block.indikator.flatMap((row) => linesOf(row, block)));
  if (per === 'row') return lines;
  const shared = Map.groupBy(lines, ({ komponen }) => komponen);
  return [...shared].map(([komponen, own]) => ({
    id: null,
    jabatan: listed(own.map(({ jabatan }) => jabatan)),
    indikator: listed(own.map(({ indikator }) => indikator)),
    formula_teks: listed(own.map(({ formula_teks }) => formula_teks)),
    komponen,
  }));
}

/** Where a number is used, each named once. */
const listed = (texts: readonly (string | null)[]): string => [...new Set(texts.filter((text) => text !== null))].join('; ');

function linesOf({ id, indikator, formula_teks, formula }: MeasuredRow, { jabatan }: MeasuredBlock): readonly TemplateLine[] {
  return leafTexts(formula).map((komponen) => ({ id, jabatan, indikator, formula_teks, komponen }));
}
