import type { Inline, Place } from '../../layout/document.ts';
import { BAR_SOURCE, readInline, wordsOf } from './inline.ts';

/** A paragraph on its way: its words are not read yet, unless a fraction took them up. */
export type Draft = {
  readonly mark: string | null;
  readonly indent: number;
  readonly role: 'heading' | 'body';
  readonly line: number;
  readonly hard: boolean;
  readonly underlined: string;
  readonly text: string;
  readonly content: readonly Inline[] | null;
};

/** "x 100%", "× 100", "X 1.000", "100% x": what scales a ratio and is no side of it. */
const SCALE_SOURCE = '(?:[x×X*]\\s*\\d[\\d.]*\\s*[%‰]?|\\d[\\d.]*\\s*[%‰]?\\s*[x×X*])';
const SCALE_ONLY = new RegExp(`^\\(?\\s*${SCALE_SOURCE}\\s*\\)?\\.?$`, 'u');
const SCALE_AT_END = new RegExp(`(?<=[\\s)])${SCALE_SOURCE}\\s*\\.?$`, 'u');
const BAR_LINE = new RegExp(`^${BAR_SOURCE}\\s*(.*)$`, 'u');

/** Words. A lead-in before a numerator is a label ("Rumus :", "Formulasi Penghitungan :"); longer ones are part of the text. */
const LEAD_IN_WORDS = 4;
const LEAD_IN = /^([^:/()]*:)\s+(?=\S)/u;

export function isScale(text: string): boolean {
  return SCALE_ONLY.test(text.trim());
}

/**
 * Puts fractions together that were typed over several lines: "A", "-----", "B", or an underlined "A" over "B" with "x 100%"
 * beside them. A bar whose sides are not one line each stays a bar.
 * `cell`: within a table's cell a bar divides; elsewhere dashes also rule off headings, so a scale must stand beside them.
 */
export function stackFractions(drafts: readonly Draft[], cell: boolean): readonly Draft[] {
  const out: Draft[] = [];
  for (let at = 0; at < drafts.length; at += 1) {
    const draft = drafts[at];
    if (draft === undefined) continue;
    const stacked = stackBar(out, drafts, at, cell) ?? stackUnderline(out, drafts, at);
    if (stacked === null) {
      out.push(draft);
      continue;
    }
    if (stacked.takesAbove) out.pop();
    out.push(stacked.draft);
    at += stacked.takesBelow;
  }
  return out;
}

type Stacked = { readonly draft: Draft; readonly takesAbove: boolean; readonly takesBelow: number };

function stackBar(out: readonly Draft[], drafts: readonly Draft[], at: number, cell: boolean): Stacked | null {
  const bar = drafts[at];
  const beside = bar === undefined ? undefined : BAR_LINE.exec(bar.text.trim())?.[1];
  const above = out.at(-1);
  const below = drafts[at + 1];
  if (bar === undefined || beside === undefined || !canBeSide(above) || !canBeSide(below)) return null;
  if (beside !== '' && !isScale(beside)) return null;
  const upper = cutScale(above.underlined + above.text);
  const lower = cutScale(below.text);
  const scale = [upper.scale, beside, lower.scale].filter((part) => part !== '').join(' ');
  if (!cell && scale === '') return null;
  if (!isOneLine(out.at(-2), above, below, lower.scale === '' ? drafts[at + 2] : undefined)) return null;
  return { draft: withFraction(above, upper.side, lower.side, scale, below.line), takesAbove: true, takesBelow: 1 };
}

function canBeSide(draft: Draft | undefined): draft is Draft {
  return draft !== undefined && draft.content === null && !BAR_LINE.test(draft.text.trim()) && !isScale(draft.text);
}

/** Nothing says that the numerator began a line earlier or that the denominator goes on: lines that only wrap might. */
function isOneLine(before: Draft | undefined, above: Draft, below: Draft, after: Draft | undefined): boolean {
  const closedBefore = before === undefined || before.content !== null || /[:%]\s*$/u.test(before.text);
  const beginsHere = closedBefore || above.hard || above.mark !== null || LEAD_IN.test(above.text);
  const endsHere = after === undefined || after.hard || after.mark !== null || isScale(after.text);
  return below.mark === null && beginsHere && endsHere;
}

function stackUnderline(out: readonly Draft[], drafts: readonly Draft[], at: number): Stacked | null {
  const upper = drafts[at];
  const lower = drafts[at + 1];
  if (upper === undefined || upper.underlined.trim() === '') return null;
  if (!canBeSide(lower) || lower.underlined.trim() !== '' || lower.mark !== null) return null;
  const beside = upper.text.trim();
  if (beside !== '' && !isScale(beside)) return null;
  const cut = cutScale(lower.text);
  const after = drafts[at + 2];
  const trailing = after !== undefined && isScale(after.text) ? after.text.trim() : '';
  const above = out.at(-1);
  const leading = above !== undefined && above.content === null && isScale(above.text) ? above.text.trim() : '';
  const scale = beside || cut.scale || trailing || leading;
  if (scale === '') return null;
  const draft = withFraction(upper, upper.underlined, cut.side, scale, lower.line);
  return {
    draft,
    takesAbove: scale === leading && leading !== '',
    takesBelow: scale === trailing && beside === '' && cut.scale === '' ? 2 : 1,
  };
}

function cutScale(text: string): { readonly side: string; readonly scale: string } {
  const scale = SCALE_AT_END.exec(text)?.[0] ?? '';
  return { side: text.slice(0, text.length - scale.length), scale: scale.trim() };
}

function withFraction(first: Draft, upper: string, lower: string, scale: string, lowerLine: number): Draft {
  const places: readonly Place[] = first.line === lowerLine ? [{ line: first.line }] : [{ line: first.line }, { line: lowerLine }];
  const lead = cutLeadIn(upper);
  const numerator = readInline(lead.rest, first.line);
  const denominator = readInline(lower, lowerLine);
  const fraction: Inline = { kind: 'fraction', numerator, denominator, places };
  const content = [...wordsOf(lead.label, places), fraction, ...readInline(scale, lowerLine)];
  return { ...first, underlined: '', text: '', content };
}

function cutLeadIn(text: string): { readonly label: string; readonly rest: string } {
  const label = LEAD_IN.exec(text.trim())?.[1] ?? '';
  const isLabel = label !== '' && label.split(/\s+/u).filter((word) => word !== ':').length <= LEAD_IN_WORDS;
  return isLabel ? { label, rest: text.trim().slice(label.length) } : { label: '', rest: text };
}
