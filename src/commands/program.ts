import { Command, InvalidArgumentError, Option } from 'commander';
import { VERSION } from '../version.ts';
import { addCompute, addReport } from './analysis-program.ts';
import { EXIT_CODES, type Ending } from './endings.ts';
import { addExport, addSchema } from './export-program.ts';
import type { ExtractOptions } from './extract.ts';
import type { FormatsOptions } from './formats.ts';
import type { ImportOptions } from './import.ts';
import type { InspectOptions } from './inspect.ts';
import { type AddCommand, database, example, type Finish } from './program-parts.ts';
import { addQuery } from './query/program.ts';
import type { RemoveOptions } from './remove.ts';
import type { SearchOptions } from './search.ts';
import { addReview } from './review-program.ts';
import { ENGINE_NAMES, OCR_CHOICES } from './ocr.ts';

/** Documents in hand at once: reading is one thread's work, so a second one only fills the waits for the disk. */
const DEFAULT_JOBS = 2;
/** More would hold as many documents in memory and gain nothing. */
const MAX_JOBS = 64;
/** Hits of a search: what a person looks through, and what a program may take at once. */
const DEFAULT_HITS = 20;
const MAX_HITS = 10_000;
/** No document comes near it. */
const MAX_PAGE = 100_000;

/**
 * Runs one call. Each command is loaded when it is called, so that help and wrong calls answer at once.
 * @param argv as `process.argv`
 * @throws CommanderError for a wrong call, help and version; IkiError for all that a command meets
 */
export async function runProgram(argv: readonly string[]): Promise<Ending> {
  let ending: Ending = 'done';
  const finish: Finish = (result) => {
    ending = result;
  };
  const program = new Command('iki')
    .description('Reads Indonesian Indikator Kinerja Individu (IKI) documents into typed rows in SQLite, offline.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError('Add --help to see how it is called.')
    .addHelpText('after', exitCodeHelp());
  const commands: readonly AddCommand[] = [
    addImport,
    addExtract,
    addInspect,
    addReview,
    addSearch,
    addQuery,
    addExport,
    addSchema,
    addReport,
    addCompute,
    addRemove,
    addFormats,
  ];
  for (const add of commands) add(program, finish);
  await program.parseAsync(argv);
  return ending;
}

function addImport(program: Command, finish: Finish): void {
  program
    .command('import')
    .description('read documents into a database')
    .argument('<path...>', 'files, folders (with all below them) or quoted patterns')
    .addOption(database())
    .addOption(headers())
    .addOption(ocr())
    .addOption(ocrEngine())
    .option('--jobs <n>', 'documents in hand at once', wholeNumber(MAX_JOBS), DEFAULT_JOBS)
    .option('--json', 'write one JSON object with the result of each document to stdout')
    .addHelpText('after', HEADERS_FORM)
    .addHelpText('after', example("iki import documents/ 'more/**/*.txt' --db iki.db"))
    .action(async (paths: string[], options: ImportOptions) => {
      finish(await (await import('./import.ts')).importCommand(paths, options));
    });
}

function addExtract(program: Command, finish: Finish): void {
  program
    .command('extract')
    .description('read one document and write it to stdout; no database')
    .argument('<file>', 'the document')
    .addOption(format())
    .addOption(headers())
    .addOption(ocr())
    .addOption(ocrEngine())
    .addHelpText('after', example('iki extract documents/kecamatan.txt --format json > kecamatan.json'))
    .action(async (file: string, options: ExtractOptions) => {
      finish(await (await import('./extract.ts')).extractCommand(file, options));
    });
}

function addInspect(program: Command, finish: Finish): void {
  program
    .command('inspect')
    .description('draw a page with all that was read from it: words, lines, tables, fields')
    .argument('<file>', 'the document: a PDF or a picture')
    .option('--page <n>', 'number of the page, from 1', wholeNumber(MAX_PAGE), 1)
    .option('--out <file.png>', 'the picture to write')
    .option('--json', 'write what was read from the page as JSON to stdout')
    .addOption(headers())
    .addOption(ocr())
    .addOption(ocrEngine())
    .addHelpText('after', example('iki inspect documents/kecamatan.pdf --page 3 --out page-3.png'))
    .action(async (file: string, options: InspectOptions) => {
      finish(await (await import('./inspect.ts')).inspectCommand(file, options));
    });
}

function addSearch(program: Command, finish: Finish): void {
  program
    .command('search')
    .description('find rows by words of their goal, indicator, formula or source')
    .argument('<words>', 'all of them have to be there; "…" keeps words together, musren* finds words that begin so')
    .addOption(database())
    .option('--limit <n>', 'hits to show, the best first', wholeNumber(MAX_HITS), DEFAULT_HITS)
    .option('--json', 'write the hits as JSON')
    .addHelpText('after', example('iki search "musrenbang desa" --db iki.db'))
    .action(async (words: string, options: SearchOptions) => {
      finish(await (await import('./search.ts')).searchCommand(words, options));
    });
}

function addRemove(program: Command, finish: Finish): void {
  program
    .command('remove')
    .description('take a document and its rows out of a database')
    .argument('<path>', 'the path as it was given to import, or the sha256 of the document')
    .addOption(database())
    .addHelpText('after', example('iki remove documents/kecamatan.txt --db iki.db'))
    .action(async (path: string, options: RemoveOptions) => {
      finish(await (await import('./remove.ts')).removeCommand(path, options));
    });
}

function addFormats(program: Command, finish: Finish): void {
  program
    .command('formats')
    .description('list what is read')
    .option('--json', 'write the list as JSON')
    .addHelpText('after', example('iki formats'))
    .action(async (options: FormatsOptions) => {
      finish(await (await import('./formats.ts')).formatsCommand(options));
    });
}

const format = (): Option => new Option('--format <format>', 'form of the output').choices(['json']).default('json');
const headers = (): Option => new Option('--headers <file>', 'JSON file with further words for the headers of columns');
const ocr = (): Option =>
  new Option('--ocr <mode>', 'auto: pages without words that can be trusted; always; never; native: auto with the installed Tesseract')
    .choices(OCR_CHOICES)
    .default('auto');
const ocrEngine = (): Option =>
  new Option('--ocr-engine <engine>', 'recogniser: tesseract.js comes with iki, native is the installed Tesseract').choices(ENGINE_NAMES);
const HEADERS_FORM = '\nA headers file names, by what a column holds, words that stand over it:\n  { "sumber_data": ["Asal Data"] }';

function exitCodeHelp(): string {
  const lines = EXIT_CODES.map(({ code, means }) => `  ${String(code).padStart(3)}  ${means}`);
  return `\nExit codes:\n${lines.join('\n')}\n${example('iki import documents/ --db iki.db')}`;
}

function wholeNumber(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= 1 && value <= most) return value;
    throw new InvalidArgumentError(`It has to be a whole number from 1 to ${most}.`);
  };
}
