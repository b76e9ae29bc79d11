import type { LayoutDocument } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import { wordsOf } from './words.ts';

/** What only a letter has: its subject line, and whom it goes to. */
const LETTER_SIGN = /^\s*(?:perihal|hal|sifat)\s*:|^\s*(?:kepada\s+)?yth\b|^\s*kepada\s*:?\s*$/i;
/** Signs that must stand together for it to be a letter; a decree's copy list also says "Kepada Yth.". */
const SIGNS_LEAST = 2;
/** Blocks within which the signs stand, and above them the letterhead, place and date. */
const LETTER_REACH = 12;
const LETTERHEAD = /^\s*pemerintah\s+(?:kabupaten|kota|provinsi|daerah)\b/i;
const HEAD_LINE_WORDS_MOST = 10;

/**
 * Index of the block where an unrelated letter begins that was stapled behind the last table, at its letterhead; the document's
 * length where there is none. Its number, date and signature are not the document's.
 */
export function documentEnd(document: LayoutDocument): number {
  const { blocks } = document;
  const lastTable = blocks.findLastIndex((block) => block.type === 'table');
  const textAt = (at: number): string => {
    const block = blocks[at];
    return block?.type === 'paragraph' ? plainText(block.content) : '';
  };
  const signs = blocks.flatMap((_, at) => (at > lastTable && LETTER_SIGN.test(textAt(at)) ? [at] : []));
  const first = signs[0];
  if (first === undefined || lastTable < 0 || signs.filter((at) => at - first <= LETTER_REACH).length < SIGNS_LEAST) return blocks.length;
  let start = first;
  for (let at = first - 1; at > lastTable && first - at <= LETTER_REACH && wordsOf(textAt(at)).length <= HEAD_LINE_WORDS_MOST; at--) {
    if (LETTERHEAD.test(textAt(at))) return at;
    if (/^\s*nomor\s*:/i.test(textAt(at))) start = at;
  }
  return start;
}
