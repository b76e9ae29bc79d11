import type { MeasuredDocument } from '../store/measured.ts';
import { bareId, EVERY_ROW, type Problem, type ProblemCode } from './columns.ts';
import { leafKey, leafTexts } from './leaves.ts';
import { type Notation, readCell } from './notation.ts';

/** A line of the file of values, about one document; `hasMore`: it has cells beyond the last column. */
export type Line = {
  readonly line: number;
  readonly path: string;
  readonly id: string;
  readonly komponen: string;
  readonly nilai: string;
  readonly hasMore: boolean;
};

/** Numbers for one document's leaves by `idKey` and `leafKey`; a text: what is wrong with the one that was given, in Indonesian. */
export type Given = ReadonlyMap<string, ReadonlyMap<string, number | string>>;

export type Taken = { readonly given: Given; readonly problems: readonly Problem[] };

/** A spreadsheet counts in lines; what they say is held against the rows and leaves of the document as it stands now. */
export function takeLines(lines: readonly Line[], document: MeasuredDocument, notation: Notation | null): Taken {
  const leaves = leavesById(document);
  const given = new Map<string, Map<string, number | string>>();
  const problems: Problem[] = [];
  const first = new Map<string, number>();
  for (const line of lines) {
    const [id, leaf] = [bareId(line.id.trim()), leafKey(line.komponen)];
    const misplaced = whereWrong(leaves.get(id), leaf);
    if (misplaced !== null) {
      problems.push(problemOf(line, misplaced));
      continue;
    }
    if (line.nilai.trim() === '' && !line.hasMore) continue;
    const numbers = given.get(id) ?? new Map<string, number | string>();
    given.set(id, numbers);
    const number = line.hasMore ? 'too-many-cells' : readCell(line.nilai, notation);
    const earlier = numbers.get(leaf);
    if (typeof number === 'string') {
      problems.push(problemOf(line, number));
      numbers.set(leaf, `nilai "${line.nilai.trim()}" untuk "${leaf}" (baris ${line.line} berkas nilai) tidak terbaca sebagai satu angka`);
    } else if (earlier === undefined) {
      numbers.set(leaf, number);
      first.set(`${id} ${leaf}`, line.line);
    } else if (earlier !== number) {
      problems.push(problemOf(line, 'two-values'));
      if (typeof earlier === 'number')
        numbers.set(
          leaf,
          `untuk "${leaf}" tertulis dua nilai yang berbeda (baris ${first.get(`${id} ${leaf}`)} dan ${line.line} berkas nilai)`,
        );
    }
  }
  return { given, problems };
}

/** Leaves that can be given a number, by the id of their row; those of all rows under the sign for every row. */
function leavesById(document: MeasuredDocument): ReadonlyMap<string, ReadonlySet<string>> {
  const rows = document.jabatan.flatMap((block) => block.indikator);
  const own = rows.map(({ id, formula }) => [id, new Set(leafTexts(formula).map(leafKey))] as const);
  return new Map([...own, [EVERY_ROW, new Set(own.flatMap(([, leaves]) => [...leaves]))]]);
}

function whereWrong(leaves: ReadonlySet<string> | undefined, leaf: string): ProblemCode | null {
  if (leaves === undefined) return 'unknown-row';
  return leaves.has(leaf) ? null : 'unknown-leaf';
}

export function problemOf({ line, path, id, komponen, nilai }: Line, code: ProblemCode): Problem {
  return { line, code, path, id, komponen, nilai };
}

/** The number of one leaf of one row: its own, else the one for every row of the document. */
export function numberFor(given: Given, id: string, leaf: string): number | string | undefined {
  const key = leafKey(leaf);
  return given.get(id)?.get(key) ?? given.get(EVERY_ROW)?.get(key);
}
