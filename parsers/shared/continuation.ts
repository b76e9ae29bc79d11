import type { Paragraph } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import type { Doubt } from '../contract.ts';
import { type Draft, draftText, isBlank, ROW_ROLES } from './drafts.ts';
import type { Role } from './headers.ts';
import { labelsIn, startsWithLabel } from './measure.ts';
import { joinParagraphs, SCALE_AT_END } from './paragraph-parts.ts';
import { startsMidSentence, startsWithCounting } from './words.ts';

const startsOwnMeasure = (text: string): boolean => startsWithLabel(text) || startsWithCounting(text);

/** Whether a measure has come to its end: it holds a formula after its reason, or ends like a sentence. */
function isOpen(text: string): boolean {
  if (text === '') return true;
  const labels = labelsIn(text);
  const reasonOnly = labels.some((label) => label.kind === 'alasan') && !labels.some((label) => label.kind === 'formula');
  return reasonOnly || /[,\-–:/+×]$/.test(text) || /\b(?:yang|yg|dan|di|dengan|untuk|atau|pada|dari|dalam|oleh)$/i.test(text);
}

/** Words and signs that divide; a measure with a scale and none of them still waits for its divisor. */
const DIVIDES = /[/:÷]|\b(?:dibagi|dibanding\w*|perbandingan|rasio)\b/i;

/** Whether a formula breaks off before its denominator: behind its bar, or behind the scale of an underlined numerator. */
function wantsDivisor(draft: Draft): boolean {
  const content = (draft.cells.formula ?? []).flatMap((paragraph) => paragraph.content);
  if (content.some((part) => part.kind === 'fraction')) return false;
  const bar = content.findLastIndex((part) => part.kind === 'bar');
  const [last] = labelsIn(draftText(draft, 'formula')).slice(-1);
  const text = plainText(bar < 0 ? content : content.slice(bar + 1)).slice(bar < 0 && last !== undefined ? last.to : 0);
  return bar < 0 ? SCALE_AT_END.test(text) && !DIVIDES.test(text) : text === '' || SCALE_AT_END.test(text);
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
      return (
        draft.startsPart &&
        startsWithCounting(measure) &&
        (isOpen(draftText(previous, 'formula')) || wantsDivisor(previous)) &&
        silent(draft, 'sumber_data')
      );
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

/** The whole of cells that a page break cut, by the first paragraph of their rest: merged cells show it again in each row that they reach. */
type Wholes = Map<Paragraph, readonly Paragraph[]>;

function remember(wholes: Wholes, rest: Draft, whole: Draft, roles: readonly Role[]): void {
  for (const role of roles) {
    const [first] = silent(rest, role) ? [] : (rest.cells[role] ?? []);
    if (first !== undefined) wholes.set(first, whole.cells[role] ?? []);
  }
}

function withWholes(draft: Draft, wholes: Wholes): Draft {
  const cells: Partial<Record<Role, readonly Paragraph[]>> = { ...draft.cells };
  for (const role of draft.spanned) {
    const [first] = cells[role] ?? [];
    const whole = first === undefined ? undefined : wholes.get(first);
    if (whole !== undefined) cells[role] = whole;
  }
  return { ...draft, cells };
}

/** Joins every row that goes on with the row before it, and a sasaran that goes on while its row is new. */
export function joinContinued(drafts: readonly Draft[]): readonly Draft[] {
  const out: Draft[] = [];
  const wholes: Wholes = new Map();
  for (const draft of drafts) {
    const previous = out.at(-1);
    if (previous === undefined) out.push(draft);
    else if (continues(previous, draft)) {
      const whole = joined(previous, draft, true);
      remember(wholes, draft, whole, ROW_ROLES);
      out[out.length - 1] = whole;
    } else out.push(continueSasaran(out, withWholes(draft, wholes), wholes));
  }
  return out;
}

/** A merged sasaran cut by a page break: its rest stands in the first row of the next part and belongs to the row where it began. */
function continueSasaran(before: Draft[], draft: Draft, wholes: Wholes): Draft {
  if (!draft.startsPart || silent(draft, 'sasaran') || !startsMidSentence(draftText(draft, 'sasaran'))) return draft;
  const at = before.findLastIndex((earlier) => !silent(earlier, 'sasaran'));
  const origin = before[at];
  if (origin === undefined) return draft;
  const sasaran = joinParagraphs(origin.cells.sasaran ?? [], draft.cells.sasaran ?? []);
  const whole: Draft = {
    ...origin,
    cells: { ...origin.cells, sasaran },
    doubts: [...origin.doubts, { code: 'cell-rejoined', field: 'sasaran' }],
  };
  before[at] = whole;
  remember(wholes, draft, whole, ['sasaran']);
  return { ...draft, cells: { ...draft.cells, sasaran: [] } };
}
