import type { Block, Paragraph } from '../../src/layout/document.ts';
import { COLON, labelOf } from './labels.ts';
import { wordsOf } from './words.ts';
import { plainText } from '../../src/layout/inline.ts';

/** Longest name of a position or office (words); a longer paragraph is prose that happens to stand below. */
const NAME_WORDS_MOST = 16;

/** A position's or office's label alone on its line, its name in the column beside it: forms without a colon. */
function isOpenLabel(block: Block): block is Paragraph {
  if (block.type !== 'paragraph') return false;
  const label = labelOf(block);
  return label !== null && label.value.length === 0 && (label.kind === 'jabatan' || label.kind === 'unit');
}

/**
 * Joins a label and its value that stand in two columns without a colon ("Nama Organisasi   Dinas …"), so that what reads
 * "label : value" finds both. The value is the next paragraph, set further in; its places stay its own.
 */
export function joinLabelValues(blocks: readonly Block[]): readonly Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const open = out.at(-1);
    const isValue =
      open !== undefined &&
      isOpenLabel(open) &&
      block.type === 'paragraph' &&
      block.mark === null &&
      block.indent > open.indent &&
      labelOf(block) === null;
    if (!isValue || open.type !== 'paragraph' || block.type !== 'paragraph' || wordsOf(plainText(block.content)).length > NAME_WORDS_MOST) {
      out.push(block);
      continue;
    }
    out[out.length - 1] = {
      ...open,
      content: [...open.content, COLON, ...block.content],
    };
  }
  return out;
}
