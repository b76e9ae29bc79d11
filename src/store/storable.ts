import { type DocumentRecord, recordSchema } from '../records/record.ts';

/**
 * The record as a database can hold it: what JSON can say (no -0, no undefined), in well-formed text (a damaged PDF yields halves
 * of surrogate pairs). A record that does not fit its schema is a bug of the caller and throws.
 */
export function storable(record: DocumentRecord): DocumentRecord {
  const json = JSON.stringify(record);
  // JSON writes half a pair as an escape; asking each of a record's thousands of texts takes longer than reading it.
  const halves = HALF_PAIR.test(json);
  return recordSchema.parse(halves ? JSON.parse(json, wellFormed) : JSON.parse(json));
}

const HALF_PAIR = /\\u[dD][89a-fA-F]/u;
const wellFormed = (_: string, value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value);
