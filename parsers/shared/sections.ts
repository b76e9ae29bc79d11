import type { Block, LayoutDocument, Paragraph } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import type { ParseOptions } from '../contract.ts';
import { findHeader, holdsIndicators } from './columns.ts';
import type { HeaderWords } from './headers.ts';
import { isPersonLabel } from './holder.ts';
import { labelOf } from './labels.ts';
import { remember } from '../../src/remember.ts';
import { hasPhrase, isNear, wordsOf } from './words.ts';

/** Longest title line (words): "INDIKATOR KINERJA INDIVIDU (IKI) KEPALA SEKSI … KECAMATAN …". */
const TITLE_WORDS_MOST = 16;
/** The same in characters, so that prose is not even cut into words. */
const TITLE_LETTERS_MOST = 180;
const TITLE_PHRASES = ['indikator kinerja individu', 'indikator kinerja utama', 'indikator kinerja perorangan', 'indikator kinerja'];

/** Whether a paragraph is the title over a block: it speaks of the indicators and is no sentence and no label with a value. */
export const isTitle = remember((paragraph: Paragraph): boolean => {
  const text = plainText(paragraph.content);
  if (text.length > TITLE_LETTERS_MOST) return false;
  const words = wordsOf(text);
  if (words.length === 0 || words.length > TITLE_WORDS_MOST || (/[.;,]$/.test(text.trim()) && !/^[IVX]+\./.test(paragraph.mark ?? '')))
    return false;
  if (words.slice(0, 3).some((word) => DECREE_WORDS.some((entry) => isNear(word, entry)))) return false;
  return (TITLE_PHRASES.some((phrase) => hasPhrase(words.slice(0, 8), phrase)) && /^\P{Ll}/u.test(text)) || isHalfTitle(text, words);
});

/** The title's second line where a recogniser lost or set apart its first word: "KINERJA INDIVIDU (IKI)". */
const isHalfTitle = (text: string, words: readonly string[]): boolean =>
  !/\p{Ll}/u.test(text) && words[0] === 'kinerja' && /^(?:individu|utama|perorangan)$/.test(words[1] ?? '');

/** First words of lines that name the decree and its annex, not a block: "LAMPIRAN KEPUTUSAN … TENTANG INDIKATOR KINERJA …". */
const DECREE_WORDS = ['lampiran', 'keputusan', 'peraturan', 'menetapkan', 'tentang'];

/** Paragraphs between a title and the label "Jabatan" that still belong to the head of the block (position, office, year). */
const HEAD_LINES_MOST = 6;

function isLabel(block: Block | undefined, kinds: readonly string[]): boolean {
  return block?.type === 'paragraph' && kinds.includes(labelOf(block)?.kind ?? '');
}

/** Steps back from a label over the title lines that stand right above it, and over the name of the holder. */
function headStart(blocks: readonly Block[], at: number): number {
  let start = blocks.findLastIndex((block, i) => i < at && !isPersonLabel(block)) + 1;
  for (let i = at - 1; i >= 0 && at - i <= HEAD_LINES_MOST; i--) {
    const block = blocks[i];
    if (block?.type === 'table') break;
    if (block?.type === 'paragraph' && isTitle(block)) start = i;
  }
  return start;
}

/** Header words of the program alone: heads by labels are the same whatever an office adds. */
const NO_WORDS: HeaderWords = {};

function isTargetTable(block: Block | undefined): boolean {
  const roles = block?.type === 'table' ? (findHeader(block, NO_WORDS)?.columns.roles ?? []) : [];
  return roles.includes('target') && !roles.includes('formula') && !roles.includes('sumber_data');
}

/**
 * Steps back over a target table that the position itself heads ("LAMPIRAN PERJANJIAN KINERJA", "KEPALA SEKSI …"): an agreement
 * sets it before the block of the same position. One under a title of its own is a block of its own.
 */
