import { askew, bilevel, blurred, faded, grainy, speckled, unevenLight } from '../fixtures/degrade.ts';
import type { Grade } from '../fixtures/grades.ts';

/** Worse than offices keep: without them too few rows go wrong to learn from. */
export const HARSH: Readonly<Record<string, Grade>> = {
  pale: { dpi: 150, steps: [askew(0.8), faded(110, 225), blurred(0.7), unevenLight(60), grainy(30)], stored: 'jpeg', quality: 40 },
  small: { dpi: 110, steps: [askew(-0.6), faded(50, 240), blurred(0.5), grainy(18)], stored: 'jpeg', quality: 45 },
  dirty: { dpi: 150, steps: [askew(1.4), blurred(0.8), grainy(50), bilevel(145), speckled(160)], stored: 'png' },
};
