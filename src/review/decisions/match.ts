import { similarity } from '../../normalise/similarity.ts';
import type { FieldValues, ReadRow, Verdict } from './model.ts';
import { folded } from './subject.ts';

/** What a decision is about, as far as finding it again goes. */
type Wanted = Pick<Verdict, 'subject' | 'rowId' | 'asRead' | 'after'>;
type Words = ReadonlySet<string>;
type Pair<Want> = { readonly want: Want; readonly row: ReadRow; readonly score: number };

/** Least likeness (0 to 1) of a row's words in two readings: a third of the letters may be read otherwise, hardly more. */
const LEAST_LIKENESS = 0.6;
/** The same for a row that was called no row, which needs the same id besides: taking a wrong one would make a good row vanish. */
const LEAST_LIKENESS_OF_DROPPED = 0.9;
/** What the same id is worth beside likeness: it tells twins apart, but rows that a newer version numbers anew do not keep it. */
const SAME_ID = 0.1;
/** What the same jabatan is worth: rows are copied from block to block, and a decision belongs to one of them. */
const SAME_JABATAN = 0.15;
/** What the nearness of two positions is worth at most; it decides between rows that are alike in all else. */
const NEARNESS = 0.04;
/** Rows that are compared letter by letter for one decision; all others have fewer words in common. */
const CANDIDATES = 4;
/** Shares of the fields in the likeness of two rows; together 1. The indikator names the row. */
const WEIGHTS: readonly (readonly [field: keyof FieldValues, weight: number])[] = [
  ['indikator', 0.6],
  ['formula_teks', 0.2],
  ['sumber_data', 0.1],
  ['sasaran', 0.1],
];
/** Letters compared of each field: more take seconds and tell no more. */
const LETTERS_COMPARED = 300;

/**
 * Finds the row that each decision is about: equal words in the same block first, then the likest one, each row once. What has
 * no row in this reading is left out.
 */
export function matchRows<Want extends Wanted>(wanted: readonly Want[], rows: readonly ReadRow[]): ReadonlyMap<Want, ReadRow> {
  const found = new Map<Want, ReadRow>();
  const free = new Set(rows);
  const take = (want: Want, row: ReadRow | undefined): void => {
    if (row === undefined || found.has(want) || !free.delete(row)) return;
    found.set(want, row);
  };
  const byWords = Map.groupBy(rows, (row) => wordsOf(row.jabatan, row.fields));
  const same = (want: Want): readonly ReadRow[] => byWords.get(wordsOf(want.asRead.jabatan, want.asRead.fields)) ?? [];
  for (const want of wanted)
    take(
      want,
      same(want).find((row) => row.id === want.rowId),
    );
  for (const want of wanted)
    take(
      want,
      same(want).find((row) => free.has(row)),
    );
  for (const { want, row } of likestFirst(
    wanted.filter((want) => !found.has(want)),
    [...free],
  ))
    take(want, row);
  return found;
}

function likestFirst<Want extends Wanted>(wanted: readonly Want[], rows: readonly ReadRow[]): readonly Pair<Want>[] {
  const worded = rows.map((row) => ({ row, words: wordSet(row.fields) }));
  return wanted.flatMap((want) => likest(want, worded)).sort((a, b) => b.score - a.score);
}

function likest<Want extends Wanted>(want: Want, rows: readonly { readonly row: ReadRow; readonly words: Words }[]): readonly Pair<Want>[] {
  const wantedWords = wordSet(want.asRead.fields);
  const near = rows
    .map(({ row, words }) => ({ row, rough: shared(wantedWords, words) + bonus(want, row) }))
    .sort((a, b) => b.rough - a.rough)
    .slice(0, CANDIDATES);
  return near.flatMap(({ row }): Pair<Want>[] => {
    const alike = likeness(want.asRead.fields, row.fields);
    const isEnough = want.after === null ? row.id === want.rowId && alike >= LEAST_LIKENESS_OF_DROPPED : alike >= LEAST_LIKENESS;
    return isEnough ? [{ want, row, score: alike + bonus(want, row) }] : [];
  });
}

function bonus(want: Wanted, row: ReadRow): number {
  const id = row.id === want.rowId ? SAME_ID : 0;
  const jabatan = folded(row.jabatan) === folded(want.asRead.jabatan) ? SAME_JABATAN : 0;
  return id + jabatan + NEARNESS / (1 + Math.abs(row.position - want.asRead.position));
}

/** How alike two rows are, 0 to 1. A field that both lack says nothing. */
export function likeness(one: FieldValues, other: FieldValues): number {
  let sum = 0;
  let weights = 0;
  for (const [field, weight] of WEIGHTS) {
    const [a, b] = [folded(one[field]).slice(0, LETTERS_COMPARED), folded(other[field]).slice(0, LETTERS_COMPARED)];
    if (a === '' && b === '') continue;
    weights += weight;
    sum += weight * similarity(a, b);
  }
  return weights === 0 ? 1 : sum / weights;
}

const wordsOf = (jabatan: string | null, fields: FieldValues): string =>
  [jabatan, ...WEIGHTS.map(([field]) => fields[field])].map(folded).join('|');

function wordSet(fields: FieldValues): Words {
  return new Set(`${fields.indikator ?? ''} ${fields.formula_teks ?? ''}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Share of the words that two rows have in common (Dice), 0 to 1. */
function shared(one: Words, other: Words): number {
  const size = one.size + other.size;
  return size === 0 ? 0 : (2 * [...one].filter((word) => other.has(word)).length) / size;
}
