import type { Parser, RawJabatan, Recognition, Section } from './contract.ts';
import { positionHeads, positionOfHeading } from './shared/position-heads.ts';
import { holderAmong } from './shared/holder.ts';
import { weigh } from './shared/recognition.ts';
import { assemble, featuresOf, labelValue } from './shared/section-reading.ts';
import { labelHeads } from './shared/sections.ts';
import { nameBelowTitle } from './shared/title-name.ts';

function recognise(section: Section): Recognition {
  const features = featuresOf(section);
  return weigh([
    [features.jabatanLabel, 0.35, 'label Jabatan (or unit) with its value'],
    [positionOfHeading(section) !== null, 0.2, 'heading that names the position'],
    [features.dutyLabels, 0.25, 'labels Tugas / Fungsi'],
    [features.indicatorTable, 0.3, 'indicator table with a known header'],
    [!features.visiMisi, 0.1, 'no Visi / Misi'],
    [features.chapters, -0.3, 'the document has chapters (BAB)'],
  ]);
}

function parse(section: Section): RawJabatan {
  const name = labelValue(section, ['jabatan', 'unit']) ?? positionOfHeading(section);
  // Without a label the title names the position: "INDIKATOR KINERJA INDIVIDU", "KEPALA SEKSI …".
  const titled = name === null ? nameBelowTitle(section) : null;
  const jabatan = name?.field ?? titled?.position ?? null;
  return assemble({
    section,
    layout: 'table',
    jabatan,
    headUsed: name ? [name.paragraph] : titled?.position ? titled.used : [],
    // Below the last table stands the holder, or whoever signed the annex: it is the holder's if the capacity agrees.
    signer: (signatures) => holderAmong(signatures, jabatan),
  });
}

/** Jabatan, Tugas and Fungsi as labels above one indicator table. */
export const tablePerJabatan: Parser = {
  name: 'table-per-jabatan',
  describes: 'Jabatan, Tugas and Fungsi above one indicator table for each position',
  heads: (document, options) => [...labelHeads(document), ...positionHeads(document, options)],
  recognise,
  parse,
};