function overTargets(blocks: readonly Block[], start: number, position: readonly string[]): number {
  const table = blocks.findLastIndex((block, i) => i < start && block.type !== 'furniture');
  if (!isTargetTable(blocks[table])) return start;
  const above = blocks.findLastIndex((block, i) => i < table && (block.type === 'table' || table - i > HEAD_LINES_MOST)) + 1;
  const lines = blocks.slice(above, table);
  const names = (block: Block): boolean => {
    if (block.type !== 'paragraph') return false;
    const label = labelOf(block);
    return wordsOf(plainText(label?.kind === 'jabatan' ? label.value : block.content)).join(' ') === position.join(' ');
  };
  const head = lines.findLastIndex(names);
  const isOwn = lines.some(
    (block) => (block.type === 'paragraph' && isTitle(block)) || isLabel(block, ['tugas', 'fungsi', 'tugas-fungsi']),
  );
  return head < 0 || isOwn ? start : above + head;
}

/**
 * Heads by the label "Jabatan :" (or the name of a unit): where the block's title begins. A second label within the same head
 * ("Unit Kerja : …" below "Jabatan : …") opens no further block.
 */
export const labelHeads = remember((document: LayoutDocument): readonly number[] => {
  const heads: number[] = [];
  let lastLabel = Number.NEGATIVE_INFINITY;
  document.blocks.forEach((block, at) => {
    if (!isLabel(block, ['jabatan', 'unit']) || block.type !== 'paragraph') return;
    const label = labelOf(block);
    if (label === null || !label.colon || label.value.length === 0) return;
    const between = document.blocks.slice(Math.max(0, lastLabel), at);
    if (
      between.length > 0 &&
      between.length <= HEAD_LINES_MOST &&
      between.every((b) => b.type === 'paragraph' && !isLabel(b, ['tugas', 'fungsi', 'tugas-fungsi']) && !isTitle(b))
    )
      return;
    lastLabel = at;
    heads.push(overTargets(document.blocks, headStart(document.blocks, at), wordsOf(plainText(label.value))));
  });
  return heads;
});

/**
 * Heads by title alone: "INDIKATOR KINERJA INDIVIDU" over a position's name, where no label "Jabatan :" follows before the next
 * title, and a table with an indicator header or with rows stands below.
 */
export function titleHeads(document: LayoutDocument, options: ParseOptions): readonly number[] {
  const { blocks } = document;
  const titles = blocks.flatMap((block, at) => (block.type === 'paragraph' && isTitle(block) ? [at] : []));
  return titles.filter((at, i) => {
    if (isInsideLabelled(blocks, at)) return false;
    const next = titles[i + 1] ?? blocks.length;
    const below = blocks.slice(at + 1, next);
    const firstTable = below.findIndex((block) => block.type === 'table');
    if (firstTable < 0 || below.slice(0, firstTable).some((block) => isLabel(block, ['jabatan', 'unit']))) return false;
    return below.some((block) => block.type === 'table' && holdsIndicators(block, options.headers));
  });
}

/**
 * A title between a label and its table is a heading inside that block ("4. Indikator Kinerja Utama"), not the next block's; one
 * that is numbered and names nobody is so behind the block's target table too.
 */
function isInsideLabelled(blocks: readonly Block[], at: number): boolean {
  const label = blocks.slice(0, at).findLastIndex((block) => isLabel(block, ['jabatan', 'unit']));
  const title = blocks[at];
  if (label < 0 || title?.type !== 'paragraph') return false;
  const isNumbered = title.mark !== null && isLabel(title, ['other']);
  return isNumbered || namesColumns(title) || !blocks.slice(label, at).some((block) => block.type === 'table');
}

/** Words of columns, which a heading over a table may name besides the indicators: "C. Indikator Kinerja dan Formulasi Pengukuran". */
const COLUMN_WORDS: ReadonlySet<string> = new Set(
  'dan serta beserta cara formula formulasi rumus pengukuran penghitungan perhitungan pengukurannya penjelasan target sumber data'.split(
    ' ',
  ),
);

/** Whether a title names columns of the table below and nobody. */
function namesColumns({ content }: Paragraph): boolean {
  const words = wordsOf(plainText(content));
  const phrase = TITLE_PHRASES.find((one) => hasPhrase(words.slice(0, one.split(' ').length), one));
  const rest = words.slice(phrase?.split(' ').length ?? 0);
  return phrase !== undefined && rest.length > 0 && rest.every((word) => COLUMN_WORDS.has(word));
}
