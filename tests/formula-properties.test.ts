import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline } from '../src/layout/document.ts';
import { evaluate, leavesOf, parseFormula, printFormula, readFormula } from '../src/normalise/formula/index.ts';
import { formulaSchema, type Formula } from '../src/records/formula.ts';

const NOUNS = [
  'surat masuk',
  'desa tertib administrasi',
  'berkas permohonan yang selesai',
  'dokumen RKA/DPA',
  'kader posyandu (aktif)',
  'tugas-tugas kedinasan',
  'pengaduan warga',
  'hari kerja efektif',
  'laporan SKM/IKM',
  'RT/RW se-Kecamatan',
];
const COUNTING = ['Jumlah', 'Jml', 'Jml.', '∑', 'Total', 'Banyaknya'];
const THINGS = [
  'surat keputusan yang terbit',
  'nilai tertimbang',
  'target semester',
  'SP2D yang cair',
  'Realisasi belanja',
  'luas wilayah',
  'bobot kegiatan',
];
const INSTRUMENTS = ['Survei Kepuasan Masyarakat', 'Nilai SAKIP', 'Indeks Desa Membangun', 'Skor kepatuhan'];
const UNITS = ['desa', 'hari kerja', 'bulan', 'dokumen'];

const count = fc
  .tuple(fc.constantFrom(...COUNTING), fc.constantFrom(...NOUNS))
  .map(([word, of]): Formula => ({ type: 'count', text: `${word} ${of}`, of }));
const constant = fc
  .tuple(fc.integer({ min: 1, max: 2_000_000 }), fc.constantFrom(...UNITS))
  .map(([value, unit]): Formula => ({ type: 'constant', text: `${value.toLocaleString('id-ID')} ${unit}`, value, unit }));
const bareConstant = fc
  .integer({ min: 2, max: 99 })
  .map((value): Formula => ({ type: 'constant', text: String(value), value, unit: null }));
const narrative = fc.constantFrom(...THINGS).map((text): Formula => ({ type: 'narrative', text }));
const index = fc.constantFrom(...INSTRUMENTS).map((instrument): Formula => ({ type: 'index', text: instrument, instrument }));
const missing = fc.constant<Formula>({ type: 'missing', text: '' });
const leaf = fc.oneof({ weight: 4, arbitrary: count }, constant, bareConstant, narrative, index);

const { arithmetic } = fc.letrec<{ node: Formula; arithmetic: Formula }>((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, leaf, tie('arithmetic')),
  arithmetic: fc.oneof(
    fc.tuple(tie('node'), tie('node'), fc.boolean()).map(
      ([numerator, denominator, percent]): Formula => ({
        type: 'ratio',
        text: '',
        numerator,
        denominator,
        scale: percent ? 100 : 1,
        unit: percent ? '%' : null,
      }),
    ),
    fc
      .tuple(
        fc.constantFrom('difference' as const, 'product' as const, 'sum' as const),
        fc.array(tie('node'), { minLength: 2, maxLength: 4 }),
      )
      .map(([type, operands]): Formula => ({ type, text: '', operands })),
  ),
}));

/** Arithmetic nodes carry their own print as `text`, in brackets where they are operands; leaves carry their words. */
function printed(formula: Formula, isOperand = false): Formula {
  const text = isOperand ? `(${printFormula(formula)})` : printFormula(formula);
  if (formula.type === 'ratio')
    return { ...formula, text, numerator: printed(formula.numerator, true), denominator: printed(formula.denominator, true) };
  if (formula.type === 'difference' || formula.type === 'product' || formula.type === 'sum')
    return { ...formula, text, operands: formula.operands.map((part) => printed(part, true)) };
  return formula;
}

