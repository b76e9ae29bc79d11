import type { FormulaParts, Meaning, Meanings } from './meaning.ts';
import { rootsBeside } from './search-words.ts';
import { sourcesIn } from './sources.ts';
import { levelOf, STAFF_LEVEL } from './title.ts';

type Text = string | null;

/** A row as it stands after review; `row_key`: the indikator_key, or the negative review_key of a row that a person added. */
export type EffectiveRow = FormulaParts & {
  readonly row_key: number;
  readonly review_key: number | null;
  readonly jabatan_key: number;
  readonly sasaran: Text;
  readonly indikator: Text;
  readonly sumber_data: Text;
  readonly penanggung_jawab: Text;
  readonly needs_review: number;
};
/** A row of a table of targets that names an indicator and a target. */
export type SetTarget = { readonly target_key: number; readonly jabatan_key: number; readonly indikator: string };
export type Block = {
  readonly jabatan_key: number;
  readonly jabatan: Text;
  readonly rows: readonly EffectiveRow[];
  readonly targets: readonly SetTarget[];
};

/** What a row means, by the columns of `analisis_indikator`. */
export type AnalysedRow = {
  readonly row: EffectiveRow;
  readonly jabatan_makna: Meaning | null;
  readonly sasaran_makna: Meaning | null;
  readonly makna: Meaning | null;
  readonly formula_makna: Meaning | null;
  readonly sumber_makna: Meaning | null;
  readonly penanggung_makna: Meaning | null;
  readonly repetition: number;
  readonly target_key: number | null;
  /** Roots for the full-text index. */
  readonly akar: string;
};
export type BlockGoal = {
  readonly jabatan_key: number;
  readonly makna: Meaning;
  readonly row_key: number;
  readonly level: number;
  readonly roots: readonly string[];
};
export type BlockSource = { readonly makna: Meaning; readonly sumber_data: string; readonly indikator: number };

/** Share (0 to 1) of the shorter name's roots from which a target and an indicator mean the same thing: offices reword. */
const SAME_THING = 0.5;

/** The rows of one block in numbers. */
export function analyseBlock({ jabatan, rows, targets }: Block, meanings: Meanings): readonly AnalysedRow[] {
  const targetOf = targetFinder(targets, meanings);
  const seen = new Map<Meaning, number>();
  return rows.map((row) => {
    const makna = meanings.text(row.indikator);
    const repetition = makna === null ? 0 : (seen.get(makna) ?? 0);
    if (makna !== null) seen.set(makna, repetition + 1);
    return {
      row,
      jabatan_makna: meanings.title(jabatan),
      sasaran_makna: meanings.text(row.sasaran),
      makna,
      formula_makna: meanings.formula(row),
      sumber_makna: meanings.text(row.sumber_data),
      penanggung_makna: meanings.title(row.penanggung_jawab),
      repetition,
      target_key: targetOf(row.indikator, makna),
      akar: rootsBeside([row.sasaran, row.indikator, ...formulaTexts(row), row.sumber_data]),
    };
  });
}

/** A ratio's sides are its words but for the operators; they have been taken apart already. */
const formulaTexts = ({ formula_type: type, formula_teks, numerator, denominator }: EffectiveRow): readonly Text[] =>
  type === 'ratio' ? [numerator, denominator] : [formula_teks];

/** The target of an indicator: one that means the same, else the first that is worded alike. */
function targetFinder(targets: readonly SetTarget[], meanings: Meanings) {
  const known = targets.map(({ target_key, indikator }) => ({
    target_key,
    makna: meanings.text(indikator),
    roots: new Set(meanings.roots(indikator)),
  }));
  return (indikator: Text, makna: Meaning | null): number | null => {
    if (indikator === null || known.length === 0) return null;
    const same = known.find((target) => target.makna !== null && target.makna === makna);
    if (same !== undefined) return same.target_key;
    const roots = meanings.roots(indikator);
    return known.find((target) => isAlike(roots, target.roots))?.target_key ?? null;
  };
}

function isAlike(roots: readonly string[], others: ReadonlySet<string>): boolean {
  const shorter = Math.min(roots.length, others.size);
  return shorter > 0 && roots.filter((root) => others.has(root)).length >= SAME_THING * shorter;
}

/** The goals of a block, each meaning once, in the order of the rows. */
export function goalsIn({ jabatan_key, jabatan, rows }: Block, meanings: Meanings): readonly BlockGoal[] {
  const level = jabatan === null ? STAFF_LEVEL : levelOf(jabatan);
  const goals = new Map<Meaning, BlockGoal>();
  for (const { row_key, sasaran } of rows) {
    const makna = meanings.text(sasaran);
    if (sasaran === null || makna === null || goals.has(makna)) continue;
    goals.set(makna, { jabatan_key, makna, row_key, level, roots: meanings.roots(sasaran) });
  }
  return [...goals.values()];
}

/** The sources that a block names, each meaning once, with how many rows name it. */
export function sourcesOf({ rows }: Block, meanings: Meanings): readonly BlockSource[] {
  const sources = new Map<Meaning, BlockSource>();
  for (const [cell, having] of Map.groupBy(rows, (row) => row.sumber_data)) {
    const items = new Map((cell === null ? [] : sourcesIn(cell)).map((item) => [meanings.text(item), item] as const));
    for (const [makna, item] of items) {
      if (makna === null) continue;
      const known = sources.get(makna);
      sources.set(makna, { makna, sumber_data: known?.sumber_data ?? item, indikator: (known?.indikator ?? 0) + having.length });
    }
  }
  return [...sources.values()];
}
