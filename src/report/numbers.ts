/** Numbers as Indonesian readers write them. */

const WHOLE = new Intl.NumberFormat('id-ID');
const ONE_DECIMAL = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });

export const whole = (value: number): string => WHOLE.format(value);
export const oneDecimal = (value: number): string => ONE_DECIMAL.format(value);

/** Percent with one decimal; nearly all is never "100%", hardly any never "0%", of nothing there is no share. */
export function share(part: number, of: number): string {
  if (of === 0) return '–';
  const percent = (part / of) * 100;
  if (part > 0 && percent < 0.05) return '<0,1%';
  if (part < of && percent >= 99.95) return '>99,9%';
  return `${oneDecimal(percent)}%`;
}

export const withShare = (part: number, of: number): string => `${whole(part)} (${share(part, of)})`;
