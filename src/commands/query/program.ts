import { type Command, InvalidArgumentError, Option } from 'commander';
import { database, example, type Finish } from '../program-parts.ts';
import type { QueryOptions } from './command.ts';
import { FORMATS } from './messages.ts';
import { MEASURED_ROWS } from './table.ts';

/** Seconds; a query over a million rows takes some. */
const DEFAULT_TIMEOUT = 60;
/** A day, in seconds. */
const LONGEST_TIMEOUT = 86_400;

export function addQuery(program: Command, finish: Finish): void {
  program
    .command('query')
    .description('ask a database in SQL; it can only be read')
    .argument('<sql>', 'one statement, such as SELECT; - reads it from stdin')
    .addOption(database())
    .addOption(new Option('--format <format>', 'form of the output').choices(FORMATS).default('table'))
    .option('--timeout <seconds>', 'stop after so many seconds of work; waiting for a pager does not count', seconds, DEFAULT_TIMEOUT)
    .addHelpText('after', FORMS)
    .addHelpText('after', example('iki query "SELECT jabatan, indikator FROM indikator_flat LIMIT 20" --db iki.db'))
    .action(async (sql: string, options: QueryOptions) => {
      finish(await (await import('./command.ts')).queryCommand(sql, options));
    });
}

const FORMS = `
table: columns as wide as the first ${MEASURED_ROWS} rows need; on a terminal, long values are cut to fit
csv:   NULL is empty, an empty text is ""; values are not changed for spreadsheets
json:  an array of objects, one a line
Blobs are written as X'00FF' (csv, json) or by their size (table).`;

function seconds(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= LONGEST_TIMEOUT) return value;
  throw new InvalidArgumentError(`It has to be a number of seconds, more than 0 and at most ${LONGEST_TIMEOUT}.`);
}
