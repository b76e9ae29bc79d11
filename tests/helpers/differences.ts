import { similarity } from '../../src/normalise/similarity.ts';
import type { Formula } from '../../src/records/formula.ts';
import { type DocumentRecord, INDIKATOR_FIELDS } from '../../src/records/record.ts';
import type { Expected, ExpectedFormula, ExpectedJabatan } from './expected.ts';

/** One value that the program reads otherwise; `at` is its place in the expected record. */
export type Difference = { readonly at: string; readonly expected: unknown; readonly got: unknown };

const collapse = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value);

/** Letters and digits only, so that notation and line breaks do not hide a word. */
export const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Share of equal letters from which two names are the same one, misread. */
const SAME_NAME = 0.6;

const likeness = (a: unknown, b: unknown): number =>
  typeof a === 'string' && typeof b === 'string' ? similarity(letters(a), letters(b)) : 0;

function differ(at: string, expected: unknown, got: unknown): Difference[] {
  const [left, right] = [collapse(expected), collapse(got)];
  return left === right ? [] : [{ at, expected: left, got: right }];
}

type Person = { readonly nama: string; readonly nip: string | null } | null;

const differPerson = (at: string, expected: Person, got: Person): Difference[] => [
  ...differ(`${at}.nama`, expected?.nama ?? null, got?.nama ?? null),
  ...differ(`${at}.nip`, expected?.nip ?? null, got?.nip ?? null),
];

function differList(at: string, expected: readonly string[], got: readonly string[]): Difference[] {
  return Array.from({ length: Math.max(expected.length, got.length) }, (_, index) =>
    differ(`${at}[${index}]`, expected[index] ?? null, got[index] ?? null),
  ).flat();
}

/** Pairs two lists: equal names first, then alike ones, then what is left over, in order, so that one lost row does not shift all others. */
function pair<E, G>(expected: readonly E[], got: readonly G[], nameOfExpected: (item: E) => unknown, nameOfGot: (item: G) => unknown) {
  const partners = new Map<E, G>();
  const free = new Set(got);
  const take = (accept: (item: E, other: G) => boolean): void => {
    for (const item of expected) {
      const other = partners.has(item) ? undefined : [...free].find((one) => accept(item, one));
      if (other === undefined) continue;
      partners.set(item, other);
      free.delete(other);
    }
  };
  take((item, other) => collapse(nameOfExpected(item)) === collapse(nameOfGot(other)));
  take((item, other) => likeness(nameOfExpected(item), nameOfGot(other)) >= SAME_NAME);
  take(() => true);
  return { pairs: expected.map((item) => ({ expected: item, got: partners.get(item) ?? null })), extra: [...free] };
}

function differFormula(at: string, expected: ExpectedFormula, got: Formula): Difference[] {
  const type = differ(`${at}.type`, expected.type, got.type);
  if (type.length > 0) return type;
  switch (got.type) {
    case 'ratio':
      return [
        ...differ(`${at}.numerator`, expected.numerator, got.numerator.text),
        ...differ(`${at}.denominator`, expected.denominator, got.denominator.text),
        ...differ(`${at}.scale`, expected.scale, got.scale),
        ...differ(`${at}.unit`, expected.scale === 100 ? '%' : null, got.unit),
      ];
    case 'count':
      return differ(`${at}.of`, expected.of, got.of);
    case 'difference':
    case 'product':
    case 'sum':
      return differList(
        `${at}.operands`,
        expected.operands ?? [],
        got.operands.map((operand) => operand.text),
      );
    case 'index':
      return expected.instrument && !got.instrument.includes(expected.instrument)
        ? differ(`${at}.instrument`, expected.instrument, got.instrument)
        : [];
    default:
      return [];
  }
}

