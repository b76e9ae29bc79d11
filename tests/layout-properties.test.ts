import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../src/layout/document.ts';
import type { PageContent, Rule, Word } from '../src/layout/page.ts';
import { layoutPages } from '../src/layout/pages.ts';
import { across, down, page, text } from './helpers/pages.ts';

const word = fc.record({
  letters: fc.stringMatching(/^[A-Za-z]{1,9}$/),
  x: fc.integer({ min: 0, max: 540 }),
  y: fc.integer({ min: 0, max: 830 }),
  size: fc.integer({ min: 6, max: 20 }),
  recognised: fc.boolean(),
});
const coordinate = fc.constantFrom(50, 120, 200, 310, 400, 540);
const height = fc.constantFrom(60, 100, 130, 180, 260, 400, 700);
const rule = fc.record({
  horizontal: fc.boolean(),
  at: coordinate,
  level: height,
  from: coordinate,
  to: coordinate,
  top: height,
  bottom: height,
});

const pages: fc.Arbitrary<PageContent> = fc
  .record({ words: fc.array(word, { maxLength: 40 }), rules: fc.array(rule, { maxLength: 16 }) })
  .map(({ words, rules }) =>
    page(
      1,
      words.map(({ letters, x, y, size, recognised }): readonly Word[] =>
        text(letters, x, y, { size, confidence: recognised ? 0.8 : null }),
      ),
      [
        rules.map(
          ({ horizontal, at, level, from, to, top, bottom }): Rule =>
            horizontal
              ? across(level, Math.min(from, to), Math.max(from, to) + 1)
              : down(at, Math.min(top, bottom), Math.max(top, bottom) + 1),
        ),
      ],
    ),
  );

const inlineText = (piece: Inline): string =>
  piece.kind === 'text' ? piece.text : piece.kind === 'bar' ? '' : [...piece.numerator, ...piece.denominator].map(inlineText).join('');

function letters(block: Block): string {
  if (block.type === 'furniture') return block.content.map(inlineText).join('');
  if (block.type === 'paragraph') return `${block.mark ?? ''}${block.content.map(inlineText).join('')}`;
  return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs.map(letters))).join('');
}

const sorted = (all: string): string => [...all.replace(/\P{L}/gu, '')].sort().join('');

describe('layout of any page', () => {
  it('loses no letter and doubles none, wherever words and lines stand', () => {
    fc.assert(
      fc.property(pages, (one) => {
        expect(sorted(layoutPages([one]).map(letters).join(''))).toBe(sorted(one.words.map((some) => some.text).join('')));
      }),
      { numRuns: 400 },
    );
  });

  it('gives tables whose cells lie within their columns and rows and do not overlap', () => {
    fc.assert(
      fc.property(pages, (one) => {
        for (const block of layoutPages([one])) {
          if (block.type !== 'table') continue;
          const seen = new Set<string>();
          block.rows.forEach((row, top) =>
            row.cells.forEach((cell) => {
              for (let y = top; y < top + cell.rowSpan; y++) {
                for (let x = cell.column; x < cell.column + cell.columnSpan; x++) {
                  expect(x < block.columns && y < block.rows.length && !seen.has(`${x} ${y}`)).toBe(true);
                  seen.add(`${x} ${y}`);
                }
              }
            }),
          );
        }
      }),
      { numRuns: 400 },
    );
  });
});
