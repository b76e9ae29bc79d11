import { type Figures, round } from './figures.ts';
import { type Reading, readFiles } from './reading.ts';

/** Pages of the two documents whose peaks are compared. */
export const FEW = 10;
export const MANY = 300;
/** MiB of all processes together, and how many times that of a short document a long one may take. */
const TARGET = { peakMiB: 900, growth: 1.2 };

export type Memory = { readonly figures: Figures; readonly many: Reading };

/** Peaks of memory of a short and of a long document of the same pages, each read in a process of its own. */
export async function measureMemory(few: string, many: string): Promise<Memory> {
  const short = await readFiles([few], 'tesseract.js');
  const long = await readFiles([many], 'tesseract.js');
  const growth = short.peakMiB === null || long.peakMiB === null ? null : round(long.peakMiB / short.peakMiB);
  return {
    figures: {
      [`peak MiB, ${short.pages} pages`]: short.peakMiB,
      [`peak MiB, ${long.pages} pages`]: long.peakMiB,
      'peak MiB (target)': TARGET.peakMiB,
      growth,
      'growth (target)': TARGET.growth,
    },
    many: long,
  };
}
