import { expect, test } from 'vitest';
import type { GreyImage } from '../src/readers/image.ts';
import type { OcrEngine, OcrWord } from '../src/readers/ocr/engine.ts';
import { makeTools, stoppable } from '../src/readers/tools.ts';

const image: GreyImage = { width: 1, height: 1, data: Uint8Array.of(0), dpi: 200 };
const word: OcrWord = { text: 'surat', box: [0, 0, 1, 1], confidence: 1 };

const engine = (recognise: OcrEngine['recognise']): OcrEngine => ({
  name: 'made up',
  lanes: 1,
  narrow: 1,
  recognise,
  close: async () => undefined,
});

test('stopping lets go of a recogniser that is still at work, and of one that is asked later', async () => {
  const stop = new AbortController();
  const slow = stoppable(
    engine(() => new Promise(() => {})),
    stop.signal,
  );
  const reading = slow.recognise(image, 'text');
  stop.abort();
  await expect(reading).rejects.toMatchObject({ code: 'interrupted' });
  await expect(slow.recognise(image, 'text')).rejects.toMatchObject({ code: 'interrupted' });
});

test('stopping starts no recogniser for a page that has only now been prepared', async () => {
  const stop = new AbortController();
  const tools = makeTools({ ocr: 'auto', engine: 'tesseract.js' }, { signal: stop.signal });
  stop.abort();
  await expect(tools.engine()).rejects.toMatchObject({ code: 'interrupted' });
});

test('unless it is stopped a recogniser gives its words and its errors', async () => {
  const { signal } = new AbortController();
  expect(
    await stoppable(
      engine(async () => [word]),
      signal,
    ).recognise(image, 'text'),
  ).toEqual([word]);
  await expect(
    stoppable(
      engine(() => Promise.reject(new Error('rusak'))),
      signal,
    ).recognise(image, 'text'),
  ).rejects.toThrow('rusak');
});

test('tools that no page asked for a recogniser start none and close at once', async () => {
  const before = performance.now();
  await makeTools({ ocr: 'auto', engine: 'tesseract.js' }).close();
  expect(performance.now() - before).toBeLessThan(100);
});
