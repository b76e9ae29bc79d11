import type { Paragraph } from '../../src/layout/document.ts';
import type { Doubt } from '../contract.ts';
import { type Draft, draftText, isBlank, ROW_ROLES } from './drafts.ts';
import type { Role } from './headers.ts';
import { labelsIn, startsWithLabel } from './measure.ts';
import { joinParagraphs } from './paragraph-parts.ts';
import { startsMidSentence, startsWithCounting } from './words.ts';

const startsOwnMeasure = (text: string): boolean => startsWithLabel(text) || startsWithCounting(text);

/** Whether a measure has come to its end: it holds a formula after its reason, or ends like a sentence. */
function isOpen(text: string): boolean {
  if (text === '') return true;
  const labels = labelsIn(text);
  const reasonOnly = labels.some((label) => label.kind === 'alasan') && !labels.some((label) => label.kind === 'formula');
  return reasonOnly || /[,\-–:/+×]$/.test(text) || /\b(?:yang|yg|dan|di|dengan|untuk|atau|pada|dari|dalam|oleh)$/i.test(text);
}

/** Whether a row has no word of its own in a field; a cell that hangs down from above by a span says nothing new. */
const silent = (draft: Draft, role: Role): boolean => draft.spanned.has(role) || isBlank(draft, role);

/** Whether a row only goes on with the row before it: cut by a page break, or written over two lines of a text table. */
export function continues(previous: Draft, draft: Draft): boolean {
  if (/\d/.test(draftText(draft, 'nomor')) && !draft.spanned.has('nomor')) return false;
  const indikator = draftText(draft, 'indikator');
  const measure = draftText(draft, 'formula');
  const ownMeasure = !silent(draft, 'formula') && startsOwnMeasure(measure);
  if (silent(draft, 'indikator')) {
    if (draft.spanned.has('indikator')) return false;
    if (silent(draft, 'formula'))
      return draft.startsPart || startsMidSentence(ROW_ROLES.map((role) => draftText(draft, role)).find((text) => text !== '') ?? '');
    if (ownMeasure)
      return draft.startsPart && startsWithCounting(measure) && isOpen(draftText(previous, 'formula')) && silent(draft, 'sumber_data');
    return startsMidSentence(measure) || (draft.startsPart && (isOpen(draftText(previous, 'formula')) || silent(draft, 'sumber_data')));
  }
  if (!startsMidSentence(indikator)) return false;
  if (silent(draft, 'formula') && silent(draft, 'sumber_data')) return true;
  const saysNoMore = silent(draft, 'sumber_data') && silent(draft, 'penanggung_jawab');
  // Two cells that begin in the middle of a sentence are no new row, whatever the row before ends with.
  const alsoGoesOn = draft.startsPart && startsMidSentence(draftText(draft, 'sumber_data')) && !isBlank(previous, 'sumber_data');
  return alsoGoesOn || (draft.startsPart && (isOpen(draftText(previous, 'formula')) || isBlank(previous, 'sumber_data') || saysNoMore));
}

function joined(previous: Draft, draft: Draft, guessed: boolean): Draft {
  const cells: Partial<Record<Role, readonly Paragraph[]>> = { ...previous.cells };
  const doubts: Doubt[] = [...previous.doubts, ...draft.doubts];
  for (const role of ROW_ROLES) {
    if (silent(draft, role)) continue;
    const begin = previous.cells[role] ?? [];
    cells[role] = joinParagraphs(begin, draft.cells[role] ?? []);
    if (guessed && begin.length > 0) doubts.push({ code: 'cell-rejoined', field: role });
  }
  return { ...previous, cells, doubts };
}

/** Joins every row that goes on with the row before it, and a sasaran that goes on while its row is new. */
export function joinContinued(drafts: readonly Draft[]): readonly Draft[] {
  const out: Draft[] = [];
  for (const draft of drafts) {
    const previous = out.at(-1);
    if (previous === undefined) out.push(draft);
    else if (continues(previous, draft)) out[out.length - 1] = joined(previous, draft, true);
    else out.push(continueSasaran(out, draft));
  }
  return out;
}

/** A merged sasaran cut by a page break: its rest stands in the first row of the next part and belongs to the row where it began. */
function continueSasaran(before: Draft[], draft: Draft): Draft {
  if (!draft.startsPart || silent(draft, 'sasaran') || !startsMidSentence(draftText(draft, 'sasaran'))) return draft;
  const at = before.findLastIndex((earlier) => !silent(earlier, 'sasaran'));
  const origin = before[at];
  if (origin === undefined) return draft;
  const sasaran = joinParagraphs(origin.cells.sasaran ?? [], draft.cells.sasaran ?? []);
  before[at] = { ...origin, cells: { ...origin.cells, sasaran }, doubts: [...origin.doubts, { code: 'cell-rejoined', field: 'sasaran' }] };
  return { ...draft, cells: { ...draft.cells, sasaran: [] } };
}
