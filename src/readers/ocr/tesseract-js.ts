import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setImmediate as eventLoop } from 'node:timers/promises';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { IkiError } from '../../errors.ts';
import { discard, type GreyImage } from '../image.ts';
import type { EngineOptions, OcrEngine, OcrTask, OcrWord } from './engine.ts';
import { type Lanes, makeLanes } from './lanes.ts';
import { DEFAULT_DPI, PARAMETERS } from './parameters.ts';
import { toPgm } from './pgm.ts';
import { wordsFromTsv } from './tsv.ts';

const LANGUAGE = { text: 'ind', signs: 'eng' } as const satisfies Record<OcrTask, string>;
/** Few words need the second reading: one worker is enough and saves memory. */
const SIGN_LANES = 1;
/** Measured with these data at 200 dpi: 0.75 loses no words and saves a quarter of the time; 0.65 loses some. */
const NARROW = 0.75;
const REMEDY = 'Reinstall the package (npm ci), or choose the installed Tesseract with the option --ocr native.';

type Pool = { readonly lanes: Lanes<Worker>; readonly workers: readonly Worker[] };

/** The recogniser that comes with the package; needs nothing installed and no network. Workers start with the first use. */
export function tesseractJs(options: EngineOptions): OcrEngine {
  const pools = new Map<OcrTask, Promise<Pool>>();
  let closed = false;
  const checkOpen = (): void => {
    if (closed) throw new IkiError('ocr-unavailable', 'The OCR engine has been closed.', 'Read the document again.');
  };
  const pool = (task: OcrTask): Promise<Pool> => {
    checkOpen();
    const started = pools.get(task) ?? startPool(LANGUAGE[task], task === 'text' ? options.lanes : SIGN_LANES);
    pools.set(task, started);
    return started;
  };
  return {
    name: 'tesseract.js',
    lanes: options.lanes,
    narrow: NARROW,
    recognise: async (image, task) =>
      (await pool(task)).lanes.run((worker) => {
        checkOpen();
        return read(worker, image);
      }),
    async close() {
      closed = true;
      // What was asked a moment ago is on its way to a worker, and would fail where nobody could catch it if that were gone.
      await eventLoop();
      // A pool that is still starting is ended when it has: it takes seconds, and nobody waits for it any more.
      for (const starting of pools.values()) void starting.then(endPool, () => undefined);
    },
  };
}

async function endPool({ workers }: Pool): Promise<void> {
  await Promise.all(workers.map((worker) => worker.terminate()));
}

async function startPool(language: string, count: number): Promise<Pool> {
  const langPath = dataFolder(language);
  const workers = await Promise.all(Array.from({ length: count }, () => startWorker(language, langPath)));
  return { lanes: makeLanes(workers), workers };
}

async function startWorker(language: string, langPath: string): Promise<Worker> {
  try {
    // Without an error handler of its own, a worker's failure ends the whole process; here the rejected call tells it.
    const worker = await createWorker(language, OEM.LSTM_ONLY, {
      langPath,
      gzip: true,
      cacheMethod: 'none',
      errorHandler: () => undefined,
    });
    await worker.setParameters({ ...PARAMETERS, tessedit_pageseg_mode: PSM.SINGLE_BLOCK, user_defined_dpi: String(DEFAULT_DPI) });
    return worker;
  } catch (cause) {
    throw new IkiError('ocr-unavailable', `The OCR engine did not start (language "${language}").`, REMEDY, cause);
  }
}

async function read(worker: Worker, image: GreyImage): Promise<readonly OcrWord[]> {
  const picture = toPgm(image);
  try {
    const { data } = await worker.recognize(picture, {}, { text: false, tsv: true });
    return wordsFromTsv(data.tsv ?? '');
  } catch (cause) {
    throw new IkiError('ocr-unavailable', `The OCR engine failed on an image of ${image.width} × ${image.height} pixels.`, REMEDY, cause);
  } finally {
    discard(picture);
  }
}

/** Checked before use: with a wrong folder tesseract.js waits for ever. */
function dataFolder(language: string): string {
  const require = createRequire(import.meta.url);
  const name = `@tesseract.js-data/${language}/package.json`;
  try {
    const folder = join(dirname(require.resolve(name)), '4.0.0_best_int');
    if (existsSync(join(folder, `${language}.traineddata.gz`))) return folder;
  } catch {
    // Not installed: the error below says so.
  }
  throw new IkiError('ocr-unavailable', `The OCR data for "${language}" are missing.`, REMEDY);
}
