import type { Parser, RawJabatan, Recognition, Section } from './contract.ts';
import { holderAmong } from './shared/holder.ts';
import { positionOfHeading } from './shared/position-heads.ts';
import { weigh } from './shared/recognition.ts';
import { assemble, featuresOf, labelValue } from './shared/section-reading.ts';
import { labelHeads } from './shared/sections.ts';

function recognise(section: Section): Recognition {
  const features = featuresOf(section);
  return weigh([
    [features.chapters, 0.4, 'the document has chapters (BAB)'],
    [features.jabatanLabel, 0.25, 'numbered block with the label Jabatan'],
    [positionOfHeading(section) !== null, 0.25, 'heading that names the position'],
    [features.dutySentences, 0.2, 'tugas or fungsi opened by a sentence ("… mempunyai tugas …")'],
    [features.indicatorTable, 0.15, 'indicator table with a known header'],
    [features.visiMisi, -0.2, 'Visi / Misi over the block'],
  ]);
}

function parse(section: Section): RawJabatan {
  const name = labelValue(section, ['jabatan', 'unit']) ?? positionOfHeading(section);
  const jabatan = name?.field ?? null;
  return assemble({
    section,
    layout: 'narrative',
    jabatan,
    headUsed: name ? [name.paragraph] : [],
    signer: (signatures) => holderAmong(signatures, jabatan),
  });
}

/** A report: chapters of prose, then numbered blocks whose duties are opened by sentences. */
export const narrative: Parser = {
  name: 'narrative',
  describes: 'chapters of prose (BAB I …), then numbered blocks "1. JABATAN : …" with sentences and a table',
  heads: labelHeads,
  recognise,
  parse,
};
