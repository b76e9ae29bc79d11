import { type Command, InvalidArgumentError, Option } from 'commander';
import { database, example, type Finish } from './program-parts.ts';
import type { ReviewOptions } from './review.ts';
import type { SheetExportOptions, SheetImportOptions } from './review-sheet.ts';

const LAST_PORT = 65_535;

/** `iki review` and what belongs to it; without a further word it serves the page. */
export function addReview(program: Command, finish: Finish): void {
  const review = program
    .command('review')
    .description('look at the doubtful rows and correct them: in a page in the browser, or in a spreadsheet');
  review.helpOption('-h, --help', 'show help').helpCommand(false).addHelpText('after', example('iki review --db iki.db'));
  review
    .command('page', { isDefault: true })
    .description('serve the review page on this machine, until Ctrl-C; prints its address')
    .addOption(database())
    .option('--port <n>', 'port of the address; 0 takes a free one', portNumber, 0)
    .addOption(new Option('--lang <language>', 'language to begin with').choices(['id', 'en']).default('id'))
    .addOption(reviewer())
    .addHelpText('after', example('iki review --db iki.db --by "Sari"'))
    .action(async (options: ReviewOptions) => {
      finish(await (await import('./review.ts')).reviewCommand(options));
    });
  review
    .command('export')
    .description('write the rows to look at into a spreadsheet')
    .addOption(database())
    .requiredOption('--out <file>', 'the spreadsheet to write; its name ends in .xlsx')
    .option('--all', 'every row, not only those to look at')
    .addHelpText('after', example('iki review export --db iki.db --out rows.xlsx'))
    .action(async (options: SheetExportOptions) => {
      finish(await (await import('./review-sheet.ts')).sheetExportCommand(options));
    });
  review
    .command('import')
    .description("take over what was changed in such a spreadsheet; lists what can't be")
    .argument('<file>', 'the spreadsheet')
    .addOption(database())
    .addOption(reviewer())
    .option('--json', 'write what became of each changed row as JSON')
    .addHelpText('after', example('iki review import rows.xlsx --db iki.db --by "Sari"'))
    .action(async (file: string, options: SheetImportOptions) => {
      finish(await (await import('./review-sheet.ts')).sheetImportCommand(file, options));
    });
}

const reviewer = (): Option => new Option('--by <name>', 'who decides; your user name if left out');

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= LAST_PORT) return port;
  throw new InvalidArgumentError(`It has to be a whole number from 0 to ${LAST_PORT}.`);
}
