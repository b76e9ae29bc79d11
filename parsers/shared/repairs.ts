import { cutParagraphs, joinParagraphs } from './paragraph-parts.ts';
import { type Draft, draftText, isBlank } from './drafts.ts';
import { type CutPoint, reasonStarts } from './many-in-one.ts';
import { labelsIn } from './measure.ts';
import { startsMidSentence, startsWithCounting, wordsOf } from './words.ts';

const isFirst = (start: CutPoint): boolean => start.paragraph === 0 && start.part === 0 && start.offset === 0;

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
