import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ingest } from '../src/ingest.ts';
import type { Formula } from '../src/records/formula.ts';
import { FORMULA_TYPES } from '../src/records/formula.ts';
import type { DocumentRecord } from '../src/records/record.ts';
import { headSchema, INDIKATOR_FIELDS, indikatorSchema, jabatanSchema, recordSchema, targetSchema } from '../src/records/record.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const TEXTS = join(FIXTURES, 'text');
const EXPECTED_ENDING = '.expected.json';
/** Letters: a shorter word ("I", "x") is found in any document, so looking for it would tell nothing. */
const SHORTEST_WORD = 3;

/** The hand-written formula: operands are their words, where the program's are nodes. */
const expectedFormula = z.strictObject({
  type: z.enum(FORMULA_TYPES),
  numerator: z.string().optional(),
  denominator: z.string().optional(),
  scale: z.union([z.literal(1), z.literal(100)]).optional(),
  of: z.string().optional(),
  operands: z.array(z.string()).min(2).optional(),
  /** null where the contract does not settle which words name the instrument */
  instrument: z.string().nullable().optional(),
});
const expectedRow = indikatorSchema
  .pick({ sasaran: true, indikator: true, alasan: true, penjelasan: true, formula_teks: true, sumber_data: true, penanggung_jawab: true })
  /** `uncertain`: the document leaves the cell blank, so that the program must say so with a flag */
  .extend({ formula: expectedFormula, uncertain: z.boolean() })
  .strict();
const expectedJabatan = jabatanSchema
  .omit({ id: true, flags: true, provenance: true })
  .extend({ target: z.array(targetSchema.omit({ provenance: true }).strict()), indikator: z.array(expectedRow) })
  .strict();
const expectedSchema = z.strictObject({
  source: z.string(),
  outcome: recordSchema.shape.outcome,
  document: headSchema.strict().optional(),
  jabatan: z.array(expectedJabatan),
});
type Expected = z.infer<typeof expectedSchema>;
type Difference = { readonly at: string; readonly expected: unknown; readonly got: unknown };

const collapse = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value);

function differ(at: string, expected: unknown, got: unknown): Difference[] {
  const [left, right] = [collapse(expected), collapse(got)];
  return left === right ? [] : [{ at, expected: left, got: right }];
}

function differPerson(at: string, expected: { nama: string; nip: string | null } | null, got: { nama: string; nip: string | null } | null): Difference[] {
  return [...differ(`${at}.nama`, expected?.nama ?? null, got?.nama ?? null), ...differ(`${at}.nip`, expected?.nip ?? null, got?.nip ?? null)];
}

function differList(at: string, expected: readonly string[], got: readonly string[]): Difference[] {
  return Array.from({ length: Math.max(expected.length, got.length) }, (_, index) => differ(`${at}[${index}]`, expected[index] ?? null, got[index] ?? null)).flat();
}

/** Pairs two lists: equal names first, in order, then what is left over, so that one lost row does not shift all others. */
function pair<E, G>(expected: readonly E[], got: readonly G[], nameOfExpected: (item: E) => unknown, nameOfGot: (item: G) => unknown) {
  const taken = new Set<number>();
  const take = (accept: (item: G) => boolean): G | null => {
    const index = got.findIndex((item, position) => !taken.has(position) && accept(item));
    if (index >= 0) taken.add(index);
    return got[index] ?? null;
  };
  const named = expected.map((item) => take((other) => collapse(nameOfGot(other)) === collapse(nameOfExpected(item))));
  const pairs = expected.map((item, index) => ({ expected: item, got: named[index] ?? take(() => true) }));
  return { pairs, extra: got.filter((_, index) => !taken.has(index)) };
}

function differFormula(at: string, expected: Expected['jabatan'][number]['indikator'][number]['formula'], got: Formula): Difference[] {
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
      return differList(`${at}.operands`, expected.operands ?? [], got.operands.map((operand) => operand.text));
    case 'index':
      return expected.instrument && !got.instrument.includes(expected.instrument) ? differ(`${at}.instrument`, expected.instrument, got.instrument) : [];
    default:
      return [];
  }
}

function differRows(at: string, expected: Expected['jabatan'][number], got: DocumentRecord['jabatan'][number]): Difference[] {
  const rows = pair(expected.indikator, got.indikator, (row) => row.indikator, (row) => row.indikator);
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

function differTargets(at: string, expected: Expected['jabatan'][number], got: DocumentRecord['jabatan'][number]): Difference[] {
  const targets = pair(expected.target, got.target, (row) => row.indikator, (row) => row.indikator);
  return [
    ...targets.pairs.flatMap(({ expected: row, got: other }, index) =>
      (['sasaran', 'indikator', 'target', 'nilai', 'satuan'] as const).flatMap((field) => differ(`${at}.target[${index}].${field}`, row[field], other ? other[field] : 'no such row')),
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
function differences(expected: Expected, got: DocumentRecord): Difference[] {
  const blocks = pair(expected.jabatan, got.jabatan, (block) => block.jabatan, (block) => block.jabatan);
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

const report = (all: readonly Difference[]): string =>
  all.map(({ at, expected, got }) => `${at}\n    expected ${JSON.stringify(expected)}\n    got      ${JSON.stringify(got)}`).join('\n');

/** Letters and digits only, so that notation and line breaks do not hide a word. */
const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => (['type', 'jenis', 'layout'].includes(key) ? [] : stringsOf(item)));
}

const known = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(join(FIXTURES, 'known-failures.json'), 'utf8')));
const files = readdirSync(TEXTS);
const fixtures = files
  .filter((file) => file.endsWith(EXPECTED_ENDING))
  .map((file) => {
    const name = file.slice(0, -EXPECTED_ENDING.length);
    return { name, texts: files.filter((other) => other !== file && other.startsWith(`${name}.`)), expected: expectedSchema.parse(JSON.parse(readFileSync(join(TEXTS, file), 'utf8'))) };
  });

describe('a document of the fixtures', () => {
  it.each(fixtures)('$name becomes the records that a careful person wrote', async ({ name, texts, expected }) => {
    const path = join(TEXTS, texts[0] ?? 'missing');
    const found = differences(expected, await ingest({ path, bytes: readFileSync(path) }, {}));
    const excused = new Set(known[name] ?? []);
    const surprises = found.filter(({ at }) => !excused.has(at));
    expect(surprises, `${name}: ${surprises.length} of its values are read otherwise\n${report(surprises)}`).toEqual([]);
    const healed = [...excused].filter((at) => !found.some((one) => one.at === at));
    expect(healed, `${name}: these are right now; take them out of fixtures/known-failures.json`).toEqual([]);
  });
});

describe('the expected records', () => {
  it('stand beside exactly one document each, and every document has its own', () => {
    expect(fixtures.filter(({ texts }) => texts.length !== 1).map(({ name }) => name)).toEqual([]);
    expect(files.length).toBe(2 * fixtures.length);
    expect(fixtures.filter(({ name, expected }) => expected.source !== name).map(({ name }) => name)).toEqual([]);
  });

  it('name a known failure only for a document that exists', () => {
    expect(Object.keys(known).filter((name) => !fixtures.some((fixture) => fixture.name === name))).toEqual([]);
  });

  it.each(fixtures)('$name expects no word that its document does not print', ({ texts, expected }) => {
    const printed = letters(readFileSync(join(TEXTS, texts[0] ?? 'missing'), 'utf8'));
    const words = stringsOf(expected.jabatan).flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= SHORTEST_WORD);
    expect(words.filter((word) => !printed.includes(letters(word)))).toEqual([]);
  });
});
