import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Word } from '../src/layout/page.ts';
import type { OcrEngine } from '../src/readers/ocr/engine.ts';
import { tesseractJs } from '../src/readers/ocr/tesseract-js.ts';
import { tesseractNative } from '../src/readers/ocr/tesseract-native.ts';
import { openPdf } from '../src/readers/pdf/open.ts';
import { readScan } from '../src/readers/scan/index.ts';

/**
 * How well words are recognised: for every NAME.GRADE.pdf beside a digital NAME.pdf in DIR, the share of the digital words whose
 * nearest recognised word (by the middles of their boxes) has the same text.
 *   node scripts/ocr-words.ts DIR [--grade G] [--engine native] [--pages N] [--misses N] [--json]
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    grade: { type: 'string' },
    engine: { type: 'string', default: 'tesseract.js' },
    pages: { type: 'string', default: '1000' },
    misses: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});
const LANES = 2;
/** One page more than lanes is prepared ahead, so that no worker waits. */
const AHEAD = LANES + 1;
const RESOLUTION = 200;

type Tally = { words: number; right: number; percent: number; percentRight: number; pages: number; seconds: number };
type Twin = { readonly grade: string; readonly scan: string; readonly digital: string };

const folder = positionals[0] ?? '.';
const engine = values.engine === 'native' ? await tesseractNative({ lanes: LANES }) : tesseractJs({ lanes: LANES });
try {
  const tallies = new Map<string, Tally>();
  for (const twin of findTwins(folder)) {
    if (values.grade !== undefined && twin.grade !== values.grade) continue;
    const tally = tallies.get(twin.grade) ?? { words: 0, right: 0, percent: 0, percentRight: 0, pages: 0, seconds: 0 };
    tallies.set(twin.grade, tally);
    await compare(twin, engine, tally);
  }
  report(tallies);
} finally {
  await engine.close();
}

function findTwins(path: string): readonly Twin[] {
  const names = readdirSync(path).sort();
  return names.flatMap((name): readonly Twin[] => {
    const [, digital = '', grade = ''] = /^(.+)\.([^.]+)\.pdf$/u.exec(name) ?? [];
    return names.includes(`${digital}.pdf`) ? [{ grade, scan: join(path, name), digital: join(path, `${digital}.pdf`) }] : [];
  });
}

async function compare(twin: Twin, ocr: OcrEngine, tally: Tally): Promise<void> {
  const [scan, digital] = await Promise.all([openPdf(readFileSync(twin.scan)), openPdf(readFileSync(twin.digital))]);
  const count = Math.min(scan.pageCount, digital.pageCount, Number(values.pages));
  const start = performance.now();
  let next = 1;
  const lane = async (): Promise<void> => {
    for (let number = next++; number <= count; number = next++) {
      const shown = await scan.page(number);
      const image = (await scan.image(number)) ?? (await scan.render(number, RESOLUTION));
      const reading = await readScan(image, ocr, { number, width: shown.width, height: shown.height });
      const twinPage = await digital.page(number);
      const missed = countWords(twinPage.words, reading.words, tally);
      if (missed.length > 0 && Number(values.misses) > 0)
        console.error(`${twin.scan} p${number}: ${missed.slice(0, Number(values.misses)).join('  ')}`);
    }
  };
  await Promise.all(Array.from({ length: AHEAD }, lane));
  tally.pages += count;
  tally.seconds += (performance.now() - start) / 1000;
  await Promise.all([scan.close(), digital.close()]);
}

/** Counts into the tally; gives what was missed. */
function countWords(printed: readonly Word[], read: readonly Word[], tally: Tally): readonly string[] {
  const missed: string[] = [];
  for (const word of printed) {
    const nearest = read.reduce<Word | null>((best, one) => (best === null || apart(one, word) < apart(best, word) ? one : best), null);
    const right = nearest !== null && comparable(nearest.text) === comparable(word.text);
    tally.words += 1;
    if (right) tally.right += 1;
    else missed.push(`${word.text}→${nearest?.text ?? ''}`);
    if (!word.text.includes('%')) continue;
    tally.percent += 1;
    if (nearest?.text.includes('%') === true) tally.percentRight += 1;
  }
  return missed;
}

/** How many dashes a drawn line has, and which way quotation marks lean, is no matter of reading. */
function comparable(text: string): string {
  return text
    .replace(/[-–—]{3,}/gu, '---')
    .replace(/[“”„]/gu, '"')
    .replace(/[‘’]/gu, "'");
}

function apart(a: Word, b: Word): number {
  return Math.hypot(a.box[0] + a.box[2] - b.box[0] - b.box[2], a.box[1] + a.box[3] - b.box[1] - b.box[3]);
}

function report(tallies: ReadonlyMap<string, Tally>): void {
  const rows = [...tallies].map(([grade, tally]) => ({
    grade,
    pages: tally.pages,
    words: tally.words,
    'word recall %': round((100 * tally.right) / tally.words),
    '% signs': `${tally.percentRight}/${tally.percent}`,
    's/page': round(tally.seconds / tally.pages),
  }));
  if (values.json) console.log(JSON.stringify({ engine: engine.name, grades: rows }, null, 2));
  else console.table(rows);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
