import type { Paragraph } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import type { Field, Section } from '../contract.ts';
import { namesPosition } from './drafts.ts';
import { fieldOf, joinFields } from './fields.ts';
import { labelOf } from './labels.ts';
import { isTitle } from './sections.ts';
import { wordsOf } from './words.ts';

/** A line that names the office, not the position: "KECAMATAN …", "SEKRETARIAT DPRD …". */
const OFFICE_LINE =
  /^(?:kecamatan|kelurahan|desa|kantor|sekretariat|inspektorat|satuan polisi|rumah sakit|rsud|puskesmas|uptd?|balai|sekolah|(?:tk|sd|smp|sma|smk) negeri|dinas|badan)\b/i;
/** A line that names the government over the office. */
const GOVERNMENT_LINE = /^(?:kabupaten|kab\.?|kota|pemerintah|provinsi)\b/i;
/** A line that names neither: a year, a decree. */
const OTHER_LINE = /^(?:tahun|periode|lampiran|nomor)\b/i;
/** The title's own words, which may share a line with the position. */
const TITLE_WORDS = /^(?:.*?indikator\s+)?kinerja(?:\s+(?:individu|utama|perorangan))?\s*(?:\(?\s*ik[iu]\s*\)?)?\s*[-–:]?\s*/i;
/** Where the year that a title ends with begins. */
const YEAR_TAIL = /\s+(?:tahun|periode)\s+(?:anggaran\s+)?\d.*$/i;
/**
 * The head of a unit, and the office that the same line names behind it: "KEPALA BIDANG … DINAS …". Offices whose kind also is
 * what a unit looks after ("SEKSI … BADAN USAHA", "SEKSI JALAN PROVINSI", "SEKSI … PUSKESMAS") don't end the name.
 */
const UNIT_HEAD =
  /^(kepala\s+(?:sub\s?)?(?:bagian|bidang|seksi|bag|bid)\s+\S.*?)\s+(?:pada\s+)?(?:dinas|inspektorat|sekretariat\s+(?:daerah|dprd)|badan(?!\s+(?:usaha|hukum|publik|layanan|permusyawaratan))|satuan\s+polisi|rumah\s+sakit\s+umum|rsud|(?:kabupaten|provinsi)\s+\S+)\b.*$/i;
/** Lines below the title that may hold the position. */
const NAME_LINES_MOST = 4;
/** Longest line of a position's name (words). */
const NAME_WORDS_MOST = 14;

/** The position that a title names, the office named below it, and the lines that say so. */
export type TitleName = { readonly position: Field | null; readonly office: Field | null; readonly used: readonly Paragraph[] };

/** What a title says behind its own words, a year left out. */
function restOf(title: Paragraph): Field | null {
  const field = fieldOf(title.content);
  const text = field?.text.replace(TITLE_WORDS, '').replace(YEAR_TAIL, '').replace(UNIT_HEAD, '$1').trim() ?? '';
  return field === null || text === '' ? null : { ...field, text };
}

const namesOffice = ({ text }: Field): boolean => OFFICE_LINE.test(text) || GOVERNMENT_LINE.test(text);
const namesNeither = ({ text }: Field): boolean => OTHER_LINE.test(text);

/** The short lines below a title, up to a label or a table. */
function linesBelow(section: Section, at: number): readonly { readonly block: Paragraph; readonly field: Field }[] {
  const lines: { block: Paragraph; field: Field }[] = [];
  for (const block of section.blocks.slice(at + 1, at + 1 + NAME_LINES_MOST)) {
    if (block.type !== 'paragraph' || labelOf(block) !== null || wordsOf(plainText(block.content)).length > NAME_WORDS_MOST) break;
    const field = fieldOf(block.content);
    if (field !== null) lines.push({ block, field });
  }
  return lines;
}

/**
 * The position's name: what the title line says after its own words, and the lines below it up to the office, a label or a table;
 * below the office where it begins as a position does.
 */
export function nameBelowTitle(section: Section): TitleName {
  const at = section.blocks.findIndex((block) => block.type === 'paragraph' && isTitle(block));
  const title = section.blocks[at];
  if (title?.type !== 'paragraph') return { position: null, office: null, used: [] };
  const rest = restOf(title);
  const lines = linesBelow(section, at);
  const parts: Field[] = rest === null || namesOffice(rest) || namesNeither(rest) ? [] : [rest];
  const offices: Field[] = [];
  for (const { block, field } of lines) {
    if (namesOffice(field)) offices.push(field);
    else if (isTitle(block) || namesNeither(field)) continue;
    else if (offices.length === 0 || (parts.length === 0 && namesPosition(field.text))) parts.push(field);
  }
  if (rest !== null && namesOffice(rest)) offices.push(rest);
  const office = offices.find(({ text }) => OFFICE_LINE.test(text)) ?? offices[0] ?? null;
  return { position: joinFields(parts, ' '), office, used: [title, ...lines.map(({ block }) => block)] };
}
