import { stringify } from 'csv-stringify/sync';
import type { Row, Value } from '../../store/query.ts';
import { blobText, isNumber, numberText } from './values.ts';

/** Rows that are put into text in one call: enough that the call itself does not count. */
const BATCH = 200;
/** An empty text stands in quotes, which tells it from NULL; so does a lone carriage return, which ends a line for some readers. */
const FORM = { quoted_match: /^$|\r/u } as const;

/** A line of names, then a line a row, values as they are; NULL is an empty field, an empty text is "". */
export function* csv(columns: readonly string[], rows: Iterable<Row>): Iterable<string> {
  yield stringify([columns], FORM);
  let batch: (string | null)[][] = [];
  for (const row of rows) {
    batch.push(row.map(cell));
    if (batch.length < BATCH) continue;
    yield stringify(batch, FORM);
    batch = [];
  }
  if (batch.length > 0) yield stringify(batch, FORM);
}

function cell(value: Value): string | null {
  if (value === null || typeof value === 'string') return value;
  return isNumber(value) ? numberText(value) : blobText(value);
}
