import type { Inline, Paragraph } from '../../src/layout/document.ts';
import { placesOf, plainText } from '../../src/layout/inline.ts';
import { isPersonName } from '../../src/normalise/people.ts';
import { namesPosition } from './drafts.ts';
import { confidenceOf, doubtOf, weakWordsOf } from './fields.ts';
import { COLON, kindOfLabel } from './labels.ts';
import { wordsOf } from './words.ts';

/** Words with which the title of a column of positions says that their holders stand in it too. */
const WITH_HOLDER: ReadonlySet<string> = new Set(['nama', 'nip', 'dan', 'pejabat', 'pegawai', 'pemangku', 'pemegang', 'jabatan']);
const NIP = /\bNIP\b\.?\s*:?\s*(\d[\d\s]*\d)/iu;
/** Where a name in capitals begins behind a position that is not. */
const CAPITALS = /(?<=\p{Ll}\s+)(?:(?:Dr|Drs|Dra|Ir|H|Hj|dr|drg)\.\s+)*\p{Lu}{2,}(?:[\s.,']|$)/u;

/** Whether a column holds positions: "Jabatan", "Nama Jabatan", "Jabatan / Nama", "Nama, NIP dan Jabatan". */
export function titlesPositions(title: string): boolean {
  const words = wordsOf(title);
  return kindOfLabel(title) === 'jabatan' || (words.includes('jabatan') && words.every((word) => WITH_HOLDER.has(word)));
}

function labelled(first: Paragraph, label: string, text: string, content: readonly Inline[]): Paragraph {
  const confidence = confidenceOf(content);
  const doubts = confidence === null ? {} : { doubt: doubtOf(content), weakWords: weakWordsOf(content) };
  return {
    ...first,
    mark: null,
    content: [{ kind: 'text', text: `${label} : ${text}`, places: placesOf(content), confidence, ...doubts }],
  };
}

/** "Jabatan : …": the title of the column and a cell in it. */
export function positionLabel(title: readonly Paragraph[], name: readonly Paragraph[]): readonly Paragraph[] {
  const [first] = name;
  if (first === undefined) return [];
  const words = title.flatMap((paragraph) => paragraph.content);
  // A title that names more than the position would label nothing.
  const label: readonly Inline[] =
    kindOfLabel(plainText(words)) === 'jabatan' ? words : [{ kind: 'text', text: 'Jabatan', places: placesOf(words), confidence: null }];
  return holderCell(name) ?? [{ ...first, mark: null, content: [...label, COLON, ...name.flatMap((paragraph) => paragraph.content)] }];
}

/**
 * A cell that gives a position with the name and NIP of its holder, as labels: each on a line of its own or all flowed into one, the
 * position first or last. Null where no NIP stands in the cell, or name and position cannot be told apart.
 */
function holderCell(paragraphs: readonly Paragraph[]): readonly Paragraph[] | null {
  const [first] = paragraphs;
  const content = paragraphs.flatMap((paragraph) => paragraph.content);
  const lines = paragraphs.map((paragraph) => plainText(paragraph.content)).filter((line) => line !== '');
  const text = lines.join(' ');
  const match = NIP.exec(text);
  if (first === undefined || match === null) return null;
  const before = text.slice(0, match.index).replace(/[\s(]+$/, '');
  const behind = text.slice(match.index + match[0].length).replace(/^[\s)]+/, '');
  const parts = behind !== '' ? { nama: before, jabatan: behind } : nameLast(before, lines);
  if (parts === null || !isPersonName(parts.nama, true) || !namesPosition(parts.jabatan)) return null;
  return [
    labelled(first, 'Nama', parts.nama, content),
    labelled(first, 'NIP', match[1] ?? '', content),
    labelled(first, 'Jabatan', parts.jabatan, content),
  ];
}

/** Position and name in front of a NIP: by their lines, else where capitals begin. */
function nameLast(before: string, lines: readonly string[]): { readonly nama: string; readonly jabatan: string } | null {
  const nip = lines.findIndex((line) => NIP.test(line));
  const own = lines[nip - 1];
  if (nip > 1 && own !== undefined && NIP.exec(lines[nip] ?? '')?.index === 0)
    return { nama: own, jabatan: lines.slice(0, nip - 1).join(' ') };
  const at = CAPITALS.exec(before)?.index;
  return at === undefined ? null : { nama: before.slice(at), jabatan: before.slice(0, at).trim() };
}