describe('print and parse', () => {
  it('gives back the same expression for any arithmetic', () => {
    fc.assert(
      fc.property(arithmetic, (formula) => {
        expect(parseFormula(printFormula(formula)).formula).toEqual(printed(formula));
      }),
      { numRuns: 1500 },
    );
  });

  it('gives back the same expression for a lone leaf', () => {
    fc.assert(
      fc.property(fc.oneof(leaf, missing), (formula) => {
        expect(parseFormula(printFormula(formula)).formula).toEqual(formula);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves no doubt about its own print', () => {
    fc.assert(
      fc.property(arithmetic, (formula) => {
        expect(parseFormula(printFormula(formula)).doubts).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

const SHARDS = [
  'Jumlah',
  'jumlah',
  'Jml.',
  '∑',
  'Total',
  'x',
  'X',
  '×',
  '100',
  '%',
  '100%',
  'x 100%',
  '/',
  ':',
  '-',
  '–',
  '+',
  '=',
  '÷',
  '(',
  ')',
  '[',
  '}',
  '-----',
  '____',
  'dibagi',
  'dibandingkan dengan',
  'perbandingan antara',
  'dengan',
  'terhadap',
  'Rumus :',
  'Catatan :',
  'desa.',
  'Desa',
  '20',
  '1.000',
  'adalah',
  'dari',
  '\\sum',
  '1.',
  '',
];
const noisy = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...SHARDS), { maxLength: 25 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...SHARDS), { maxLength: 25 }).map((parts) => parts.join('')),
);
const run = noisy.map((text): Inline => ({ kind: 'text', text, places: [], confidence: null }));
const { inlines } = fc.letrec<{ inline: Inline; inlines: Inline[] }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3 },
    run,
    fc.constant<Inline>({ kind: 'bar', places: [] }),
    fc
      .tuple(tie('inlines'), tie('inlines'))
      .map(([numerator, denominator]): Inline => ({ kind: 'fraction', numerator, denominator, places: [] })),
  ),
  inlines: fc.array(tie('inline'), { maxLength: 4 }),
}));

describe('any cell whatever', () => {
  it('reads any text into a valid formula without an exception', () => {
    fc.assert(
      fc.property(noisy, (text) => {
        const reading = parseFormula(text);
        expect(formulaSchema.safeParse(reading.formula).success).toBe(true);
        expect(reading.complete).toBe(reading.doubts.length === 0);
        expect(reading.formula.text).toBe(reading.text ?? '');
      }),
      { numRuns: 3000 },
    );
  });

  it('reads any layout nodes into a valid formula without an exception', () => {
    fc.assert(
      fc.property(inlines, (content) => {
        expect(formulaSchema.safeParse(readFormula(content).formula).success).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('loses no letter or digit of a typed text, unless it is a list mark, a label or a bar', () => {
    const letters = (text: string): string => [...text.replace(/[^\p{L}\p{N}]/gu, '')].sort().join('');
    const words = fc
      .array(
        fc.constantFrom(
          'Jumlah',
          'desa',
          'tertib.',
          'x 100%',
          '/',
          ':',
          '-----',
          '(',
          ')',
          'Total',
          'dibagi',
          'dengan',
          'Surat',
          'masuk',
          '20',
          'Catatan :',
        ),
        { minLength: 1, maxLength: 20 },
      )
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(words, (text) => {
        const { text: formula, before, after } = parseFormula(`desa ${text}`);
        expect(letters([before, formula, after].join(' '))).toBe(letters(`desa ${text}`));
      }),
      { numRuns: 2000 },
    );
  });

  it('survives thousands of nested brackets and signs', () => {
    for (const text of [
      '('.repeat(5000),
      `${'('.repeat(3000)}Jumlah a / Jumlah b${')'.repeat(3000)}`,
      'Jumlah a + Jumlah b - '.repeat(500),
      'Jumlah a / '.repeat(500),
    ]) {
      expect(formulaSchema.safeParse(parseFormula(text).formula).success).toBe(true);
    }
  });
});

describe('computing', () => {
  const numbers = fc.double({ min: -1e6, max: 1e6, noNaN: true });

  it('computes a ratio as scale times numerator over denominator', () => {
    fc.assert(
      fc.property(
        numbers,
        numbers.filter((n) => n !== 0),
        fc.boolean(),
        (a, b, percent) => {
          const { formula } = parseFormula(`Jumlah surat selesai / Jumlah surat masuk${percent ? ' x 100%' : ''}`);
          const values = new Map([
            ['Jumlah surat selesai', a],
            ['Jumlah surat masuk', b],
          ]);
          expect(evaluate(formula, values)).toEqual({ ok: true, value: ((percent ? 100 : 1) * a) / b, unit: percent ? '%' : null });
        },
      ),
    );
  });

  it('computes every arithmetic formula once each leaf has a number, or says that it divides by zero', () => {
    fc.assert(
      fc.property(arithmetic, (formula) => {
        const values = new Map(leavesOf(formula).map((node) => [node.text, 7]));
        const result = evaluate(formula, values);
        expect(result.ok || result.problem === 'division-by-zero').toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('names the leaf whose number is missing', () => {
    fc.assert(
      fc.property(arithmetic, (formula) => {
        const first = leavesOf(formula)[0];
        fc.pre(first !== undefined);
        expect(evaluate(formula, new Map())).toEqual({ ok: false, problem: 'missing-value', leaf: first?.text });
      }),
      { numRuns: 300 },
    );
  });
});
