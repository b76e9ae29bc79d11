import type { Recognition } from '../contract.ts';

/** Adds up the weights (shares of 1) of the signs that are there; the evidence names them. */
export function weigh(signs: readonly (readonly [present: boolean, weight: number, evidence: string])[]): Recognition {
  const present = signs.filter(([there]) => there);
  const score = present.reduce((sum, [, weight]) => sum + weight, 0);
  return {
    score: Math.round(Math.min(1, Math.max(0, score)) * 100) / 100,
    evidence: present.map(([, weight, text]) => `${weight < 0 ? '−' : '+'} ${text}`),
  };
}
