import type { Indikator } from '../records/record.ts';
import { asksForReview } from './flags.ts';

/** Whether a person should still look at the reading of one of these fields. A corrected row is in doubt no longer. */
export function isDoubted(row: Indikator, fields: readonly string[]): boolean {
  if (row.corrected !== null) return false;
  return row.flags.some((flag) => asksForReview(flag.code) && (flag.field === null || fields.includes(flag.field)));
}
