import { editDistance, similarity } from './similarity.ts';

/** Dates and years as Indonesian decrees print them. A value that is not there, or cannot be, is null. */

/** First and last year that counts: no performance indicators of the civil service are older, and a later one is a misreading. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

/** Least likeness (0 to 1) and most edits for a misspelt month: one slip in "Juli", two in "September". */
const MONTH_LIKENESS = 0.75;
const MONTH_EDITS = 2;

/** Spellings and short forms by month; "Pebruari" and "Nopember" are old spellings that offices still use. */
const MONTH_NAMES: readonly (readonly string[])[] = [
  ['januari', 'jan'],
  ['februari', 'pebruari', 'feb', 'peb'],
  ['maret', 'mar'],
  ['april', 'apr'],
  ['mei'],
  ['juni', 'jun'],
  ['juli', 'jul'],
  ['agustus', 'agt', 'ags', 'agu'],
  ['september', 'sept', 'sep'],
  ['oktober', 'okt'],
  ['november', 'nopember', 'nov', 'nop'],
  ['desember', 'des'],
];

/** A year whose zeros and ones may be read as letters: "2O23", "202l". */
const YEAR = '[12][0-9OolI]{3}';
const WORD_DATE = new RegExp(
  `(?:(?<![\\p{L}\\d])([0-9OolI]{1,2})[\\s.,/–-]*)?(?<!\\p{L})(\\p{L}[\\p{L}01|]{2,9})[\\s.,/–-]*(${YEAR})(?![\\p{L}\\d])`,
  'gu',
);
const NUMBER_DATE = /(?<![\d./-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)/u;
const ISO_DATE = /(?<![\d./-])(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/u;
/** Words between the parts of a date: "tanggal 14 bulan Januari tahun 2021". */
const DATE_WORDS = /(?<!\p{L})(?:tanggal|tgl|bulan|tahun)(?!\p{L})[.:]?/giu;

const SPAN_LINK = '(?:[-–—/~]|s\\s?[./]\\s?d\\.?|sd|sampai(?:\\s+dengan)?|hingga)';
const SPAN = new RegExp(`(?<![\\p{L}\\d])${YEAR}\\s*${SPAN_LINK}\\s*(?:tahun\\s+)?${YEAR}(?![\\p{L}\\d])`, 'giu');
/** "2021-26": the second number cannot be a month. */
const SHORT_SPAN = new RegExp(`(?<![\\p{L}\\d])${YEAR}\\s*[-–]\\s*(?:1[3-9]|[2-9]\\d)(?!\\d)`, 'gu');
const SINGLE_YEAR = new RegExp(`(?<![\\p{L}\\d])${YEAR}(?![\\p{L}\\d])`, 'gu');
/** Spaced headings: "T A H U N 2 0 2 3". */
const SPACED_YEAR = /(?<!\S)([12]) (\d) (\d) (\d)(?!\S)/gu;

/**
 * The first date in a text as "YYYY-MM-DD", or "YYYY-MM" where the day is left blank; misspelt months are understood. A date
 * that no calendar has ("31 Februari 2021") is null.
 */
export function readTanggal(text: string): string | null {
  const iso = ISO_DATE.exec(text);
  if (iso) return calendarDate(numberOf(iso[1]), numberOf(iso[2]), numberOf(iso[3]));
  const numbers = NUMBER_DATE.exec(text);
  if (numbers) return calendarDate(numberOf(numbers[4]), numberOf(numbers[3]), numberOf(numbers[1]));
  for (const [, day, word = '', year] of text.replace(DATE_WORDS, ' ').matchAll(WORD_DATE)) {
    const month = readMonth(word);
    if (month !== null) return calendarDate(numberOf(year), month, day === undefined ? null : numberOf(day));
  }
  return null;
}

/** The one year, 1990 to 2099, that a text names; null for none, for several and for a span ("2021-2026"). */
export function readTahun(text: string): number | null {
  const single = text.replace(SPACED_YEAR, '$1$2$3$4').replace(SPAN, ' ').replace(SHORT_SPAN, ' ');
  const years = new Set([...single.matchAll(SINGLE_YEAR)].map(([year]) => numberOf(year)).filter(isYear));
  const [year] = years;
  return years.size === 1 && year !== undefined ? year : null;
}

/** "YYYY-MM-DD" (or "YYYY-MM" without a day) if the calendar has it, else null. Months and days count from 1. */
export function calendarDate(year: number, month: number, day: number | null): string | null {
  if (!isYear(year) || month < 1 || month > 12) return null;
  const yearMonth = `${year}-${twoDigits(month)}`;
  if (day === null) return yearMonth;
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= daysInMonth ? `${yearMonth}-${twoDigits(day)}` : null;
}

/** The month, 1 to 12, that a word names; null if it is none, or if two are equally near ("Jumi"). */
function readMonth(word: string): number | null {
  const name = word.toLowerCase().replaceAll('0', 'o').replace(/[1|]/gu, 'i');
  const exact = MONTH_NAMES.findIndex((spellings) => spellings.includes(name));
  if (exact >= 0) return exact + 1;
  const distances = MONTH_NAMES.map((spellings) => Math.min(...spellings.map((spelling) => slipsBetween(name, spelling))));
  const least = Math.min(...distances);
  const nearest = distances.indexOf(least);
  return Number.isFinite(least) && distances.lastIndexOf(least) === nearest ? nearest + 1 : null;
}

/** Edits between a word and a month's spelling, Infinity where they are too far apart to be the same. */
function slipsBetween(word: string, spelling: string): number {
  const distance = editDistance(word, spelling);
  return distance <= MONTH_EDITS && similarity(word, spelling) >= MONTH_LIKENESS ? distance : Infinity;
}

function numberOf(digits: string | undefined): number {
  return Number((digits ?? '').replace(/[Oo]/gu, '0').replace(/[lI]/gu, '1'));
}

const isYear = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR;
const twoDigits = (value: number): string => String(value).padStart(2, '0');
