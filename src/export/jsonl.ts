import type { Value, Values } from '../store/index.ts';
import type { Column } from './columns.ts';

/** Writes one row as a JSON object on a line of its own. */
export function jsonlWriter(columns: readonly Column[]): (row: Values) => string {
  const keys = columns.map(({ name, type }, at) => ({
    start: `${at === 0 ? '{' : ','}${JSON.stringify(name)}:`,
    isBoolean: type === 'boolean',
  }));
  return (row) => {
    let line = '';
    for (const [at, { start, isBoolean }] of keys.entries()) line += start + text(row[at] ?? null, isBoolean);
    return `${line}}\n`;
  };
}

function text(value: Value, isBoolean: boolean): string {
  if (isBoolean && value !== null) return value === 1 ? 'true' : 'false';
  return JSON.stringify(value);
}
