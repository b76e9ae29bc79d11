import type { Inline, Paragraph, TextRun } from '../../src/layout/document.ts';
import type { Field, Measure } from '../contract.ts';
import { fieldOf, joinFields, saysNothing, tidy } from './fields.ts';
import { rememberText } from '../../src/remember.ts';
import { isNear } from './words.ts';

/** A part of a measure cell: `lead` stands before any label. */
type Kind = 'lead' | 'alasan' | 'formula' | 'note';
type Segment = { readonly kind: Kind; readonly content: Inline[] };

/**
 * Labels inside a measure cell, longest first. Each word offers its spellings. `colon: always` marks words that are common in
 * prose; the others are also a label when a capital follows ("Formulasi Perhitungan Jumlah …").
 */
const LABELS: readonly { readonly kind: Kind; readonly words: readonly (readonly string[])[]; readonly colon: 'always' | 'or-capital' }[] =
  [
    {
      kind: 'alasan',
      words: [
        ['alasan', 'dasar'],
        ['pemilihan', 'memilih', 'penetapan', 'pertimbangan', 'dipilihnya'],
        ['indikator', 'indicator'],
      ],
      colon: 'or-capital',
    },
    { kind: 'alasan', words: [['alasan'], ['pemilihan', 'memilih', 'penetapan']], colon: 'always' },
    { kind: 'alasan', words: [['alasan']], colon: 'always' },
    {
      kind: 'note',
      words: [
        ['tipe', 'metode', 'sifat', 'jenis'],
        ['perhitungan', 'penghitungan', 'pengukuran'],
      ],
      colon: 'always',
    },
    { kind: 'note', words: [['definisi'], ['operasional']], colon: 'always' },
    {
      kind: 'formula',
      words: [
        ['formulasi', 'formula', 'formulir', 'rumus', 'rumusan', 'cara'],
        ['perhitungan', 'penghitungan', 'pengukuran', 'menghitung', 'mengukur', 'hitung'],
      ],
      colon: 'or-capital',
    },
    { kind: 'formula', words: [['rumus', 'rumusan', 'formula', 'formulasi', 'perhitungan', 'penghitungan']], colon: 'always' },
    { kind: 'note', words: [['catatan', 'keterangan', 'ket']], colon: 'always' },
  ];

type Label = { readonly kind: Kind; readonly from: number; readonly to: number };
type Word = { readonly text: string; readonly from: number; readonly to: number };

function matches(words: readonly Word[], at: number, alternatives: readonly (readonly string[])[], text: string): number | null {
  for (let i = 0; i < alternatives.length; i++) {
    const word = words[at + i];
    if (word === undefined || !alternatives[i]?.some((entry) => isNear(word.text, entry))) return null;
    const previous = words[at + i - 1];
    if (i > 0 && previous && /[^\s]/.test(text.slice(previous.to, word.from))) return null;
  }
  return words[at + alternatives.length - 1]?.to ?? null;
}

/** The labels that stand in one run of text, in order. `from`/`to` are offsets of the label with its colon. */
export const labelsIn = rememberText((text): readonly Label[] => {
  const words = [...text.matchAll(/\p{L}+/gu)].map(
    (match): Word => ({ text: match[0].toLowerCase(), from: match.index, to: match.index + match[0].length }),
  );
  const found: Label[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || word.from < (found.at(-1)?.to ?? 0)) continue;
    for (const { kind, words: alternatives, colon } of LABELS) {
      const end = matches(words, at, alternatives, text);
      if (end === null) continue;
      const rest = text.slice(end);
      const sign = /^\s*:/.exec(rest);
      if (!sign && !(colon === 'or-capital' && /^\s*(?=[\p{Lu}∑(\d]|$)/u.test(rest))) continue;
      found.push({ kind, from: word.from, to: end + (sign?.[0].length ?? 0) });
      break;
    }
  }
  return found;
});

function cut(run: TextRun, from: number, to: number): TextRun[] {
  const text = tidy(run.text.slice(from, to));
  return text === '' ? [] : [{ ...run, text }];
}

