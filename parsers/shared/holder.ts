import type { Block, Paragraph } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import { isPersonName, readNip } from '../../src/normalise/people.ts';
import type { Field, RawPerson } from '../contract.ts';
import { fieldOf } from './fields.ts';
import { labelOf } from './labels.ts';
import { type Signature, signsFor } from './signature.ts';
import { wordsOf } from './words.ts';

/** Who signs as the holder whatever the position is called: the forms of agreements and appraisals are the same in the whole country. */
const AS_HOLDER = /\b(?:pihak\s+pertama|yang\s+dinilai|pemangku\s+jabatan|pemegang\s+jabatan)\b/iu;
/** Up to the NIP of a signature beside this one. */
const NEIGHBOUR = /^.*\bNIP\b[\s.:]*[\d\s]*/iu;

/** The signature of the holder of a position: signed in that capacity, or with the position's own name above it. */
export const holderAmong = (signatures: readonly Signature[], jabatan: Field | null): Signature | undefined =>
  signatures.find(({ title }) => AS_HOLDER.test(title.replace(NEIGHBOUR, ''))) ??
  signatures.find(({ title }) => jabatan !== null && signsFor(title, jabatan.text));

/** Labels of a person's name, and of the number that tells a person from an office ("Nama : Dinas …"). */
const NAME_LABELS: ReadonlySet<string> = new Set(['nama', 'nama pegawai', 'nama pejabat', 'nama lengkap']);
const NIP_LABEL = 'nip';

const labelWords = (paragraph: Paragraph): string =>
  wordsOf(plainText(paragraph.content).split(':', 1)[0] ?? '')
    .filter((word) => /\p{L}{2}/u.test(word))
    .join(' ');

/** Whether a paragraph names a person or gives a person's number or rank, as forms do over or under the position. */
export function isPersonLabel(block: Block | undefined): block is Paragraph {
  if (block?.type !== 'paragraph' || labelOf(block)?.kind !== 'other') return false;
  const words = labelWords(block);
  return NAME_LABELS.has(words) || words === NIP_LABEL || words.startsWith('pangkat');
}

/** The holder as the head of a block names them: "Nama : …" with "NIP : …" next to the position's label. Null where either is missing. */
export function namedHolder(
  blocks: readonly Block[],
  position: Paragraph,
): { readonly person: RawPerson; readonly used: readonly Paragraph[] } | null {
  const labels = labelsAround(blocks, position).filter(isPersonLabel);
  const valueOf = (names: (words: string) => boolean): Field | null =>
    labels.filter((label) => names(labelWords(label))).flatMap((label) => fieldOf(labelOf(label)?.value ?? []) ?? [])[0] ?? null;
  const nama = valueOf((words) => NAME_LABELS.has(words));
  const number = valueOf((words) => words === NIP_LABEL);
  const nip = number === null ? null : readNip(`NIP ${number.text}`);
  if (nama === null || number === null || nip === null || !isPersonName(nama.text, true)) return null;
  return { person: { nama, nip: { ...number, text: nip } }, used: labels };
}

/** The labels right above and below the position's, without a gap. */
function labelsAround(blocks: readonly Block[], position: Paragraph): readonly Block[] {
  const lines = blocks.filter((block) => block.type !== 'furniture');
  const at = lines.indexOf(position);
  const isLabel = (block: Block): boolean => block.type === 'paragraph' && labelOf(block) !== null;
  const ends = lines.findIndex((block, i) => i > at && !isLabel(block));
  const begins = lines.findLastIndex((block, i) => i < at && !isLabel(block));
  return lines.slice(begins + 1, ends < 0 ? undefined : ends);
}
