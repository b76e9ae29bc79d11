import type { Paragraph } from '../../src/layout/document.ts';
import { placesOf } from '../../src/layout/inline.ts';
import type { Doubt, Field, Measure, RawIndikator } from '../contract.ts';
import { joinContinued } from './continuation.ts';
import { type Draft, draftsOf, isBlank } from './drafts.ts';
import { cellField, joinFields, saysNothing } from './fields.ts';
import { splitManyInOne } from './many-in-one.ts';
import { readMeasure } from './measure.ts';
import { dropCopiedSasaran, partMergedRows, realignMeasures, returnTails } from './repairs.ts';
import type { TableGroup } from './table-groups.ts';

const valueOf = (paragraphs: readonly Paragraph[] | undefined): Field | null => {
  const field = cellField(paragraphs ?? []);
  return field === null || saysNothing(field.text) ? null : field;
};

/** The number that office workers put before an indicator without a blank ("1.Jumlah …"): a mark, not a word of it. */
function withoutNumber(field: Field | null): Field | null {
  if (field === null) return null;
  const text = field.text.replace(/^\(?(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}\s)\s*(?=\p{Lu})/u, '');
  return text === '' ? field : { ...field, text };
}

/**
 * A merged sasaran is printed in the middle of its rows, so its text may come in a later row of the group: a row without a number
 * of its own whose sasaran is printed belongs with the numbered row above it, whose sasaran cell is blank.
 */
function fillUp(drafts: readonly Draft[]): readonly Draft[] {
  const out = [...drafts];
  out.forEach((draft, at) => {
    if (isBlank(draft, 'sasaran') || !isBlank(draft, 'nomor') || draft.spanned.has('sasaran')) return;
    const from = out.slice(0, at).findLastIndex((earlier) => !isBlank(earlier, 'nomor'));
    const group = from < 0 ? [] : out.slice(from, at);
    if (group.length === 0 || group.some((earlier) => !isBlank(earlier, 'sasaran'))) return;
    group.forEach((earlier, i) => {
      const doubts = [...earlier.doubts, { code: 'sasaran-filled-up', field: 'sasaran' }];
      out[from + i] = { ...earlier, cells: { ...earlier.cells, sasaran: draft.cells.sasaran ?? [] }, doubts };
    });
  });
  return out;
}

/** Sasaran is filled down over blank cells; an indicator is filled down for a further measure of its own. */
function fillDown(drafts: readonly Draft[]): readonly Draft[] {
  let sasaran: readonly Paragraph[] = [];
  let indikator: readonly Paragraph[] = [];
  const out: Draft[] = [];
  for (const draft of drafts) {
    if (!isBlank(draft, 'sasaran')) sasaran = draft.cells.sasaran ?? [];
    const hasIndikator = !isBlank(draft, 'indikator');
    if (hasIndikator) indikator = draft.cells.indikator ?? [];
    if (!hasIndikator && isBlank(draft, 'formula') && isBlank(draft, 'pembilang')) continue;
    const doubts: Doubt[] = [...draft.doubts];
    if (!hasIndikator) doubts.push({ code: 'indikator-filled-down', field: 'indikator' });
    out.push({ ...draft, cells: { ...draft.cells, sasaran, indikator }, doubts });
  }
  return out;
}

/** The formula's cell, or the fraction whose sides have columns of their own. */
function formulaOf({ cells }: Draft): readonly Paragraph[] {
  const [formula = [], pembilang = [], penyebut = []] = [cells.formula, cells.pembilang, cells.penyebut];
  const [first] = pembilang;
  if (first === undefined || penyebut.length === 0) return [...formula, ...pembilang, ...penyebut];
  const [numerator, denominator] = [pembilang, penyebut].map((side) => side.flatMap((paragraph) => paragraph.content));
  const places = placesOf([...(numerator ?? []), ...(denominator ?? [])]);
  const fraction = { kind: 'fraction', numerator: numerator ?? [], denominator: denominator ?? [], places } as const;
  return [{ ...first, mark: null, content: [fraction] }, ...formula];
}

/** A reason or an explanation that has a column of its own stands with those that the measure's cell holds. */
function withOwnColumns(measure: Measure, draft: Draft): Measure {
  const alasan = valueOf(draft.cells.alasan);
  const penjelasan = valueOf(draft.cells.penjelasan);
  return {
    ...measure,
    alasan: alasan !== null && measure.alasan !== null ? joinFields([alasan, measure.alasan], ' ') : (alasan ?? measure.alasan),
    penjelasan: [...(penjelasan === null ? [] : [penjelasan]), ...measure.penjelasan],
  };
}

function rowOf(draft: Draft, group: TableGroup): RawIndikator {
  const roles = new Set<string>(group.columns.roles);
  const sumber = valueOf(draft.cells.sumber_data);
  const person = valueOf(draft.cells.penanggung_jawab);
  const doubts: Doubt[] = [...draft.doubts];
  if (group.inferred) doubts.push({ code: 'header-missing', field: null });
  for (const role of group.columns.placed) doubts.push({ code: 'header-unknown', field: role });
  if (sumber === null && roles.has('sumber_data')) doubts.push({ code: 'blank-cell', field: 'sumber_data' });
  if (person === null && roles.has('penanggung_jawab')) doubts.push({ code: 'blank-cell', field: 'penanggung_jawab' });
  return {
    sasaran: withoutNumber(valueOf(draft.cells.sasaran)),
    indikator: withoutNumber(valueOf(draft.cells.indikator)),
    measure: withOwnColumns(readMeasure(formulaOf(draft)), draft),
    sumber_data: sumber,
    penanggung_jawab: person,
    doubts,
  };
}

/**
 * The rows of an indicator table: cells aligned under their columns, rows cut by page breaks rejoined, several indicators in one
 * row parted, merged and blank cells filled down as the reading rules say.
 */
export function indicatorRows(group: TableGroup): readonly RawIndikator[] {
  const aligned = draftsOf(group);
  const realigned = group.inferred ? realignMeasures(aligned) : aligned;
  const rows = splitManyInOne(joinContinued(returnTails(partMergedRows(dropCopiedSasaran(realigned)))));
  return fillDown(fillUp(rows)).map((draft) => rowOf(draft, group));
}
