import type { Block } from './document.ts';

/** Marks a table right after another one, with only a gap between: it may go on with the one before. */
export function markParts(blocks: readonly Block[]): readonly Block[] {
  return blocks.map((block, index): Block => {
    const [first, ...others] = block.type === 'table' ? block.rows : [];
    if (block.type !== 'table' || first === undefined || blocks[index - 1]?.type !== 'table') return block;
    return { ...block, rows: [{ ...first, startsPart: true }, ...others] };
  });
}
