import { MOST_PIXELS } from '../scan/index.ts';
import type { PdfPage } from './page.ts';

/** How a page is to be read, and the reason that is recorded with it. `mixed`: words are only a part of what is printed. */
export type PageKind = { readonly kind: 'digital' | 'scan' | 'mixed' | 'ocr-layer' | 'blank' | 'too-large'; readonly reason: string };

/** Share of the page (0 to 1) from which a picture is the page itself; smaller ones are logos and photographs. */
const SCAN_COVERAGE = 0.5;
/** Words up to which print over a scan is a stamp of the scanner or a page number, not the page's text. */
const STRAY_WORDS_MOST = 12;

/**
 * Share of a page's lines, by area, that are drawn as outlines from which its words alone would lose too much of it. Below it
 * are letterheads.
 */
const OUTLINED_SHARE = 0.25;

/** Decides from what the page holds. Words under a picture of the whole page come from somebody's OCR and are read again. */
export function kindOfPage(page: PdfPage): PageKind {
  const coverage = Math.max(0, ...page.images.map((image) => image.coverage));
  if (page.leftOut !== null && page.words.length <= STRAY_WORDS_MOST) {
    const { width, height } = page.leftOut;
    return {
      kind: 'too-large',
      reason: `its picture has ${width} × ${height} pixels; ${MOST_PIXELS / 1e6} million are read at most. Scan it again at 300 dpi`,
    };
  }
  if (page.hasUnmappedFonts) return { kind: 'scan', reason: 'the fonts do not say which letters they show' };
  if (page.hiddenText && page.words.length <= STRAY_WORDS_MOST)
    return { kind: 'ocr-layer', reason: `the scan carries a hidden text layer (${page.hiddenWords.length} words)` };
  if (coverage >= SCAN_COVERAGE) {
    if (page.words.length <= STRAY_WORDS_MOST)
      return { kind: 'scan', reason: `a picture covers ${Math.round(coverage * 100)} % of the page` };
    return { kind: 'mixed', reason: `words over a picture that covers ${Math.round(coverage * 100)} % of the page` };
  }
  if (page.words.length > 0 && outlinedShare(page) >= OUTLINED_SHARE) {
    const reason = `${page.outlines.letters} letters drawn as outlines beside ${page.words.length} words`;
    return { kind: page.words.length <= STRAY_WORDS_MOST ? 'scan' : 'mixed', reason };
  }
  if (page.words.length > 0) return { kind: 'digital', reason: `${page.words.length} words with their letters${lacksOf(page)}` };
  // Letters as outlines (design programs, some printer drivers) are shapes only; one path may hold a whole line of them.
  if (page.images.length + page.rules.length + page.shapes > 0) return { kind: 'scan', reason: 'no words, but something is drawn' };
  return { kind: 'blank', reason: 'nothing is printed' };
}

function outlinedShare({ words, outlines }: PdfPage): number {
  const worded = words.reduce((sum, { box: [left, top, right, bottom] }) => sum + (right - left) * (bottom - top), 0);
  return outlines.area / Math.max(1, outlines.area + worded);
}

function lacksOf({ leftOut, outlines }: PdfPage): string {
  const picture = leftOut === null ? '' : `; a picture of ${leftOut.width} × ${leftOut.height} pixels was left out`;
  return outlines.letters === 0 ? picture : `${picture}; ${outlines.letters} letters drawn as outlines are not read`;
}
