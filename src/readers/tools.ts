import { availableParallelism } from 'node:os';
import type { OcrEngine } from './ocr/engine.ts';
import { interrupted } from './pages-in-order.ts';
import type { OcrMode, ReadTools } from './reader.ts';

export const ENGINE_NAMES = ['tesseract.js', 'native'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

export type ToolOptions = {
  readonly ocr: OcrMode;
  readonly engine: EngineName;
  /** Pages recognised side by side; the machine's processors unless told. */
  readonly lanes?: number;
};

/** Recognisers take a processor and about 150 MB each; more than this gains nothing on an office PC. */
const LANES_MOST = 8;

export const DEFAULT_TOOLS: ToolOptions = { ocr: 'auto', engine: 'tesseract.js' };

export type OwnedTools = ReadTools & { close(): Promise<void> };

/** Tools for one batch. The recogniser is loaded and started only if a page needs it; `close` ends its workers. */
export function makeTools(options: ToolOptions, rest: Pick<ReadTools, 'onPage' | 'signal'> = {}): OwnedTools {
  const lanes = options.lanes ?? Math.min(LANES_MOST, availableParallelism());
  let engine: Promise<OcrEngine> | null = null;
  return {
    ...rest,
    ocr: options.ocr,
    engine: async () => {
      // Who has only now prepared a page need not cut it into lines any more.
      if (rest.signal?.aborted) throw interrupted();
      return (engine ??= startEngine(options.engine, lanes).then((started) => stoppable(started, rest.signal)));
    },
    async close() {
      const started = engine;
      engine = null;
      // An engine that failed to start has said so to whoever asked for it.
      await started?.then(
        (running) => running.close(),
        () => undefined,
      );
    },
  };
}

async function startEngine(name: EngineName, lanes: number): Promise<OcrEngine> {
  if (name === 'native') return (await import('./ocr/tesseract-native.ts')).tesseractNative({ lanes });
  return (await import('./ocr/tesseract-js.ts')).tesseractJs({ lanes });
}

/** On the signal whoever waits for a text is let go at once; the recogniser works on until it is closed. */
export function stoppable(engine: OcrEngine, signal: AbortSignal | undefined): OcrEngine {
  if (signal === undefined) return engine;
  return {
    ...engine,
    recognise: (image, task) =>
      new Promise((resolve, reject) => {
        const stop = (): void => reject(interrupted());
        if (signal.aborted) return stop();
        signal.addEventListener('abort', stop, { once: true });
        void engine
          .recognise(image, task)
          .then(resolve, reject)
          .finally(() => signal.removeEventListener('abort', stop));
      }),
  };
}
