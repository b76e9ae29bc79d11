import { understand } from '../../src/ingest.ts';
import type { PageContent } from '../../src/layout/page.ts';
import { layoutPages } from '../../src/layout/pages.ts';
import type { OcrEngine } from '../../src/readers/ocr/engine.ts';
import { kindOfPage } from '../../src/readers/pdf/kind.ts';
import { openPdf, type PdfFile } from '../../src/readers/pdf/open.ts';
import { partsOf } from '../../src/parts.ts';
import type { SourceFile } from '../../src/readers/reader.ts';
import { readPrinted } from '../../src/readers/scan/printed.ts';

/** The way of a document, one page after the other, so that no stage waits for another. */
export const STAGES = ['words', 'image', 'preprocess', 'ocr', 'layout', 'parse'] as const;
export type Seconds = Record<(typeof STAGES)[number], number>;

export const noSeconds = (): Seconds => ({ words: 0, image: 0, preprocess: 0, ocr: 0, layout: 0, parse: 0 });

/** For pages that are not one picture; as the reader draws them. */
const RENDER_DPI = 300;

/** Adds the seconds of one PDF to `seconds`; returns its number of pages. */
export async function addStages(file: SourceFile, engine: () => Promise<OcrEngine>, seconds: Seconds): Promise<number> {
  const clock = stopwatch(seconds);
  const pdf = await clock('words', () => openPdf(partsOf(file)));
  try {
    const pages: PageContent[] = [];
    for (let number = 1; number <= pdf.pageCount; number += 1) pages.push(await readPage(pdf, number, engine, { seconds, clock }));
    const blocks = await clock('layout', async () => layoutPages(pages));
    await clock('parse', async () =>
      understand({ format: 'pdf', blocks, pages: pages.map((page) => page.reading) }, file, { headers: {} }),
    );
    return pdf.pageCount;
  } finally {
    await pdf.close();
  }
}

type Timing = { readonly seconds: Seconds; readonly clock: Clock };
type Clock = <Result>(stage: keyof Seconds, work: () => Promise<Result>) => Promise<Result>;

function stopwatch(seconds: Seconds): Clock {
  return async (stage, work) => {
    const start = performance.now();
    try {
      return await work();
    } finally {
      seconds[stage] += (performance.now() - start) / 1000;
    }
  };
}

async function readPage(pdf: PdfFile, number: number, engine: () => Promise<OcrEngine>, { seconds, clock }: Timing): Promise<PageContent> {
  const page = await clock('words', () => pdf.page(number));
  const { kind, reason } = kindOfPage(page);
  const { width, height, words, rules } = page;
  if (kind === 'digital' || kind === 'blank')
    return { reading: { page: number, kind, reason, rotation: page.rotation }, width, height, words, rules };
  const image = await clock('image', async () => (await pdf.image(number)) ?? pdf.render(number, RENDER_DPI, page.rotation));
  const ocr = waiting(await engine());
  const before = seconds.preprocess;
  const printed = await clock('preprocess', () => readPrinted(image, ocr.engine, { number, width, height }, reason));
  seconds.ocr += ocr.seconds();
  seconds.preprocess = Math.max(before, seconds.preprocess - ocr.seconds());
  return printed;
}

/** A recogniser that counts the seconds in which something waits for it; calls that overlap count once. */
function waiting(real: OcrEngine): { readonly engine: OcrEngine; readonly seconds: () => number } {
  let [pending, since, total] = [0, 0, 0];
  return {
    seconds: () => total,
    engine: {
      ...real,
      async recognise(image, task) {
        if (pending === 0) since = performance.now();
        pending += 1;
        try {
          return await real.recognise(image, task);
        } finally {
          pending -= 1;
          if (pending === 0) total += (performance.now() - since) / 1000;
        }
      },
    },
  };
}
