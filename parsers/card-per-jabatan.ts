import type { Paragraph } from '../src/layout/document.ts';
import { plainText } from '../src/layout/inline.ts';
import type { Field, Parser, RawJabatan, Recognition, Section } from './contract.ts';
import { fieldOf, joinFields } from './shared/fields.ts';
import { labelOf } from './shared/labels.ts';
import { weigh } from './shared/recognition.ts';
import { assemble, featuresOf, labelValue } from './shared/section-reading.ts';
import { isTitle, titleHeads } from './shared/sections.ts';
import { wordsOf } from './shared/words.ts';

function recognise(section: Section): Recognition {
  const features = featuresOf(section);
  return weigh([
    [features.title && !features.jabatanLabel, 0.3, 'title with the position below it, no label Jabatan'],
    [features.visiMisi, 0.25, 'Visi / Misi'],
    [features.targetTable, 0.15, 'target table'],
    [features.indicatorTable, 0.15, 'indicator table with a known header'],
    [features.signature, 0.15, 'the holder signs below'],
    [features.jabatanLabel && !features.visiMisi, -0.1, 'label Jabatan without Visi / Misi'],
  ]);
}

/** A line that names the office, not the position: "KECAMATAN …", "KELURAHAN …", "PEMERINTAH …", "TAHUN 2022". */
const OFFICE_LINE =
  /^(?:kecamatan|kelurahan|desa|kantor|sekretariat daerah|inspektorat|satuan polisi|rumah sakit|rsud|puskesmas|uptd?|kabupaten|kab\.?|kota|pemerintah|provinsi|dinas|badan|tahun|periode|lampiran|nomor)\b/i;
/** The title's own words, which may share a line with the position. */
const TITLE_WORDS = /^(?:.*?indikator\s+)?kinerja(?:\s+(?:individu|utama|perorangan))?\s*(?:\(?\s*ik[iu]\s*\)?)?\s*[-–:]?\s*/i;
/** Lines below the title that may hold the position. */
const NAME_LINES_MOST = 4;
/** Longest line of a position's name (words). */
const NAME_WORDS_MOST = 14;

type Name = { readonly field: Field | null; readonly used: readonly Paragraph[] };

/** The position's name: what the title line says after its own words, and the lines below it up to the office, a label or a table. */
function nameBelowTitle(section: Section): Name {
  const at = section.blocks.findIndex((block) => block.type === 'paragraph' && isTitle(block));
  const title = section.blocks[at];
  if (title?.type !== 'paragraph') return { field: null, used: [] };
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
  // A sheet of the office itself has no other name than the office's.
  return { field: joinFields(parts, ' ') ?? offices[0] ?? null, used };
}

function parse(section: Section): RawJabatan {
  const labelled = labelValue(section, ['jabatan']);
  const titled = nameBelowTitle(section);
  return assemble({
    section,
    layout: 'card',
    jabatan: labelled?.field ?? titled.field,
    headUsed: labelled ? [labelled.paragraph, ...titled.used] : titled.used,
    signer: (signatures) => signatures[0],
  });
}

/** One sheet for each position: title with the position, Visi/Misi, target table, Uraian Tugas, formula table, the holder's signature. */
export const cardPerJabatan: Parser = {
  name: 'card-per-jabatan',
  describes: 'a sheet for each position: Visi/Misi, target table, Uraian Tugas, formula table, signature of the holder',
  heads: titleHeads,
  recognise,
  parse,
};
