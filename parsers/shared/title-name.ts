import type { Paragraph } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import type { Field, Section } from '../contract.ts';
import { fieldOf, joinFields } from './fields.ts';
import { labelOf } from './labels.ts';
import { isTitle } from './sections.ts';
import { wordsOf } from './words.ts';

/** A line that names the office, not the position: "KECAMATAN …", "KELURAHAN …", "PEMERINTAH …", "TAHUN 2022". */
const OFFICE_LINE =
  /^(?:kecamatan|kelurahan|desa|kantor|sekretariat|inspektorat|satuan polisi|rumah sakit|rsud|puskesmas|uptd?|balai|sekolah|(?:tk|sd|smp|sma|smk) negeri|kabupaten|kab\.?|kota|pemerintah|provinsi|dinas|badan|tahun|periode|lampiran|nomor)\b/i;
/** The title's own words, which may share a line with the position. */
const TITLE_WORDS = /^(?:.*?indikator\s+)?kinerja(?:\s+(?:individu|utama|perorangan))?\s*(?:\(?\s*ik[iu]\s*\)?)?\s*[-–:]?\s*/i;
/** Lines below the title that may hold the position. */
const NAME_LINES_MOST = 4;
/** Longest line of a position's name (words). */
const NAME_WORDS_MOST = 14;

/** The position that a title names, the office named below it, and the lines that say so. */
export type TitleName = { readonly position: Field | null; readonly office: Field | null; readonly used: readonly Paragraph[] };

/** The position's name: what the title line says after its own words, and the lines below it up to the office, a label or a table. */
export function nameBelowTitle(section: Section): TitleName {
  const at = section.blocks.findIndex((block) => block.type === 'paragraph' && isTitle(block));
  const title = section.blocks[at];
  if (title?.type !== 'paragraph') return { position: null, office: null, used: [] };
  const inTitle = fieldOf(title.content);
  const rest = inTitle === null ? '' : inTitle.text.replace(TITLE_WORDS, '').trim();
  const parts: Field[] = inTitle !== null && rest !== '' && !OFFICE_LINE.test(rest) ? [{ ...inTitle, text: rest }] : [];
  const used: Paragraph[] = [title];
  const offices: Field[] = [];
  for (const block of section.blocks.slice(at + 1, at + 1 + NAME_LINES_MOST)) {
    if (block.type !== 'paragraph' || labelOf(block) !== null || wordsOf(plainText(block.content)).length > NAME_WORDS_MOST) break;
    const field = fieldOf(block.content);
    if (field === null) continue;
    used.push(block);
    if (OFFICE_LINE.test(field.text)) offices.push(field);
    else if (offices.length === 0 && !isTitle(block)) parts.push(field);
  }
  return { position: joinFields(parts, ' '), office: offices[0] ?? null, used };
}
