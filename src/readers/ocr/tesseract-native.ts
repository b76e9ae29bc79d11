import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { IkiError } from '../../errors.ts';
import type { GreyImage } from '../image.ts';
import type { EngineOptions, OcrEngine, OcrTask, OcrWord } from './engine.ts';
import { makeLanes } from './lanes.ts';
import { DEFAULT_DPI, PARAMETERS } from './parameters.ts';
import { toPgm } from './pgm.ts';
import { wordsFromTsv } from './tsv.ts';

const LANGUAGE = { text: 'ind', signs: 'eng' } as const satisfies Record<OcrTask, string>;
/** Version 4 brought the LSTM recogniser that the data are made for. */
const OLDEST_VERSION = 4;
/** A page takes a second; a minute on one means that it hangs. */
const TIMEOUT_MS = 120_000;
const MAX_OUTPUT_BYTES = 64 * 1024 ** 2;
/** The smaller data that systems install read narrower letters worse, and are fast enough. */
const NARROW = 1;
const REMEDY = 'Install it (Debian: apt install tesseract-ocr tesseract-ocr-ind tesseract-ocr-eng), or leave the option --ocr native out.';

const run = promisify(execFile);

/**
 * The Tesseract program on the PATH, or the one named; twice as fast as the one in the package.
 * Throws `IkiError` 'ocr-unavailable': no such program, too old, or without the Indonesian and English data.
 */
export async function tesseractNative(options: EngineOptions & { readonly binary?: string }): Promise<OcrEngine> {
  const binary = options.binary ?? 'tesseract';
  const version = await checkProgram(binary);
  const closing = new AbortController();
  const program: Program = { binary, closed: closing.signal };
  const lanes = makeLanes(Array.from({ length: options.lanes }, (_, lane) => lane));
  return {
    name: `tesseract ${version}`,
    lanes: options.lanes,
    narrow: NARROW,
    recognise: (image, task) => lanes.run(() => read(program, image, LANGUAGE[task])),
    // Programs that nobody waits for any more would keep the process from ending.
    close: async () => closing.abort(),
  };
}

/** `closed` ends what is running and starts nothing more. */
type Program = { readonly binary: string; readonly closed: AbortSignal };

async function checkProgram(binary: string): Promise<string> {
  const versionText = await ask(binary, '--version');
  const version = /tesseract v?(\d+)(\.[\w.-]+)?/u.exec(versionText);
  if (version === null || Number(version[1]) < OLDEST_VERSION) {
    throw new IkiError('ocr-unavailable', `"${binary}" is not Tesseract ${OLDEST_VERSION} or newer.`, REMEDY);
  }
  const languages = (await ask(binary, '--list-langs')).split(/\s+/u);
  const missing = Object.values(LANGUAGE).filter((language) => !languages.includes(language));
  if (missing.length > 0) throw new IkiError('ocr-unavailable', `Tesseract has no data for: ${missing.join(', ')}.`, REMEDY);
  return `${version[1]}${version[2] ?? ''}`;
}

async function ask(binary: string, question: string): Promise<string> {
  try {
    const { stdout, stderr } = await run(binary, [question]);
    return `${stdout}\n${stderr}`;
  } catch (cause) {
    throw new IkiError('ocr-unavailable', `"${binary}" cannot be run.`, REMEDY, cause);
  }
}

async function read(program: Program, image: GreyImage, language: string): Promise<readonly OcrWord[]> {
  const { tessedit_pageseg_mode, ...others } = PARAMETERS;
  const settings = Object.entries(others).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const dpi = String(Math.round(image.dpi) || DEFAULT_DPI);
  const words = ['stdin', 'stdout', '-l', language, '--psm', tessedit_pageseg_mode, '--dpi', dpi, ...settings, 'tsv'];
  try {
    return wordsFromTsv(await feed(program, words, toPgm(image)));
  } catch (cause) {
    throw new IkiError('ocr-unavailable', `Tesseract failed on an image of ${image.width} × ${image.height} pixels.`, REMEDY, cause);
  }
}

function feed({ binary, closed }: Program, words: readonly string[], input: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    // One thread each: the lanes already use the cores.
    const options = { env: { ...process.env, OMP_THREAD_LIMIT: '1' }, timeout: TIMEOUT_MS, maxBuffer: MAX_OUTPUT_BYTES, signal: closed };
    const child = execFile(binary, words, options, (error, stdout) => (error === null ? resolve(stdout) : reject(error)));
    // A program that ends early closes its input; its exit code tells why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
