import { IkiError } from '../errors.ts';
import { OCR_MODES, type OcrMode, type ReadTools } from '../readers/reader.ts';
import { DEFAULT_TOOLS, type EngineName, makeTools, type OwnedTools, type ToolOptions } from '../readers/tools.ts';
import { interruptible } from './interrupt.ts';

export { ENGINE_NAMES } from '../readers/tools.ts';

/** `native` is short for `auto` with the Tesseract that is installed. */
export const OCR_CHOICES = [...OCR_MODES, 'native'] as const;

export type OcrOptions = { readonly ocr: OcrMode | 'native'; readonly ocrEngine?: EngineName };

/**
 * Runs the work of one command with tools that end with it, and that Ctrl-C stops at the page in hand.
 * @throws IkiError `usage` where the two options contradict each other
 */
export async function withTools<Result>(
  options: OcrOptions,
  work: (tools: OwnedTools, signal: AbortSignal) => Promise<Result>,
  rest: Pick<ReadTools, 'onPage'> = {},
): Promise<Result> {
  const chosen = toolOptions(options);
  return interruptible(async (signal) => {
    const tools = makeTools(chosen, { ...rest, signal });
    try {
      return await work(tools, signal);
    } finally {
      await tools.close();
    }
  });
}

function toolOptions({ ocr, ocrEngine }: OcrOptions): ToolOptions {
  if (ocr !== 'native') return { ocr, engine: ocrEngine ?? DEFAULT_TOOLS.engine };
  if (ocrEngine === undefined || ocrEngine === 'native') return { ocr: DEFAULT_TOOLS.ocr, engine: 'native' };
  throw new IkiError('usage', `--ocr native and --ocr-engine ${ocrEngine} contradict each other.`, 'Leave one of them out.');
}
