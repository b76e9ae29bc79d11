/** Numbers as spreadsheets write them: Indonesian ("1.250,75") or English ("1,250.75"). What could be either is never guessed. */

/** The sign before decimals. */
export type Notation = 'comma' | 'point';

/**
 * What a cell holds. `either`: one notation reads its sign as thousands, the other as decimals ("1.250"); `notation` null: the
 * number looks the same in both.
 */
type Written =
  | { readonly kind: 'number'; readonly number: number; readonly notation: Notation | null }
  | { readonly kind: 'either'; readonly thousands: number; readonly decimals: number; readonly decimalSign: Notation }
  | { readonly kind: 'none' };

const WHOLE = /^\d+$/u;
/** One sign, three digits behind it and up to three before. "0.125" is no thousands. */
const EITHER = /^[1-9]\d{0,2}[.,]\d{3}$/u;
/** What only one notation can have written. */
const WITH_COMMA = /^(?:(?:0|[1-9]\d*),\d+|[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,})$/u;
const WITH_POINT = /^(?:(?:0|[1-9]\d*)\.\d+|[1-9]\d{0,2}(?:,\d{3})+\.\d+|[1-9]\d{0,2}(?:,\d{3}){2,})$/u;

function written(cell: string): Written {
  const [, minus = '', digits = ''] = /^([-−]?)(.*)$/u.exec(cell.trim()) ?? [];
  const signed = (plain: string): number => (minus === '' ? Number(plain) : -Number(plain));
  const number = (plain: string, notation: Notation | null): Written => {
    const value = signed(plain);
    return Number.isFinite(value) ? { kind: 'number', number: value, notation } : { kind: 'none' };
  };
  if (WHOLE.test(digits)) return number(digits, null);
  if (EITHER.test(digits)) {
    const decimalSign = digits.includes(',') ? 'comma' : 'point';
    return { kind: 'either', thousands: signed(digits.replace(/[.,]/u, '')), decimals: signed(digits.replace(',', '.')), decimalSign };
  }
  if (WITH_COMMA.test(digits)) return number(digits.replaceAll('.', '').replace(',', '.'), 'comma');
  if (WITH_POINT.test(digits)) return number(digits.replaceAll(',', ''), 'point');
  return { kind: 'none' };
}

/** The notation that this cell alone gives away, or null. */
export function notationOf(cell: string): Notation | null {
  const read = written(cell);
  return read.kind === 'number' ? read.notation : null;
}

/** @param notation of the whole file; null: it does not tell, so that a cell that could be either has no number */
export function readCell(cell: string, notation: Notation | null): number | 'not-a-number' | 'ambiguous-number' {
  const read = written(cell);
  if (read.kind === 'number') return read.number;
  if (read.kind === 'none') return 'not-a-number';
  if (notation === null) return 'ambiguous-number';
  return read.decimalSign === notation ? read.decimals : read.thousands;
}

/** Places behind the decimal sign in results; more would show what computers make of fractions (0.30000000000000004). */
const DECIMALS = 6;

/** Adding 0 makes 0 of -0. */
export const rounded = (value: number): number => Number(value.toFixed(DECIMALS)) + 0;

/** Made once: making it takes longer than writing a number. */
const PLAIN = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: DECIMALS });

/** A number without signs between thousands, so that it can be read in one way only. */
export function writeNumber(value: number, notation: Notation): string {
  const plain = PLAIN.format(value);
  return notation === 'comma' ? plain.replace('.', ',') : plain;
}
