import type { Block, Paragraph } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import type { Field } from '../contract.ts';
import { fieldOf, joinFields, saysNothing } from './fields.ts';
import { dutyOf, labelOf, type LabelKind } from './labels.ts';
import { isTitle } from './sections.ts';

export type Duties = { readonly tugas: readonly Field[]; readonly fungsi: readonly Field[]; readonly used: ReadonlySet<Paragraph> };

/** A list mark that stayed in the text, because it follows a label on the same line. */
const LEADING_MARK = /^\s*(?:[-–•●▪■◦❖➢➤✓*·]|\(?(?:\d{1,2}|[a-z])[.)])\s*(?=\S)/iu;
const withoutMark = (field: Field): Field => ({ ...field, text: field.text.replace(LEADING_MARK, '') });

/** Marks of items that flowed into one paragraph ("a. …; b. …; c. …"): cut where they count up from a or 1. */
const FLOWED = /(?<=^|\s)\(?(\d{1,2}|[a-z])[.)]\s+(?=\p{L})/giu;

/** 3 for "3" and "c". */
const ordinal = (mark: string): number => (/\d/.test(mark) ? Number(mark) : mark.toLowerCase().charCodeAt(0) - 96);

export function flowedItems(field: Field): readonly Field[] {
  const cuts: number[] = [];
  for (const match of field.text.matchAll(FLOWED)) {
    if (ordinal(match[1] ?? '') === cuts.length + 1 && (cuts.length > 0 || match.index === 0)) cuts.push(match.index);
  }
  if (cuts.length < 2) return [withoutMark(field)];
  return cuts.map((from, i) => withoutMark({ ...field, text: field.text.slice(from, cuts[i + 1]).trim() }));
}

const ENDS_ITEM = /[.;:]$/;
/** An item of a list ends like this, a heading does not. */
const ITEM_LIKE = /(?:[.;:,]|\s(?:dan|serta|atau))$/iu;

/** "Indikator Kinerja Individu Lurah", "Tabel 2. …": the title over the table that follows, and no item of a list. */
const isTableTitle = (paragraph: Paragraph, text: string): boolean =>
  paragraph.mark === null && /^(?:indikator|tabel)\b/iu.test(text) && isTitle(paragraph);

/** Whether a paragraph without a mark goes on with the item before it rather than opening one. */
function goesOn(last: Field | undefined, text: string): boolean {
  return last !== undefined && (!ENDS_ITEM.test(last.text) || /^\p{Ll}/u.test(text));
}

/** `outer`: the mark of the paragraph that opened the list; `marks`: those of its items. */
type Open = { kind: 'tugas' | 'fungsi'; readonly outer: string | null; marks: string[] } | null;

/** A list opened by a label or a sentence; "tugas dan fungsi" in one list is read as tugas, as it is printed. */
const opened = (kind: LabelKind | 'tugas-fungsi', outer: string | null): Open =>
  kind === 'fungsi'
    ? { kind: 'fungsi', outer, marks: [] }
    : kind === 'tugas' || kind === 'tugas-fungsi'
      ? { kind: 'tugas', outer, marks: [] }
      : null;

/** What a list mark counts by, within its brackets and points: "(b)", "3.". */
const COUNT = /\d{1,2}|[a-z]/iu;

/** Whether a mark is the next one behind another of the same kind: "3)" behind "2)". */
function follows(mark: string, before: string): boolean {
  const [own, other] = [COUNT.exec(mark)?.[0], COUNT.exec(before)?.[0]];
  return (
    own !== undefined && other !== undefined && mark.replace(own, '') === before.replace(other, '') && ordinal(own) === ordinal(other) + 1
  );
}

/**
 * Whether a mark counts on from the one before the list's label ("2) Fungsi :" … "3) …") while its items count in another way, or
 * numbers a heading that begins anew behind items that end as sentences do.
 */
function endsList({ outer, marks }: NonNullable<Open>, { mark }: Paragraph, text: string, last: Field | undefined): boolean {
  if (mark === null || marks.length === 0) return false;
  if (outer !== null && follows(mark, outer) && !marks.some((item) => follows(mark, item))) return true;
  const [first = '', second] = marks;
  const beginsAnew = mark === first && second !== undefined && follows(second, first);
  return beginsAnew && last !== undefined && ENDS_ITEM.test(last.text) && !ITEM_LIKE.test(text);
}

/**
 * Tugas and fungsi of one block: lists opened by a label ("Tugas :", "Uraian Tugas") or by a sentence ("… mempunyai tugas …").
 * A lead-in that says no more than that is dropped, one with content is the first item. A table or a further label closes a list.
 */
export function readDuties(blocks: readonly Block[]): Duties {
  const lists = { tugas: [] as Field[], fungsi: [] as Field[] };
  const used = new Set<Paragraph>();
  let open: Open = null;
  const add = (field: Field | null): void => {
    if (open && field !== null && !saysNothing(field.text)) lists[open.kind].push(...flowedItems(field));
  };
  for (const block of blocks) {
    if (block.type === 'table') open = null;
    if (block.type !== 'paragraph') continue;
    const label = labelOf(block);
    const field = fieldOf(block.content);
    const text = field?.text ?? '';
    if (label) {
      open = opened(label.kind, block.mark);
      if (open) used.add(block);
      addValue(label.value, (kind) => (open = opened(kind, block.mark)), add);
      continue;
    }
    const duty = dutyOf(text);
    if (duty && !(open && block.mark !== null && open.marks.length > 0 && !text.endsWith(':'))) {
      open = opened(duty.kind, block.mark);
      used.add(block);
      if (duty.saysMore) add(field);
      continue;
    }
    if (open === null || field === null) continue;
    if (block.role === 'heading' || isTableTitle(block, text) || endsList(open, block, text, lists[open.kind].at(-1))) {
      open = null;
      continue;
    }
    used.add(block);
    const list = lists[open.kind];
    const last = list.at(-1);
    if (block.mark === null && last && goesOn(last, text)) list[list.length - 1] = joinFields([last, field], ' ') ?? last;
    else add(field);
    if (block.mark !== null) open.marks.push(block.mark);
  }
  return { ...lists, used };
}

/** The text behind a label on its own line may be the first item, or itself the sentence that opens the list. */
function addValue(value: Paragraph['content'], reopen: (kind: LabelKind) => void, add: (field: Field | null) => void): void {
  const duty = dutyOf(plainText(value));
  if (duty && !duty.saysMore) reopen(duty.kind);
  else add(fieldOf(value));
}
