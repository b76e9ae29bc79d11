import type { Inline, Paragraph } from '../../src/layout/document.ts';
import type { Draft } from './drafts.ts';
import { labelsIn } from './measure.ts';
import { cutParagraphs } from './paragraph-parts.ts';
import { startsWithCounting } from './words.ts';

/** A place in the text of a cell: index of the paragraph, of the inline part in it, and of the letter in that. */
export type CutPoint = { readonly paragraph: number; readonly part: number; readonly offset: number };

/** Where a measure begins a further time inside a cell: the places of its "Alasan …" labels, in order. */
export function reasonStarts(paragraphs: readonly Paragraph[]): readonly CutPoint[] {
  return paragraphs.flatMap((p, paragraph) =>
    p.content.flatMap((inline, part) =>
      inline.kind === 'text'
        ? labelsIn(inline.text)
            .filter((label) => label.kind === 'alasan')
            .map((label) => ({ paragraph, part, offset: label.from }))
        : [],
    ),
  );
}

/** Number marks inside one line: "kondisinya baik 2 Pemenuhan …", "1. … 2. …". */
const INNER_NUMBER = /(?:^|\s)(\d{1,2})[.)]?\s+(?=\p{Lu})/gu;

/** The items of a cell by their numbers, 1 to n without a gap; null where the cell is no such list. */
function numberedItems(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] | null {
  const marked = paragraphs.filter((p) => p.mark !== null && /^\(?(?:\d+|[a-z])[.)]?\)?$/i.test(p.mark));
  if (marked.length >= 2 && paragraphs[0]?.mark != null) return groupByMark(paragraphs);
  return splitFlowedNumbers(paragraphs);
}

/**
 * The items of a cell by their bullets, where each begins like an indicator; a heading may stand over them. An indicator with a list
 * of its parts ("Jumlah ternak: - sapi - kerbau") is no such cell. Null where the cell is none.
 */
function bulletItems(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] | null {
  const counts = (p: Paragraph | undefined): boolean => p?.content[0]?.kind === 'text' && startsWithCounting(p.content[0].text);
  const bullet = paragraphs.find(({ mark }) => mark !== null && IS_BULLET.test(mark))?.mark;
  const starts = paragraphs.flatMap(({ mark }, at) => (bullet !== undefined && mark === bullet ? [at] : []));
  const heads = paragraphs.slice(0, starts[0]);
  const items = starts.map((at, i) => paragraphs.slice(at, starts[i + 1]));
  return items.length > 1 && heads.length <= 1 && !heads.some(counts) && items.every(([first]) => counts(first)) ? items : null;
}

const IS_BULLET = /^[^\p{L}\p{N}]+$/u;

function groupByMark(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] {
  const items: Paragraph[][] = [];
  for (const p of paragraphs) {
    if (p.mark !== null || items.length === 0) items.push([p]);
    else items[items.length - 1]?.push(p);
  }
  return items;
}

function splitFlowedNumbers(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] | null {
  let rest = paragraphs;
  const items: (readonly Paragraph[])[] = [];
  for (let number = items.length + 2; ; number++) {
    const cut = nextNumber(rest, number);
    if (cut === null) break;
    items.push(cut[0]);
    rest = cut[1];
  }
  return items.length === 0 ? null : [...items, rest];
}

function nextNumber(paragraphs: readonly Paragraph[], number: number): [readonly Paragraph[], readonly Paragraph[]] | null {
  for (const [at, p] of paragraphs.entries()) {
    if (p.mark !== null && at > 0 && Number.parseInt(p.mark, 10) === number) return [paragraphs.slice(0, at), paragraphs.slice(at)];
    for (const [part, inline] of p.content.entries()) {
      if (inline.kind !== 'text') continue;
      const match = [...inline.text.matchAll(INNER_NUMBER)].find((found) => Number(found[1]) === number);
      if (match && (match.index > 0 || part > 0 || at > 0)) {
        const [left, right] = cutParagraphs(paragraphs, at, part, match.index + match[0].length);
        return [stripTrailingNumber(left, number), right];
      }
    }
  }
  return null;
}

