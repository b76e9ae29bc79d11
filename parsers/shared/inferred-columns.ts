import type { Table } from '../../src/layout/document.ts';
import { gridOf } from '../../src/layout/grid.ts';
import { plainText } from '../../src/layout/inline.ts';
import type { Columns } from './columns.ts';
import type { Role } from './headers.ts';
import { labelsIn } from './measure.ts';
import { slotParagraphs, slotText } from './slots.ts';

/** Share of a column's printed cells that must hold a measure (a label such as "Alasan …" or "Rumus", a fraction) for it to be the formula's. */
const MEASURE_SHARE = 0.5;

/**
 * The roles of a table whose header is lost: the column that holds measures is the formula's; indicator and sasaran stand left
 * of it, source and person right of it, as in every layout of these documents. Null where no column holds measures.
 */
export function inferColumns(table: Table): Columns | null {
  const grid = gridOf(table);
  const share = (x: number): number => {
    const printed = grid.map((row) => row.slots[x]).filter((slot) => slotText(slot) !== '');
    const measures = printed.filter((slot) =>
      slotParagraphs(slot).some((p) => p.content.some((part) => part.kind !== 'text') || labelsIn(plainText(p.content)).length > 0),
    );
    return printed.length === 0 ? 0 : measures.length / printed.length;
  };
  const shares = Array.from({ length: table.columns }, (_, x) => share(x));
  const at = shares.indexOf(Math.max(...shares));
  if (at < 1 || (shares[at] ?? 0) < MEASURE_SHARE) return null;
  const byOffset: Record<number, Role> = {
    [-3]: 'nomor',
    [-2]: 'sasaran',
    [-1]: 'indikator',
    0: 'formula',
    1: 'sumber_data',
    2: 'penanggung_jawab',
  };
  return { roles: shares.map((_, x) => byOffset[x - at] ?? 'other'), titles: shares.map(() => ''), placed: new Set() };
}
