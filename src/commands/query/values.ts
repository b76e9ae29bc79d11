import type { Value } from '../../store/query.ts';

/** Digits of any length; an infinite REAL as SQLite writes it, which JSON reads back as well. */
export function numberText(value: number | bigint): string {
  if (value === Infinity) return '9e999';
  return value === -Infinity ? '-9e999' : String(value);
}

/** A blob as SQLite writes it: X'00FF'. */
export const blobText = (bytes: Uint8Array): string => `X'${Buffer.from(bytes).toString('hex').toUpperCase()}'`;

export const isNumber = (value: Value): value is number | bigint => typeof value === 'number' || typeof value === 'bigint';
