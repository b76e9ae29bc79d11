import type { Formula } from '../../records/formula.ts';
import { type Check, eachRow, quote } from './check.ts';
import { countsSomething, withoutCounting, wordsOf } from './words.ts';

/** Whether the indicator's name fits the kind of its formula: a percentage needs a division, a number of things has none. */

const FIELDS = ['indikator', 'formula'];

const isPercentage = (text: string): boolean => wordsOf(text)[0] === 'persentase' || /^\s*%/u.test(text);

/** Words behind "Jumlah" that make it a share or a mean after all ("Jumlah persentase …", "Jumlah rata-rata …", "Jumlah tingkat …"). */
const NO_PLAIN_COUNT: ReadonlySet<string> = new Set(['persentase', 'rata', 'rasio', 'tingkat', 'indeks', 'nilai', 'perbandingan', 'skor']);
const isPlainCount = (text: string): boolean =>
  countsSomething(text) && !NO_PLAIN_COUNT.has(wordsOf(text)[1] ?? '') && !/%|\bper\b/u.test(text);

/** Words that announce two sides. */
const COMPARISON: ReadonlySet<string> = new Set(['perbandingan', 'rasio', 'pembagian']);

/** Whether a division stands anywhere in the expression. */
function divides(formula: Formula): boolean {
  if (formula.type === 'ratio') return true;
  return 'operands' in formula && formula.operands.some(divides);
}

export const percentWithoutDenominator: Check = {
  code: 'percent-without-denominator',
  rule: {
    id: 'Praktik baik (SMART, dapat diukur): persentase adalah bagian dari suatu keseluruhan, jadi keseluruhannya harus tertulis.',
    en: 'Good practice (SMART, measurable): a percentage is a part of a whole, so the whole must be written down.',
  },
  remedy: {
    id: 'Tulis formula sebagai pembilang dibagi penyebut x 100%, dan sebutkan penyebutnya.',
    en: 'Write the formula as numerator divided by denominator x 100%, and name the denominator.',
  },
  find: eachRow(FIELDS, ({ indikator, formula, formula_teks }) => {
    if (formula_teks === null || divides(formula) || formula.type === 'index') return null;
    const halfComparison = isPercentage(indikator ?? '') && COMPARISON.has(wordsOf(formula_teks)[0] ?? '');
    if (!isPercentage(formula_teks) && !halfComparison) return null;
    return {
      field: 'formula',
      message: {
        id: `Formula ${quote(formula_teks)} tidak menyebut penyebut.`,
        en: `The formula ${quote(formula_teks)} names no denominator.`,
      },
    };
  }),
};

export const percentWithCount: Check = {
  code: 'percent-with-count',
  rule: {
    id: 'Praktik baik (SMART, dapat diukur): formula harus menghasilkan besaran yang disebut oleh nama indikator.',
    en: 'Good practice (SMART, measurable): a formula must yield the quantity that the name of the indicator promises.',
  },
  remedy: {
    id: 'Tambahkan penyebut dan x 100%, atau ganti nama indikator menjadi "Jumlah …".',
    en: 'Add the denominator and x 100%, or rename the indicator "Jumlah …".',
  },
  find: eachRow(FIELDS, ({ indikator, formula, formula_teks }) => {
    if (indikator === null || !isPercentage(indikator) || formula_teks === null || isPercentage(formula_teks)) return null;
    if (!['count', 'constant', 'sum', 'difference', 'product'].includes(formula.type) || divides(formula)) return null;
    return {
      field: 'formula',
      message: {
        id: `Indikator bernama persentase, tetapi formulanya hanya menghitung ${quote(formula_teks)}.`,
        en: `The indicator is called a percentage, but its formula only counts ${quote(formula_teks)}.`,
      },
    };
  }),
};

export const countWithRatio: Check = {
  code: 'count-with-ratio',
  rule: {
    id: 'Praktik baik (SMART, dapat diukur): formula harus menghasilkan besaran yang disebut oleh nama indikator.',
    en: 'Good practice (SMART, measurable): a formula must yield the quantity that the name of the indicator promises.',
  },
  remedy: {
    id: 'Ganti nama indikator menjadi "Persentase …", atau pakai pembilangnya saja sebagai formula.',
    en: 'Rename the indicator "Persentase …", or take the numerator alone as the formula.',
  },
  find: eachRow(FIELDS, ({ indikator, formula }) => {
    if (indikator === null || !isPlainCount(indikator) || formula.type !== 'ratio') return null;
    if (formula.scale !== 100 && formula.denominator.type !== 'count') return null;
    return {
      field: 'formula',
      message: {
        id: `Indikator ${quote(indikator)} bernama jumlah, tetapi formulanya pembagian.`,
        en: `The indicator ${quote(indikator)} is called a number, but its formula is a division.`,
      },
    };
  }),
};

export const numeratorIsDenominator: Check = {
  code: 'numerator-is-denominator',
  rule: {
    id: 'Praktik baik (SMART, menantang): pembagian suatu jumlah dengan dirinya sendiri selalu 100% dan tidak mengukur apa pun.',
    en: 'Good practice (SMART): a number divided by itself is always 100% and measures nothing.',
  },
  remedy: {
    id: 'Bedakan pembilang (yang tercapai) dari penyebut (yang seharusnya).',
    en: 'Tell the numerator (what was reached) from the denominator (what was due).',
  },
  find: eachRow(FIELDS, ({ formula }) => {
    if (formula.type !== 'ratio') return null;
    const numerator = withoutCounting(formula.numerator.text);
    if (numerator === '' || numerator !== withoutCounting(formula.denominator.text)) return null;
    return {
      field: 'formula',
      message: {
        id: `Pembilang dan penyebut sama: ${quote(formula.numerator.text)}.`,
        en: `Numerator and denominator are the same: ${quote(formula.numerator.text)}.`,
      },
    };
  }),
};