function differRows(at: string, expected: ExpectedJabatan, got: DocumentRecord['jabatan'][number]): Difference[] {
  const rows = pair(
    expected.indikator,
    got.indikator,
    (row) => row.indikator,
    (row) => row.indikator,
  );
  return [
    ...rows.pairs.flatMap(({ expected: row, got: other }, index) => {
      const here = `${at}.indikator[${index}]`;
      if (!other) return differ(here, row.indikator, 'no such row');
      return [
        ...INDIKATOR_FIELDS.flatMap((field) => differ(`${here}.${field}`, row[field], other[field])),
        ...differFormula(`${here}.formula`, row.formula, other.formula),
        ...(row.uncertain && other.flags.length === 0 ? differ(`${here}.flags`, 'a flag', 'none') : []),
      ];
    }),
    ...rows.extra.flatMap((row) => differ(`${at}.indikator[+]`, 'no such row', row.indikator ?? 'a row without indikator')),
  ];
}

function differTargets(at: string, expected: ExpectedJabatan, got: DocumentRecord['jabatan'][number]): Difference[] {
  const targets = pair(
    expected.target,
    got.target,
    (row) => row.indikator,
    (row) => row.indikator,
  );
  return [
    ...targets.pairs.flatMap(({ expected: row, got: other }, index) =>
      (['sasaran', 'indikator', 'target', 'nilai', 'satuan'] as const).flatMap((field) =>
        differ(`${at}.target[${index}].${field}`, row[field], other ? other[field] : 'no such row'),
      ),
    ),
    ...targets.extra.flatMap((row) => differ(`${at}.target[+]`, 'no such row', row.indikator ?? 'a row without indikator')),
  ];
}

function differHead(expected: NonNullable<Expected['document']>, got: DocumentRecord['document']): Difference[] {
  const { penandatangan, ...fields } = expected;
  const found = new Map<string, unknown>(Object.entries(got));
  return [
    ...Object.entries(fields).flatMap(([field, value]) => differ(`document.${field}`, value, found.get(field))),
    ...differPerson('document.penandatangan', penandatangan, got.penandatangan),
  ];
}

/** Everything in which the program's record is not what a careful person wrote. */
export function differences(expected: Expected, got: DocumentRecord): readonly Difference[] {
  const blocks = pair(
    expected.jabatan,
    got.jabatan,
    (block) => block.jabatan,
    (block) => block.jabatan,
  );
  return [
    ...differ('outcome', expected.outcome, got.outcome),
    ...(expected.document ? differHead(expected.document, got.document) : []),
    ...blocks.pairs.flatMap(({ expected: block, got: other }, index) => {
      const at = `jabatan[${index}]`;
      if (!other) return differ(at, block.jabatan, 'no such block');
      return [
        ...(['jabatan', 'jenis', 'layout'] as const).flatMap((field) => differ(`${at}.${field}`, block[field], other[field])),
        ...differPerson(`${at}.pemangku`, block.pemangku, other.pemangku),
        ...differList(`${at}.tugas`, block.tugas, other.tugas),
        ...differList(`${at}.fungsi`, block.fungsi, other.fungsi),
        ...differTargets(at, block, other),
        ...differRows(at, block, other),
      ];
    }),
    ...blocks.extra.flatMap((block) => differ('jabatan[+]', 'no such block', block.jabatan ?? 'a block without jabatan')),
  ];
}

/**
 * Those that a misread letter or two do not explain: `least` is the share of equal letters (0 to 1) that makes two texts one.
 * Numbers, dates and identity numbers have to be right to the digit.
 */
export function beyondMisreading(all: readonly Difference[], least: number): readonly Difference[] {
  return all.filter(({ expected, got }) => !(typeof expected === 'string' && /\p{L}/u.test(expected) && likeness(expected, got) >= least));
}

export const reportOf = (all: readonly Difference[]): string =>
  all.map(({ at, expected, got }) => `${at}\n    expected ${JSON.stringify(expected)}\n    got      ${JSON.stringify(got)}`).join('\n');
