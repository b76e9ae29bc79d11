import type { Parser, RawJabatan, Recognition, Section } from './contract.ts';
import { holderAmong } from './shared/holder.ts';
import { titleHeadsBeside } from './shared/position-heads.ts';
import { weigh } from './shared/recognition.ts';
import { assemble, featuresOf, labelValue } from './shared/section-reading.ts';
import { nameBelowTitle } from './shared/title-name.ts';

function recognise(section: Section): Recognition {
  const features = featuresOf(section);
  return weigh([
    [features.title && !features.jabatanLabel, 0.3, 'title with the position below it, no label Jabatan'],
    [features.visiMisi, 0.25, 'Visi / Misi'],
    [features.targetTable, 0.15, 'target table'],
    [features.indicatorTable, 0.15, 'indicator table with a known header'],
    [features.signature, 0.15, 'the holder signs below'],
    [features.titledTable, 0.15, 'nothing between a title with a name and the table'],
    [features.jabatanLabel && !features.visiMisi, -0.1, 'label Jabatan without Visi / Misi'],
  ]);
}

function parse(section: Section): RawJabatan {
  const labelled = labelValue(section, ['jabatan']);
  const titled = nameBelowTitle(section);
  // A sheet of the office itself has no other name than the office's.
  const jabatan = labelled?.field ?? titled.position ?? titled.office;
  return assemble({
    section,
    layout: 'card',
    jabatan,
    headUsed: labelled ? [labelled.paragraph, ...titled.used] : titled.used,
    signer: (signatures) => holderAmong(signatures, jabatan) ?? signatures[0],
  });
}

/** One sheet for each position: title with the position, Visi/Misi, target table, Uraian Tugas, formula table, the holder's signature. */
export const cardPerJabatan: Parser = {
  name: 'card-per-jabatan',
  describes: 'a sheet for each position: Visi/Misi, target table, Uraian Tugas, formula table, signature of the holder',
  heads: titleHeadsBeside,
  recognise,
  parse,
};