function segmentsOf(paragraphs: readonly Paragraph[]): readonly Segment[] {
  const segments: Segment[] = [{ kind: 'lead', content: [] }];
  const current = (): Segment => segments[segments.length - 1] ?? { kind: 'lead', content: [] };
  for (const paragraph of paragraphs) {
    hoistLabels(paragraph.content).forEach((part, index) => {
      if (part.kind !== 'text') {
        current().content.push(part);
        return;
      }
      let done = 0;
      if (index === 0 && paragraph.mark !== null) separate(current());
      const { text } = part;
      const run = { ...part, text };
      for (const label of labelsIn(text)) {
        current().content.push(...cut(run, done, label.from));
        segments.push({ kind: label.kind, content: label.kind === 'note' ? cut(run, label.from, label.to) : [] });
        done = label.to;
      }
      current().content.push(...cut(run, done, text.length));
    });
  }
  return segments;
}

/**
 * A label that was taken into the numerator of a fraction, because it stands on the line above the bar ("Rumus : Jumlah A" over
 * a bar), comes out of it: the words up to the last label go before the fraction.
 */
function hoistLabels(content: readonly Inline[]): readonly Inline[] {
  return content.flatMap((part): readonly Inline[] => {
    const first = part.kind === 'fraction' ? part.numerator[0] : undefined;
    const label = first?.kind === 'text' ? labelsIn(first.text).at(-1) : undefined;
    if (part.kind !== 'fraction' || first?.kind !== 'text' || label === undefined) return [part];
    return [...cut(first, 0, label.to), { ...part, numerator: [...cut(first, label.to, first.text.length), ...part.numerator.slice(1)] }];
  });
}

/** List items in a measure are parted by "; ", but not after a label, a colon or a fraction. */
function separate(segment: Segment): void {
  const last = segment.content.at(-1);
  if (last?.kind === 'text' && !/[:;]$/.test(last.text)) segment.content[segment.content.length - 1] = { ...last, text: `${last.text};` };
}

const fieldsOf = (segments: readonly Segment[], kind: Kind): readonly Field[] =>
  segments
    .filter((segment) => segment.kind === kind)
    .map((segment) => fieldOf(segment.content))
    .filter((field) => field !== null && !saysNothing(field.text)) as Field[];

/**
 * Cuts the cell that says how an indicator is measured: the reason for choosing it ("Alasan pemilihan indikator :"), prose
 * around the formula, and the formula itself, whose fraction nodes are kept.
 */
export function readMeasure(paragraphs: readonly Paragraph[]): Measure {
  const segments = segmentsOf(paragraphs);
  const formula = segments.filter((segment) => segment.kind === 'formula').flatMap((segment) => segment.content);
  const lead = segments.filter((segment) => segment.kind === 'lead').flatMap((segment) => segment.content);
  const reason = joinFields(fieldsOf(segments, 'alasan'), ' ');
  const notes = fieldsOf(segments, 'note');
  const labelled = segments.some((segment) => segment.kind === 'formula');
  if (formula.length > 0) {
    const before = fieldOf(lead);
    return { alasan: reason, penjelasan: before === null || saysNothing(before.text) ? notes : [before, ...notes], formula, labelled };
  }
  if (lead.length > 0) return { alasan: reason, penjelasan: notes, formula: lead, labelled };
  // A reason into which the formula has flowed without a label of its own still holds the formula.
  const inReason = segments.filter((segment) => segment.kind === 'alasan').flatMap((segment) => segment.content);
  if (inReason.some((part) => part.kind !== 'text')) return { alasan: null, penjelasan: notes, formula: inReason, labelled: false };
  return { alasan: reason, penjelasan: notes, formula: [], labelled };
}

/** Whether a measure begins by itself: with a label, a fraction, or (from `startsOwn`) a word that counts. */
export function startsWithLabel(text: string): boolean {
  const first = labelsIn(text)[0];
  return first !== undefined && first.from === 0 && first.kind !== 'note';
}
