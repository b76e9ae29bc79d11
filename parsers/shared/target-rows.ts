import type { Field, RawTarget } from '../contract.ts';
import { slotParagraphs } from './slots.ts';
import { cellField, joinFields, saysNothing } from './fields.ts';
import type { TableGroup } from './table-groups.ts';
import { startsMidSentence } from './words.ts';

const valueOf = (field: Field | null): Field | null => (field === null || saysNothing(field.text) ? null : field);
const withoutNumber = (field: Field | null): Field | null =>
  field === null ? null : { ...field, text: field.text.replace(/^\(?\d{1,2}[.)]\s*(?=\p{L})/u, '') };

/** One target of a row; several target columns (quarters, years) become "I: 25; II: 50". */
function targetOf(cells: readonly { title: string; field: Field | null }[]): Field | null {
  const printed = cells.flatMap(({ title, field }) => (field === null || saysNothing(field.text) ? [] : [{ title, field }]));
  if (cells.length === 1) return printed[0]?.field ?? null;
  return joinFields(
    printed.map(({ title, field }) => ({ ...field, text: title === '' ? field.text : `${title}: ${field.text}` })),
    '; ',
  );
}

/** The rows of a target table (RKT, Perjanjian Kinerja): sasaran filled down, cut rows rejoined. */
export function targetRows(group: TableGroup): readonly RawTarget[] {
  const { roles, titles } = group.columns;
  const rows: RawTarget[] = [];
  let sasaran: Field | null = null;
  for (const row of group.rows) {
    const at = (role: string): Field[] =>
      roles
        .flatMap((name, x) => (name === role ? [valueOf(cellField(slotParagraphs(row.slots[x])))] : []))
        .filter((field) => field !== null);
    const indikator = withoutNumber(joinFields(at('indikator'), ' '));
    const target = targetOf(
      roles.flatMap((name, x) => (name === 'target' ? [{ title: titles[x] ?? '', field: cellField(slotParagraphs(row.slots[x])) }] : [])),
    );
    const own = withoutNumber(joinFields(at('sasaran'), ' ') ?? cellField(row.sasaran ?? []));
    const last = rows.at(-1);
    if (last && target === null && row.startsPart && indikator !== null && startsMidSentence(indikator.text)) {
      rows[rows.length - 1] = { ...last, indikator: last.indikator === null ? indikator : joinFields([last.indikator, indikator], ' ') };
      continue;
    }
    sasaran = own ?? sasaran;
    if (indikator !== null || target !== null) rows.push({ sasaran, indikator, target, satuan: joinFields(at('satuan'), ' ') });
  }
  return rows;
}
