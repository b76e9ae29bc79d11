import type { Paragraph } from '../../src/layout/document.ts';
import { cutParagraphs, joinParagraphs } from './paragraph-parts.ts';
import { type Draft, draftText, isBlank } from './drafts.ts';
import { labelsIn } from './measure.ts';
import { startsMidSentence, startsWithCounting, wordsOf } from './words.ts';

/** Where a measure begins a further time inside a cell: the places of its "Alasan …" labels, in order. */
function reasonStarts(paragraphs: readonly Paragraph[]): readonly { paragraph: number; part: number; offset: number }[] {
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

const isFirst = (start: { paragraph: number; part: number; offset: number }): boolean =>
  start.paragraph === 0 && start.part === 0 && start.offset === 0;

/**
 * A row cut by a page break whose rest ran into the next row's cell: the cell opens in the middle of a sentence and its own
 * "Alasan …" comes later. The words before it go back to the row above.
 */
export function returnTails(drafts: readonly Draft[]): readonly Draft[] {
  const out: Draft[] = [];
  for (const draft of drafts) {
    const previous = out.at(-1);
    const measure = draft.cells.formula ?? [];
    const start = reasonStarts(measure)[0];
    const lead = start && !isFirst(start) ? cutParagraphs(measure, start.paragraph, start.part, start.offset) : null;
    if (
      !previous ||
      !draft.startsPart ||
      draft.spanned.has('formula') ||
      lead === null ||
      !startsMidSentence(draftText({ ...draft, cells: { formula: lead[0] } }, 'formula'))
    ) {
      out.push(draft);
      continue;
    }
    const [tail, own] = lead;
    out[out.length - 1] = {
      ...previous,
      cells: { ...previous.cells, formula: joinParagraphs(previous.cells.formula ?? [], tail) },
      doubts: [...previous.doubts, { code: 'cell-rejoined', field: 'formula' }],
    };
    out.push({
      ...draft,
      cells: { ...draft.cells, formula: own },
      doubts: [...draft.doubts, { code: 'cell-cut-by-guess', field: 'formula' }],
    });
  }
  return out;
}

/**
 * The rest of a row cut by a page break and the whole next row read as one: the indicator cell opens in the middle of a sentence
 * and holds a second paragraph, the measure a second "Alasan …". They are two rows again.
 */
export function partMergedRows(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.flatMap((draft) => {
    const indikator = draft.cells.indikator ?? [];
    const measure = draft.cells.formula ?? [];
    const start = reasonStarts(measure).find((own) => !isFirst(own));
    if (!draft.startsPart || indikator.length < 2 || !start || !startsMidSentence(draftText(draft, 'indikator'))) return [draft];
    const [tail, own] = cutParagraphs(measure, start.paragraph, start.part, start.offset);
    const sources = draft.cells.sumber_data ?? [];
    const doubts = [...draft.doubts, { code: 'cell-cut-by-guess', field: null }];
    return [
      { ...draft, cells: { indikator: indikator.slice(0, 1), formula: tail, sumber_data: sources.slice(0, -1) }, doubts },
      {
        ...draft,
        startsPart: false,
        cells: { ...draft.cells, indikator: indikator.slice(1), formula: own, sumber_data: sources.slice(-1) },
        doubts,
      },
    ];
  });
}

/** Number marks inside one line: "kondisinya baik 2 Pemenuhan …", "1. … 2. …". */
const INNER_NUMBER = /(?:^|\s)(\d{1,2})[.)]?\s+(?=\p{Lu})/gu;

/** The items of a cell by their numbers, 1 to n without a gap; null where the cell is no such list. */
function numberedItems(paragraphs: readonly Paragraph[]): readonly (readonly Paragraph[])[] | null {
  const marked = paragraphs.filter((p) => p.mark !== null && /^\(?(?:\d+|[a-z])[.)]?\)?$/i.test(p.mark));
  if (marked.length >= 2 && paragraphs[0]?.mark != null) return groupByMark(paragraphs);
  return splitFlowedNumbers(paragraphs);
}

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

