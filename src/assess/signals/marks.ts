import { clamp, recognised, type Signal } from '../evidence.ts';

/** What specks, stamps and drawn lines leave between the words. */

/** What specks and drawn lines become: lone letters and signs, letters and digits in one word, sentences broken by signs. */
const NOISE = /^(?:[^\p{L}\p{N}%&/:;,.()x×+=–-]+|[\p{L}](?<![xXaAdDiI])|[.,:;'"“”|!–-]{2,}|\p{L}+\d+\p{L}*|\d+\p{L}{1,2}\d*|[.:;'"|])$/u;
/** Share of noise (0 to 1) from which a field is as noisy as it can be. */
const NOISE_FULL = 0.25;

const noiseShare = (text: string): number => {
  const tokens = text.split(/\s+/u).filter((token) => token !== '' && token !== '/');
  return tokens.length === 0 ? 0 : tokens.filter((token) => NOISE.test(token)).length / tokens.length;
};

/** The noisiest field. */
export const noise: Signal = (row) => clamp(Math.max(0, ...recognised(row).map((field) => noiseShare(field.text))) / NOISE_FULL);

/** Signs that no field is written with, or not in that place: bullets and quotes between words, points in a row, a point behind a slash. */
const STRAY = /[•»«”“"|]|\.{2,}|\s[.:;,_]|\b\d\.$|\/\.|[.:;]['”»]|\s\/$/gu;
const strayIn = (text: string): number => (text.match(STRAY) ?? []).length;
/** Stray signs from which a formula is as spoilt as it can be. */
const STRAY_FULL = 2;

/** Stray signs in the formula, where they stand for signs of computing. */
export const strayInFormula: Signal = (row) =>
  clamp(Math.max(0, ...recognised(row).map(({ name, text }) => (name === 'formula' ? strayIn(text) : 0))) / STRAY_FULL);
