import { IkiError } from '../../errors.ts';
import type { Row, Value } from '../../store/query.ts';
import { blobText, isNumber, numberText } from './values.ts';

/**
 * An array of objects, one a line.
 * @throws IkiError `usage` if two columns have one name: an object would lose one of them
 */
export function* json(columns: readonly string[], rows: Iterable<Row>): Iterable<string> {
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined)
    throw new IkiError('usage', `The query gives two columns named ${twice}.`, 'Name one of them with AS, or take another format.');
  const keys = columns.map((name) => `${JSON.stringify(name)}:`);
  let before = '[\n';
  for (const row of rows) {
    yield `${before}{${row.map((value, index) => `${keys[index] ?? ''}${literal(value)}`).join(',')}}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

function literal(value: Value): string {
  if (value === null) return 'null';
  if (isNumber(value)) return numberText(value);
  return JSON.stringify(typeof value === 'string' ? value : blobText(value));
}
