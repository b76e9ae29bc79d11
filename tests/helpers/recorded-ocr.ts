import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { IkiError } from '../../src/errors.ts';
import type { GreyImage } from '../../src/readers/image.ts';
import type { OcrEngine, OcrTask } from '../../src/readers/ocr/engine.ts';
import type { ReadTools } from '../../src/readers/reader.ts';
import { FIXTURES } from './expected.ts';

/**
 * What the recogniser said about each picture that it was shown, one file a document. A picture is known by a hash of its pixels,
 * not by page and order: pages are read side by side, so that the order changes from run to run, and words recorded for another
 * picture would have boxes that fit nothing and could pass unseen. The price is that each change of what the recogniser is
 * shown asks for a new recording, which takes half a minute.
 */
const recordingSchema = z.strictObject({
  engine: z.string(),
  narrow: z.number(),
  pictures: z.record(
    z.string(),
    z.strictObject({
      task: z.enum(['text', 'signs']),
      width: z.int(),
      height: z.int(),
      /** text, left, top, right, bottom, confidence */
      words: z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.number(), z.number()])),
    }),
  ),
});
type Recording = z.infer<typeof recordingSchema>;

export const recordingPath = (document: string): string => join(FIXTURES, 'ocr', `${document}.json.gz`);

const HASH_LETTERS = 24;

function keyOf({ width, height, data }: GreyImage, task: OcrTask): string {
  return createHash('sha256').update(`${task} ${width} ${height} `).update(data).digest('hex').slice(0, HASH_LETTERS);
}

/** Tools that replay the recording of a scan (file name in `fixtures/scan`). What was not recorded fails, and says how to record it. */
export function recordedTools(document: string): ReadTools & { readonly unused: () => number } {
  const path = recordingPath(document);
  const recording = existsSync(path) ? recordingSchema.parse(JSON.parse(gunzipSync(readFileSync(path)).toString('utf8'))) : null;
  const asked = new Set<string>();
  const engine = (known: Recording): OcrEngine => ({
    name: `${known.engine} (recorded)`,
    lanes: 1,
    narrow: known.narrow,
    async recognise(image, task) {
      const key = keyOf(image, task);
      const picture = known.pictures[key];
      if (picture === undefined)
        throw missing(
          `${document}: a picture of ${image.width} × ${image.height} pixels (${task}) is not among the ${Object.keys(known.pictures).length} recorded ones`,
        );
      asked.add(key);
      return picture.words.map(([text, left, top, right, bottom, confidence]) => ({
        text,
        box: [left, top, right, bottom] as const,
        confidence,
      }));
    },
    close: async () => undefined,
  });
  return {
    ocr: 'auto',
    engine: async () => {
      if (recording === null) throw missing(`${document}: there is no recording`);
      return engine(recording);
    },
    unused: () => Object.keys(recording?.pictures ?? {}).filter((key) => !asked.has(key)).length,
  };
}

/** The code that ends the whole document; any other error would be taken for the fault of one page. */
const missing = (what: string): IkiError =>
  new IkiError('ocr-unavailable', what, 'Run "npm run record" if the change of what the recogniser is shown is meant.');

/** A recogniser that works through `real` and keeps what it said; `save` writes it down for `recordedTools`. */
export function recordingEngine(real: OcrEngine): { readonly engine: OcrEngine; readonly save: (document: string) => number } {
  const pictures: Recording['pictures'] = {};
  const engine: OcrEngine = {
    ...real,
    async recognise(image, task) {
      const words = await real.recognise(image, task);
      pictures[keyOf(image, task)] = {
        task,
        width: image.width,
        height: image.height,
        words: words.map(({ text, box, confidence }) => [text, ...box, confidence]),
      };
      return words;
    },
  };
  return {
    engine,
    save(document) {
      // In the order of the keys: pages come in another order each time.
      const sorted = Object.fromEntries(Object.entries(pictures).sort(([a], [b]) => a.localeCompare(b)));
      const recording: Recording = { engine: real.name, narrow: real.narrow, pictures: sorted };
      writeFileSync(recordingPath(document), gzipSync(JSON.stringify(recording), { level: 9 }));
      return Object.keys(sorted).length;
    },
  };
}
