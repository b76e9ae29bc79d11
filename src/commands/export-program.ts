import { type Command, Option } from 'commander';
import { SEPARATORS } from '../export/csv.ts';
import { MOST_ROWS } from '../export/xlsx/parts.ts';
import { FORMULA_TYPES } from '../records/formula.ts';
import { EXPORT_FORMATS, type ExportOptions } from './export.ts';
import type { SchemaOptions } from './schema.ts';
import { database, example, type Finish, year } from './program-parts.ts';

const FORMS = `
Formats:
  json   whole documents as one array (iki schema tells their form); with --needs-review or --formula-type
         the documents that have such rows, with those rows and their positions only
  jsonl  a row of the table "indikator" a line, as a flat object
  csv    the same rows; as it stands for Excel in an Indonesian locale: ";" between cells, a decimal comma,
         UTF-8 with a BOM. For programs: --separator comma --no-bom, then numbers have a decimal point.
         A text that begins with = + - @ or a tab gets a ' before it, so that no spreadsheet computes it
  xlsx   a workbook with the sheets Indikator, Formula, Target, Temuan and one that explains the columns;
         rows beyond the ${MOST_ROWS.toLocaleString('en')} that a sheet holds go on in "Indikator 2" and so on`;

export function addExport(program: Command, finish: Finish): void {
  program
    .command('export')
    .description('write the documents or the rows of a database for other programs and spreadsheets')
    .addOption(database())
    .addOption(new Option('--format <format>', 'form of the output').choices(EXPORT_FORMATS).default('json'))
    .option('--out <file>', 'write to this file instead of stdout; it appears only when it is whole')
    .option('--kabupaten <name>', 'only documents of this kabupaten or kota')
    .option('--kecamatan <name>', 'only documents of this kecamatan')
    .option('--tahun <year>', 'only documents for this year', year)
    .option('--needs-review', 'only rows that a person should look at')
    .addOption(new Option('--formula-type <type>', 'only rows with this type of formula').choices(FORMULA_TYPES))
    .option('--without-persons', 'leave names of people and NIPs out, and of JSON the words that fit nowhere')
    .addOption(new Option('--separator <name>', 'csv: between cells; semicolon if left out').choices(Object.keys(SEPARATORS)))
    .option('--bom', 'csv: begin with the mark by which Excel knows UTF-8; so if left out')
    .option('--no-bom', 'csv: begin without it')
    .addHelpText('after', FORMS)
    .addHelpText(
      'after',
      example(
        'iki export --db iki.db --format xlsx --kabupaten Sragen --out iki.xlsx',
        'iki export --db iki.db --format csv --without-persons --out iki.csv',
      ),
    )
    .action(async (options: ExportOptions) => {
      finish(await (await import('./export.ts')).exportCommand(options));
    });
}

export function addSchema(program: Command, finish: Finish): void {
  program
    .command('schema')
    .description('write the JSON Schema of the exported JSON')
    .option('--out <file>', 'write to this file instead of stdout; it appears only when it is whole')
    .addHelpText('after', example('iki schema --out iki.schema.json'))
    .action(async (options: SchemaOptions) => {
      finish(await (await import('./schema.ts')).schemaCommand(options));
    });
}
