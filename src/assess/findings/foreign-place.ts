import { knownKabupaten, knownKecamatan } from '../../normalise/places.ts';
import { nameKey } from '../../normalise/regions.ts';
import type { Head, Indikator, Jabatan } from '../../records/record.ts';
import { isDoubted } from '../doubted.ts';
import type { Check, Found, Words } from './check.ts';

/** Up to three capitalised words behind "Kecamatan" or "Kabupaten". */
const NAME = String.raw`(\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*){0,2})`;
const KECAMATAN = new RegExp(String.raw`(?<!\p{L})(?:Kecamatan|KECAMATAN|Kec\.|KEC\.)\s+${NAME}`, 'gu');
const KABUPATEN = new RegExp(String.raw`(?<!\p{L})(?:Kabupaten|KABUPATEN|Kab\.|KAB\.)\s+${NAME}`, 'gu');
/** Letters that a name has at least; shorter official names are common words too. */
const NAME_LETTERS_LEAST = 4;

/** The longest beginning of the captured words that is an official name. */
function officialIn(captured: string, known: (name: string) => readonly unknown[]): string | null {
  const words = captured.split(/\s+/u);
  for (let length = words.length; length > 0; length--) {
    const name = words.slice(0, length).join(' ');
    if (name.length >= NAME_LETTERS_LEAST && known(name).length > 0) return name;
  }
  return null;
}

/** Names of one kind in a text that are official and not the document's own; a name that only goes on or breaks off is its own. */
function foreignNames(text: string, pattern: RegExp, own: string, known: (name: string) => readonly unknown[]): readonly string[] {
  const ownKey = nameKey(own);
  return [...text.matchAll(pattern)].flatMap((match) => {
    const captured = match[1] ?? '';
    const name = nameKey(captured).startsWith(ownKey) ? null : officialIn(captured, known);
    return name === null || ownKey.startsWith(nameKey(name)) ? [] : [name];
  });
}

/** An office that answers for one kecamatan; a decree of the kabupaten may name any. */
const isOfKecamatan = (head: Head): boolean => /^(?:kantor\s+)?(?:kecamatan|kelurahan|kec\.)/iu.test(head.perangkat_daerah ?? '');

function foreignIn(text: string, head: Head): readonly Words[] {
  const own = head.kecamatan;
  const kecamatan =
    own === null || !isOfKecamatan(head)
      ? []
      : foreignNames(text, KECAMATAN, own, knownKecamatan).map((name) => say('Kecamatan', name, own));
  const kabupaten =
    head.kabupaten === null || head.kabupaten.startsWith('Kota ')
      ? []
      : foreignNames(text, KABUPATEN, head.kabupaten, knownKabupaten).map((name) => say('Kabupaten', name, head.kabupaten ?? ''));
  return [...kecamatan, ...kabupaten];
}

const say = (kind: string, name: string, own: string): Words => ({
  id: `Tertulis ${kind} ${name}, padahal dokumen ini dari ${kind} ${own}.`,
  en: `It says ${kind} ${name}, but this document is of ${kind} ${own}.`,
});

const ROW_TEXTS = ['sasaran', 'indikator', 'alasan', 'penjelasan', 'formula_teks', 'sumber_data', 'penanggung_jawab'] as const;

function inRow(row: Indikator, head: Head): readonly Found[] {
  return ROW_TEXTS.flatMap((field) =>
    (isDoubted(row, [field === 'formula_teks' ? 'formula' : field]) ? [] : foreignIn(row[field] ?? '', head).slice(0, 1)).map(
      (message) => ({ indikator: row.id, field: field === 'formula_teks' ? 'formula' : field, message }),
    ),
  );
}

function inBlock(block: Jabatan, head: Head): readonly Found[] {
  const texts = {
    jabatan: block.jabatan ?? '',
    tugas: block.tugas.join('\n'),
    fungsi: block.fungsi.join('\n'),
    target: block.target.map((row) => `${row.sasaran ?? ''}\n${row.indikator ?? ''}`).join('\n'),
  };
  return Object.entries(texts).flatMap(([field, text]) =>
    foreignIn(text, head)
      .slice(0, 1)
      .map((message) => ({ jabatan: block.id, field, message })),
  );
}

export const foreignPlace: Check = {
  code: 'foreign-place',
  rule: {
    id: 'Praktik baik: dokumen hanya berlaku untuk wilayahnya sendiri; nama wilayah lain biasanya sisa salin-tempel.',
    en: 'Good practice: a document speaks for its own region; the name of another is usually left over from copying.',
  },
  remedy: {
    id: 'Ganti dengan nama wilayah sendiri, dan periksa apakah isinya juga tersalin.',
    en: "Put your own region's name, and see whether the rest was copied too.",
  },
  find: ({ document, jabatan }) =>
    jabatan.flatMap((block) => [...inBlock(block, document), ...block.indikator.flatMap((row) => inRow(row, document))]),
};
