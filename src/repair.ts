import type { Block, Place, TextRun } from './layout/document.ts';
import { mapText } from './layout/map-text.ts';
import { type Repair, repairText } from './normalise/ocr-repair.ts';

/** A word that was put right, and where it stands; null where its reader does not say. */
export type PlacedRepair = Repair & { readonly place: Place | null };

/** The blocks with the known terms put right, and a list of what was changed. Text that was not recognised passes as it is. */
export function repairBlocks(blocks: readonly Block[]): { readonly blocks: readonly Block[]; readonly repairs: readonly PlacedRepair[] } {
  const repairs: PlacedRepair[] = [];
  const repairRun = (run: TextRun): TextRun => {
    // Only recognised text has a confidence; what a file says of itself is never changed.
    if (run.confidence === null) return run;
    const repaired = repairText(run.text);
    repairs.push(...repaired.repairs.map((repair) => ({ ...repair, place: run.places[0] ?? null })));
    return repaired.repairs.length === 0 ? run : { ...run, text: repaired.text };
  };
  return { blocks: mapText(blocks, repairRun), repairs };
}
