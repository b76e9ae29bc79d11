import type { Inline, Paragraph, TextRun } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import { tidy } from './fields.ts';
import { remember, rememberText } from '../../src/remember.ts';
import { isNear, wordsOf } from './words.ts';

/** What a label outside of tables opens. `unit`: names an office where a person's position may still follow. */
export type LabelKind = 'jabatan' | 'unit' | 'tugas' | 'fungsi' | 'tugas-fungsi' | 'other';
export type Label = { readonly kind: LabelKind; readonly value: readonly Inline[]; readonly colon: boolean };

const PHRASES: readonly { readonly kind: LabelKind; readonly phrases: readonly string[] }[] = [
  { kind: 'jabatan', phrases: ['jabatan', 'nama jabatan', 'jabatan struktural', 'nama jabatan struktural'] },
  {
    kind: 'unit',
    phrases: [
      'nama unit',
      'nama unit kerja',
      'unit kerja',
      'unit organisasi',
      'nama unit organisasi',
      'nama organisasi',
      'organisasi',
      'nama bidang',
      'bidang',
      'nama skpd',
      'skpd',
      'nama opd',
      'opd',
      'nama perangkat daerah',
      'perangkat daerah',
      'nama instansi',
      'instansi',
      'nama satuan kerja',
      'satuan kerja',
    ],
  },
  {
    kind: 'tugas',
    phrases: [
      'tugas',
      'tugas pokok',
      'uraian tugas',
      'uraian tugas pokok',
      'tugas jabatan',
      'uraian tugas jabatan',
      'ikhtisar jabatan',
      'ikhtisar tugas',
      'rincian tugas',
      'tugas utama',
      'tujuan tugas',
    ],
  },
  { kind: 'fungsi', phrases: ['fungsi', 'uraian fungsi', 'fungsi jabatan', 'rincian fungsi'] },
  { kind: 'tugas-fungsi', phrases: ['tugas dan fungsi', 'tugas pokok dan fungsi', 'uraian tugas dan fungsi', 'tupoksi'] },
  {
    kind: 'other',
    phrases: [
      'visi',
      'misi',
      'tujuan',
      'indikator tujuan',
      'tujuan strategis',
      'sasaran',
      'sasaran strategis',
      'tahun',
      'indikator kinerja',
      'indikator kinerja utama',
      'indikator kinerja individu',
      'indikator kinerja utama iku',
      'indikator kinerja individu iki',
      'iku',
      'iki',
      'nama',
      'nip',
      'pangkat',
      'pangkat golongan',
      'nomor',
      'tanggal',
      'dasar hukum',
      'target kinerja',
      'program',
      'kegiatan',
    ],
  },
];

/** Longest label (words); a colon further in belongs to a sentence. */
const LABEL_WORDS_MOST = 5;
/** The same in characters, numbering included. */
const LABEL_LETTERS_MOST = 60;

/** What a label's words open, numbering taken off; null where they are no label. */
export const kindOfLabel = (text: string): LabelKind | null => kindOf(text.replace(NUMBERING, ''));

const kindOf = rememberText((head): LabelKind | null => {
  const words = wordsOf(head);
  if (words.length === 0 || words.length > LABEL_WORDS_MOST) return null;
  for (const { kind, phrases } of PHRASES) {
    for (const phrase of phrases) {
      const lexical = phrase.split(' ');
      if (lexical.length === words.length && lexical.every((word, i) => isNear(words[i] ?? '', word))) return kind;
    }
  }
  return null;
});

/** Numbering that stands before a label in the text itself ("1. Jabatan", "II Tugas"). */
export const NUMBERING = /^\s*(?:\(?(?:\d{1,2}|[IVX]{1,4}|[A-Za-z])[.)]\)?\s*|\d{1,2}\s+(?=\p{L}))+/u;

/** Between a label and its value where a document prints none. */
export const COLON: TextRun = { kind: 'text', text: ':', places: [], confidence: null };

/** Reads a paragraph as "Label : value", or as a label alone on its line ("3. Fungsi"); null where it is neither. */
export const labelOf = remember((paragraph: Paragraph): Label | null => {
  const text = plainText(paragraph.content);
  const colon = text.indexOf(':');
  if ((colon < 0 ? text.length : colon) > LABEL_LETTERS_MOST) return null;
  const kind = kindOfLabel(colon < 0 ? text : text.slice(0, colon));
  if (kind === null) return null;
  return { kind, value: colon < 0 ? [] : contentAfterColon(paragraph.content), colon: colon >= 0 };
});

/** The content behind the first colon. */
export function contentAfterColon(content: readonly Inline[]): readonly Inline[] {
  const at = content.findIndex((part) => part.kind === 'text' && part.text.includes(':'));
  const run = content[at];
  if (run?.kind !== 'text') return [];
  const rest = tidy(run.text.slice(run.text.indexOf(':') + 1).replace(/^[\s:]+/, ''));
  return [...(rest === '' ? [] : [{ ...run, text: rest }]), ...content.slice(at + 1)];
}

/** "… mempunyai tugas …", "… menyelenggarakan fungsi …": the sentence by which a narrative opens a list. The last such phrase decides. */
const DUTY =
  /\b(?:mempunyai|memiliki|menyelenggarakan|menjalankan|mengemban)\s+(?:uraian\s+|rincian\s+)?(tugas(?:\s+pokok)?\s+dan\s+fungsi|tugas(?:\s+pokok)?|fungsi)\b/giu;

export type DutySentence = { readonly kind: 'tugas' | 'fungsi' | 'tugas-fungsi'; readonly saysMore: boolean };

/** Words after the phrase that still say nothing of the duty itself. */
const EMPTY_TAIL = new Set(['sebagai', 'berikut', 'yaitu', 'adalah', 'meliputi', 'antara', 'lain']);

export function dutyOf(text: string): DutySentence | null {
  const match = [...text.matchAll(DUTY)].at(-1);
  const noun = match?.[1]?.toLowerCase();
  if (!match || noun === undefined) return null;
  // "menyelenggarakan tugas umum pemerintahan" is a duty itself; only fungsi are "diselenggarakan".
  if (/^menyelenggarakan/i.test(match[0]) && !noun.endsWith('fungsi')) return null;
  const kind = noun.endsWith('fungsi') ? (noun.startsWith('tugas') ? 'tugas-fungsi' : 'fungsi') : 'tugas';
  const tail = wordsOf(text.slice(match.index + match[0].length)).filter((word) => !EMPTY_TAIL.has(word));
  return { kind, saysMore: tail.length > 0 };
}
