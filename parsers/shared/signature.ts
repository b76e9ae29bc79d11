import type { Block, Paragraph } from '../../src/layout/document.ts';
import { isPersonName, isRank, readNip } from '../../src/normalise/people.ts';
import type { Field, RawPerson } from '../contract.ts';
import { fieldOf } from './fields.ts';
import { wordsOf } from './words.ts';

export type Signature = {
  readonly person: RawPerson;
  /** The lines above the name: who signs, in which capacity. */
  readonly title: string;
  readonly used: readonly Paragraph[];
};

/** Lines above a name that may still belong to its signature (place and date, capacity, position, office). */
const TITLE_LINES_MOST = 5;
/** Lines between a name and its NIP: rank and blank lines. */
const NAME_DISTANCE_MOST = 3;

const NIP_LABEL = /\bN\s*[I1l]\s*P\b\.?\s*:?/i;

type Line = { readonly paragraph: Paragraph; readonly field: Field };

function linesOf(blocks: readonly Block[]): readonly Line[] {
  return blocks.flatMap((block) => {
    const field = block.type === 'paragraph' ? fieldOf(block.content) : null;
    return block.type === 'paragraph' && field ? [{ paragraph: block, field }] : [];
  });
}

function titleAbove(lines: readonly Line[], at: number): readonly Line[] {
  const above: Line[] = [];
  for (let i = at - 1; i >= 0 && above.length < TITLE_LINES_MOST; i--) {
    const line = lines[i];
    if (line === undefined || wordsOf(line.field.text).length > 10) break;
    above.unshift(line);
  }
  return above;
}

function nipField(line: Line): Field | null {
  const label = NIP_LABEL.exec(line.field.text);
  const nip = label ? readNip(line.field.text.slice(label.index + label[0].length)) : null;
  return nip === null ? null : { ...line.field, text: nip };
}

/** Signatures in order: a person's name with a NIP near below it; with `nameOnly`, also a name without a NIP that stands alone on its line. */
export function signaturesIn(blocks: readonly Block[], nameOnly: boolean): readonly Signature[] {
  const lines = linesOf(blocks);
  const found: Signature[] = [];
  lines.forEach((line, at) => {
    const label = NIP_LABEL.exec(line.field.text);
    if (!label) return;
    const inline = line.field.text
      .slice(0, label.index)
      .replace(/[(),\s]+$/, '')
      .replace(/^\(/, '');
    const above = [1, 2, 3]
      .slice(0, NAME_DISTANCE_MOST)
      .map((d) => at - d)
      .find((i) => isSigner(lines[i]?.field.text ?? ''));
    const nameLine = isSigner(inline) ? line : above === undefined ? undefined : lines[above];
    if (nameLine === undefined) return;
    const nama = nameLine === line ? { ...line.field, text: inline } : cleanName(nameLine.field);
    const first = nameLine === line ? at : (above ?? at);
    const title = titleAbove(lines, first);
    found.push({
      person: { nama, nip: nipField(line) },
      title: title.map((l) => l.field.text).join(' '),
      used: [...title, ...lines.slice(first, at + 1)].map((l) => l.paragraph),
    });
  });
  if (found.length > 0 || !nameOnly) return found;
  lines.forEach((line, at) => {
    if (isSigner(line.field.text)) {
      const title = titleAbove(lines, at);
      found.push({
        person: { nama: cleanName(line.field), nip: null },
        title: title.map((l) => l.field.text).join(' '),
        used: [...title, line].map((l) => l.paragraph),
      });
    }
  });
  return found;
}

/** Brackets around a name, and before it the specks and bullets that recognisers make of a stamp. */
const AROUND_NAME = /^(?:.*•)?[\s(.,:;–-]+|[)\s]+$/gu;
const cleanName = (field: Field): Field => ({ ...field, text: field.text.replace(AROUND_NAME, '') });
const isSigner = (text: string): boolean => !isRank(text) && isPersonName(text.replace(AROUND_NAME, ''), true);

/** Words of an office's name that say nothing about whose signature it is. */
const UNSPECIFIC = new Set([
  'kecamatan',
  'kabupaten',
  'kab',
  'kota',
  'provinsi',
  'dan',
  'pada',
  'di',
  'an',
  'a',
  'n',
  'plt',
  'plh',
  'kepala',
  'daerah',
]);

/** The head of a whole office, whose name its units and posts share ("Kepala Dinas Pangan", "Analis Pangan"). */
const OFFICE_HEAD = /\bkepala\s+(?:dinas|badan|kantor|satuan|balai|uptd?|biro)\b/iu;

/** Whether the lines above a name also name the post itself: its first word, or its unit behind "Kepala". */
function namesPost(title: string, jabatan: string): boolean {
  const [first = '', second = ''] = wordsOf(jabatan);
  const signing = wordsOf(title);
  return first === 'kepala' ? signing.some((word, at) => word === first && signing[at + 1] === second) : signing.includes(first);
}

/** Posts of which an office has one, besides its head. */
const RANKS = new Set(['sekretaris', 'bendahara']);

/** Whether who signs (the lines above the name) is the holder of a position: they share its telling words. */
export function signsFor(title: string, jabatan: string): boolean {
  const telling = wordsOf(jabatan).filter((word) => !UNSPECIFIC.has(word));
  const signing = new Set(wordsOf(title));
  if (/^\s*a\.?\s*n\.?\s/i.test(title)) return false;
  // The head of an office and its secretary share all the other words.
  const rank = telling.find((word) => RANKS.has(word));
  if (rank !== undefined && !signing.has(rank)) return false;
  if (OFFICE_HEAD.test(title) && !OFFICE_HEAD.test(jabatan) && !namesPost(title, jabatan)) return false;
  if (telling.length === 0) return wordsOf(jabatan).some((word) => signing.has(word));
  return telling.filter((word) => signing.has(word)).length / telling.length >= SHARED_WORDS;
}

/** Least share of a position's telling words that stand above the holder's name. */
const SHARED_WORDS = 0.5;