function stripTrailingNumber(paragraphs: readonly Paragraph[], number: number): readonly Paragraph[] {
  const last = paragraphs.at(-1);
  if (last === undefined) return paragraphs;
  const content = last.content.map((part, i) =>
    part.kind === 'text' && i === last.content.length - 1
      ? { ...part, text: part.text.replace(new RegExp(`\\s*${number}[.)]?$`), '').trim() }
      : part,
  );
  return [...paragraphs.slice(0, -1), { ...last, content: content.filter((part) => part.kind !== 'text' || part.text !== '') }];
}

/**
 * The measures of a cell that holds several: one an "Alasan …" label, else one a numbered item, else one a fraction paragraph, else
 * one a sentence that counts.
 */
function measuresOf(paragraphs: readonly Paragraph[], count: number): readonly (readonly Paragraph[])[] | null {
  const starts = reasonStarts(paragraphs);
  if (starts.length === count) return cutAt(paragraphs, starts.slice(1));
  const items = numberedItems(paragraphs);
  if (items?.length === count) return items;
  const fractions = paragraphs.filter((p) => p.content.some((part) => part.kind !== 'text'));
  if (paragraphs.length === count && fractions.length === count) return paragraphs.map((p) => [p]);
  const sentences = countingStarts(paragraphs);
  return sentences.length === count && sentences[0]?.paragraph === 0 && sentences[0].offset === 0
    ? cutAt(paragraphs, sentences.slice(1))
    : null;
}

const SENTENCE_STARTS = /(?:^|[.;]\s+)(?=\p{Lu})/gu;

/** Where sentences begin that say what is counted: "Banyaknya …", also one behind another in a paragraph. */
function countingStarts(paragraphs: readonly Paragraph[]): readonly CutPoint[] {
  const endsSentence = (inline: Inline | undefined): boolean =>
    inline === undefined || (inline.kind === 'text' && /[.;]\s*$/u.test(inline.text));
  return paragraphs.flatMap((p, paragraph) =>
    p.content.flatMap((inline, part) =>
      inline.kind !== 'text'
        ? []
        : [...inline.text.matchAll(SENTENCE_STARTS)]
            .map((found): CutPoint => ({ paragraph, part, offset: found.index + found[0].length }))
            .filter(({ offset }) => (offset > 0 || endsSentence(p.content[part - 1])) && startsWithCounting(inline.text.slice(offset))),
    ),
  );
}

function cutAt(paragraphs: readonly Paragraph[], starts: readonly CutPoint[]): readonly (readonly Paragraph[])[] {
  // From the last cut to the first, so that earlier offsets stay true.
  const pieces: (readonly Paragraph[])[] = [];
  let rest = paragraphs;
  for (const start of [...starts].reverse()) {
    const [left, right] = cutParagraphs(rest, start.paragraph, start.part, start.offset);
    pieces.unshift(right);
    rest = left;
  }
  return [rest, ...pieces];
}

const itemsOf = (paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] | null =>
  bulletItems(paragraphs) ?? numberedItems(paragraphs);

/** One row that holds as many listed indicators as measures becomes that many rows; other cells are shared, or dealt out when their count agrees. */
export function splitManyInOne(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.flatMap((draft) => {
    if (draft.spanned.has('indikator')) return [draft];
    const items = itemsOf(draft.cells.indikator ?? []);
    const measures = items === null ? null : measuresOf(draft.cells.formula ?? [], items.length);
    if (items === null || measures === null) return [draft];
    const sources = draft.cells.sumber_data ?? [];
    const dealt = sources.length === items.length;
    return items.map((indikator, i) => ({
      ...draft,
      startsPart: draft.startsPart && i === 0,
      cells: {
        ...draft.cells,
        indikator,
        formula: measures[i] ?? [],
        ...(dealt ? { sumber_data: sources.slice(i, i + 1) } : {}),
        ...(i > 0 ? { sasaran: [], nomor: [] } : {}),
      },
      doubts: [...draft.doubts, { code: 'row-split-by-guess', field: null }],
    }));
  });
}
