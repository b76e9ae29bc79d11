import fc from 'fast-check';
import distances from 'natural/lib/natural/distance/levenshtein_distance.js';
import { describe, expect, it } from 'vitest';
import { editDistance, isSimilar, jaroWinkler, similarity, stem } from '../src/normalise/similarity.ts';

describe('similarity', () => {
  it('counts inserted, lost and replaced letters, and swapped neighbours as one slip', () => {
    expect(editDistance('', 'abc')).toBe(3);
    expect(editDistance('mojokerto', 'mojoerto')).toBe(1);
    expect(editDistance('januari', 'janiari')).toBe(1);
    expect(editDistance('kasi', 'kais')).toBe(1);
  });

  it('counts as many edits as without taking off what both texts begin and end with', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(a === b ? 0 : distances.DamerauLevenshteinDistance(a, b, { restricted: true }));
      }),
      { numRuns: 3_000 },
    );
  });

  it('gives the share of letters that agree, 1 for equal texts', () => {
    expect(similarity('', '')).toBe(1);
    expect(similarity('puri', 'purl')).toBe(0.75);
    expect(similarity('abc', 'xyz')).toBe(0);
  });

  it('answers whether a likeness is reached as the likeness itself would', () => {
    const words = ['', 'puri', 'purl', 'mojokerto', 'mojoerto', 'malang', 'magelang', 'majalengka'];
    for (const a of words) {
      for (const b of words)
        for (const least of [0.5, 0.75, 0.8, 1]) expect(isSimilar(a, b, least), `${a} ${b} ${least}`).toBe(similarity(a, b) >= least);
    }
  });

  it('rates words that begin alike above words that end alike', () => {
    expect(jaroWinkler('sasaran', 'sasarun')).toBeGreaterThan(jaroWinkler('sasaran', 'tasaran'));
  });

  it('finds the root of Indonesian words and leaves others alone', () => {
    expect(stem('Pelayanan')).toBe('layan');
    expect(stem('penyusunan')).toBe('susun');
    expect(stem('xyzzy')).toBe('xyzzy');
  });
});
