import { type Command, Option } from 'commander';
import type { ComputeOptions } from './compute.ts';
import type { KabupatenReportOptions } from './kabupaten-report.ts';
import { database, example, type Finish, year } from './program-parts.ts';

/** The commands that work out something of what a database holds. */
export function addReport(program: Command, finish: Finish): void {
  program
    .command('report')
    .description('write a page about a kabupaten: coverage, completeness, formulas, findings, review')
    .addOption(database())
    .requiredOption('--out <file>', 'the page to write (HTML); it asks for nothing from elsewhere and prints on A4')
    .option('--kabupaten <name>', 'only this kabupaten; without it the page has a chapter for each')
    .option('--tahun <year>', 'only documents for this year', year)
    .addHelpText('after', example('iki report --db iki.db --kabupaten Sragen --out report.html'))
    .action(async (options: KabupatenReportOptions) => {
      finish(await (await import('./kabupaten-report.ts')).kabupatenReportCommand(options));
    });
}

export function addCompute(program: Command, finish: Finish): void {
  program
    .command('compute')
    .description('compute the formulas from your numbers, and compare them with the targets')
    .addOption(database())
    .option('--template <file>', 'write the CSV file to fill in: a line for each number that a formula needs')
    .addOption(new Option('--per <what>', 'template: a line per number of each row, or once per document').choices(['row', 'document']))
    .option('--kabupaten <name>', 'template: only documents of this kabupaten')
    .option('--kecamatan <name>', 'template: only documents of this kecamatan')
    .option('--tahun <year>', 'template: only documents for this year', year)
    .option('--values <file>', 'the CSV file as you filled it in; computes all documents that it names')
    .option('--out <file>', 'write the results to this file instead of stdout; it appears only when it is whole')
    .addOption(new Option('--format <format>', 'form of the results; csv if left out').choices(['csv', 'json']))
    .addHelpText(
      'after',
      example('iki compute --db iki.db --template nilai.csv', 'iki compute --db iki.db --values nilai.csv --out capaian.csv'),
    )
    .action(async (options: ComputeOptions) => {
      finish(await (await import('./compute.ts')).computeCommand(options));
    });
}
