import type { PageContent } from '../../layout/page.ts';
import type { GreyImage } from '../image.ts';
import type { OcrEngine } from '../ocr/engine.ts';
import { readScan } from './index.ts';

/** A picture of a page as page content: its words and lines, or the reason why there are none. */
export async function readPrinted(
  image: GreyImage,
  engine: OcrEngine,
  page: { readonly number: number; readonly width: number; readonly height: number },
  why: string,
): Promise<PageContent> {
  const scan = await readScan(image, engine, page);
  const turned = scan.rotation === 90 || scan.rotation === 270;
  const unread = scan.unreadable || scan.unread.length === 0 ? {} : { unread: scan.unread };
  const kind = scan.unreadable ? 'failed' : scan.words.length === 0 ? 'blank' : 'scan';
  return {
    reading: {
      page: page.number,
      kind,
      reason: [why, scan.reason].filter((text) => text !== '').join('; '),
      rotation: scan.rotation,
      ...unread,
    },
    width: turned ? page.height : page.width,
    height: turned ? page.width : page.height,
    // What little was made out on an unreadable page is noise (the print of the other side, a photograph), not text.
    words: scan.unreadable ? [] : scan.words,
    rules: scan.unreadable ? [] : scan.rules,
    skew: scan.skew,
  };
}