/** The measures of a cell that holds several: one an "Alasan …" label, else one a numbered item, else one a fraction paragraph. */
function measuresOf(paragraphs: readonly Paragraph[], count: number): readonly (readonly Paragraph[])[] | null {
  const starts = reasonStarts(paragraphs);
  if (starts.length === count) return cutAt(paragraphs, starts.slice(1));
  const items = numberedItems(paragraphs);
  if (items?.length === count) return items;
  const fractions = paragraphs.filter((p) => p.content.some((part) => part.kind !== 'text'));
  return paragraphs.length === count && fractions.length === count ? paragraphs.map((p) => [p]) : null;
}

function cutAt(
  paragraphs: readonly Paragraph[],
  starts: readonly { paragraph: number; part: number; offset: number }[],
): readonly (readonly Paragraph[])[] {
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

/** One row that holds as many numbered indicators as measures becomes that many rows; other cells are shared, or dealt out when their count agrees. */
export function splitManyInOne(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.flatMap((draft) => {
    if (draft.spanned.has('indikator')) return [draft];
    const items = numberedItems(draft.cells.indikator ?? []);
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

/** Words that every measure shares; they tell nothing about which indicator it belongs to. */
const COMMON = new Set([
  'jumlah',
  'jml',
  'total',
  'persentase',
  'prosentase',
  'yang',
  'yg',
  'dan',
  'alasan',
  'pemilihan',
  'indikator',
  'formulasi',
  'perhitungan',
  'untuk',
  'di',
  'ada',
  'x',
  '100',
  'seluruh',
  'sesuai',
  'dengan',
  'dalam',
]);

function overlap(a: string, b: string): number {
  const other = new Set(wordsOf(b).filter((word) => !COMMON.has(word)));
  return new Set(wordsOf(a).filter((word) => !COMMON.has(word) && other.has(word))).size;
}

/**
 * Measures printed one row below their indicators: the run opens with the rest of a measure from a lost page and closes with a
 * measure whose indicator cell is blank. They move up one row if the words of indicators and measures then agree better.
 */
export function realignMeasures(drafts: readonly Draft[]): readonly Draft[] {
  const first = drafts[0];
  const end = drafts.findIndex((draft) => isBlank(draft, 'indikator') && !isBlank(draft, 'formula') && !draft.spanned.has('indikator'));
  if (first === undefined || end < 1 || !drafts.slice(1, end + 1).every((draft) => labelsIn(draftText(draft, 'formula'))[0]?.from === 0))
    return drafts;
  if (labelsIn(draftText(first, 'formula'))[0]?.from === 0 || startsWithCounting(draftText(first, 'formula'))) return drafts;
  const run = drafts.slice(0, end + 1);
  const agreement = (shift: number): number =>
    run
      .slice(0, end)
      .reduce((sum, draft, i) => sum + overlap(draftText(draft, 'indikator'), draftText(run[i + shift] ?? draft, 'formula')), 0);
  if (agreement(1) <= agreement(0)) return drafts;
  const moved = run.slice(0, end).map((draft, i) => {
    const below = run[i + 1]?.cells ?? {};
    return {
      ...draft,
      cells: {
        ...draft.cells,
        formula: below.formula ?? [],
        sumber_data: below.sumber_data ?? [],
        penanggung_jawab: below.penanggung_jawab ?? [],
      },
      doubts: [...draft.doubts, { code: 'measure-realigned', field: null }],
    };
  });
  return [...moved, ...drafts.slice(end + 1)];
}

/** Least words for a sasaran that repeats its row's indicator to be a copied cell rather than a short name used for both. */
const COPIED_WORDS_LEAST = 5;

/** A cell that OCR wrote twice: the sasaran repeats the indicator to the letter while a sasaran above is still open. */
export function dropCopiedSasaran(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft, i) => {
    const sasaran = draftText(draft, 'sasaran');
    const copied =
      i > 0 && wordsOf(sasaran).length >= COPIED_WORDS_LEAST && startsWithCounting(sasaran) && sasaran === draftText(draft, 'indikator');
    return copied
      ? { ...draft, cells: { ...draft.cells, sasaran: [] }, doubts: [...draft.doubts, { code: 'row-shifted', field: 'sasaran' }] }
      : draft;
  });
}
