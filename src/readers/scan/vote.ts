import type { OcrEngine } from '../ocr/engine.ts';
import type { Posture, QuarterTurn } from './posture.ts';
import type { Prepared } from './prepare.ts';
import { quarterTurn } from './resample.ts';
import { makeSheets, type SheetPlan } from './sheet.ts';

/** A few of the longest lines are enough to see which side is up. */
const SAMPLE = 8;
const PLAN: SheetPlan = { width: 60, gap: 2, leading: 1, space: 0.3, narrow: 1, pieces: SAMPLE };

/** Where the letters did not tell which side is up: reads some lines both ways, and takes the way that reads with more confidence. */
export async function uprightBy(posture: Posture, prepared: Prepared, engine: OcrEngine): Promise<Posture> {
  const longest = [...prepared.pieces].sort((a, b) => b.right - b.left - (a.right - a.left)).slice(0, SAMPLE);
  const [sheet] = makeSheets(prepared.source, longest, PLAN);
  if (sheet === undefined) return posture;
  const [asIs, over] = await Promise.all([certainty(engine, sheet.image), certainty(engine, quarterTurn(sheet.image, 180))]);
  return asIs >= over ? posture : { ...posture, turn: OPPOSITE[posture.turn] };
}

const OPPOSITE = { 0: 180, 90: 270, 180: 0, 270: 90 } as const satisfies Record<QuarterTurn, QuarterTurn>;

/** Letters read, each counted by the confidence in its word. */
async function certainty(engine: OcrEngine, image: Parameters<OcrEngine['recognise']>[0]): Promise<number> {
  const words = await engine.recognise(image, 'text');
  return words.reduce((sum, word) => sum + word.confidence * word.text.replace(/\P{L}/gu, '').length, 0);
}
