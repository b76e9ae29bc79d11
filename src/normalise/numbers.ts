/** The number and unit of a target, as Indonesian tables print them: "79%", "1.000 Berkas", "1 (satu) dokumen". */

export type NilaiSatuan = { readonly nilai: number | null; readonly satuan: string | null };

const NO_SINGLE_NUMBER: NilaiSatuan = { nilai: null, satuan: null };

/** "Rp" is a unit before the number, the others say only that a number follows. */
const BEFORE = '(?:(?<rupiah>Rp|IDR)\\.?|nilai|skor|indeks)?[\\s:]*';
const NUMBER = '(?<number>\\d[\\d.,]*\\d|\\d)';
/** The number again in words: "1 (satu) dokumen". */
const IN_WORDS = '(?:\\(\\s*\\p{L}[\\p{L}\\s]*\\))?';
/** "%" may be followed by words that belong to the sentence; another unit is words without a digit, a list or a range. */
const UNIT = '(?:(?<percent>%)[\\p{L}\\s.]*|(?<unit>\\p{L}[\\p{L}\\s./&-]*?)\\.?)?';
const TARGET = new RegExp(`^${BEFORE}${NUMBER}(?:,-)?\\s*${IN_WORDS}\\s*${UNIT}$`, 'iu');

/** Factors that sums of money are printed with: "Rp 1,5 miliar". */
const MONEY_FACTORS: ReadonlyMap<string, number> = new Map([
  ['ribu', 1e3],
  ['juta', 1e6],
  ['miliar', 1e9],
  ['milyar', 1e9],
  ['triliun', 1e12],
]);

/**
 * The one number of a text and its unit as printed ("%" or "Rp" or words; null for a bare number). Both are null where the text
 * holds no number, more than one, a range or a bound ("80 – 90 %", "≥ 80%", "Baik").
 */
export function readNilaiSatuan(text: string): NilaiSatuan {
  const groups = TARGET.exec(withDigits(text.replace(/\s+/gu, ' ').trim()))?.groups;
  if (!groups) return NO_SINGLE_NUMBER;
  const nilai = readNumber(groups.number ?? '');
  if (nilai === null) return NO_SINGLE_NUMBER;
  if (groups.rupiah !== undefined) return money(nilai, groups.unit);
  return { nilai, satuan: groups.percent ?? groups.unit?.trim() ?? null };
}

function money(nilai: number, words: string | undefined): NilaiSatuan {
  const factor = MONEY_FACTORS.get(words?.toLowerCase() ?? '') ?? 1;
  return { nilai: Math.round(nilai * factor), satuan: 'Rp' };
}

/** A number in Indonesian notation: dots part thousands, a comma decimals. Null for what is no number ("07.30", "1.2.3"). */
export function readNumber(printed: string): number | null {
  if (/^0\d/u.test(printed)) return null;
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(printed)) return Number(printed.replaceAll('.', '').replace(',', '.'));
  // spreadsheets set to English: commas part thousands in groups of their own, or before three zeros
  if (/^\d{1,3}(?:(?:,\d{3}){2,}|,000)$/u.test(printed)) return Number(printed.replaceAll(',', ''));
  if (/^\d+(?:[.,]\d+)?$/u.test(printed)) return Number(printed.replace(',', '.'));
  return null;
}

/** Recognition reads zeros as O and ones as l: "1OO%", "l2 Bulan". */
function withDigits(text: string): string {
  return text.replace(/(?<=\d)[Oo]+(?!\p{L})/gu, (letters) => '0'.repeat(letters.length)).replace(/(?<![\p{L}\d])[lI](?=\d)/gu, '1');
}
