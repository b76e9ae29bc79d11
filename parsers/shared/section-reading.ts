import type { Block, LayoutDocument, Paragraph } from '../../src/layout/document.ts';
import { plainText } from '../../src/layout/inline.ts';
import type { Doubt, Field, RawIndikator, RawJabatan, RawPerson, RawTarget, Section } from '../contract.ts';
import type { LayoutName } from '../../src/records/record.ts';
import { readDuties } from './duties.ts';
import { fieldOf, saysNothing } from './fields.ts';
import { namedHolder } from './holder.ts';
import { headingLines, tableHeadings } from './headings.ts';
import { indicatorRows } from './indicator-rows.ts';
import { labelOf } from './labels.ts';
import { remember } from '../../src/remember.ts';
import { isTitle } from './sections.ts';
import { type Signature, signaturesIn } from './signature.ts';
import { groupTables, type TableGroup } from './table-groups.ts';
import { targetRows } from './target-rows.ts';
import { nameBelowTitle } from './title-name.ts';
import { hasPhrase, wordsOf } from './words.ts';

type Tables = { readonly indikator: readonly RawIndikator[]; readonly target: readonly RawTarget[] };

/** A bare table (sasaran and indicator, nothing to measure by) counts as the indicator table only where there is no better one. */
function indicatorGroups(groups: readonly TableGroup[]): readonly TableGroup[] {
  const full = groups.filter((group) => group.kind === 'indikator');
  return full.length > 0 ? full : groups.filter((group) => group.kind === 'bare');
}

/** Grouping is asked for by every parser that weighs the section, and again by the one that reads it. */
const tablesOf = remember((section: Section) => groupTables(section.blocks, section.headers));

/** All tables of a section: indicators, and targets (also a target column in the indicator table). */
function readTables(section: Section): Tables {
  const { groups } = tablesOf(section);
  const indicators = indicatorGroups(groups);
  const targets = groups.filter((group) => group.columns.roles.includes('target'));
  return {
    indikator: indicators.flatMap(indicatorRows),
    target: targets.flatMap(targetRows),
  };
}

export const paragraphsOf = (blocks: readonly Block[]): readonly Paragraph[] => blocks.filter((block) => block.type === 'paragraph');

const IKI_WORDS = ['individu', 'perorangan', 'iki'];
const IKU_WORDS = ['utama', 'iku'];

/**
 * The block's own title decides, the one nearest above its labels first; IKI where a title names both, or none names either. A
 * block without any title is what the document's titles are.
 */
export function jenisOf(section: Section): 'IKI' | 'IKU' {
  const body = section.blocks.findIndex(
    (block) => block.type === 'table' || (block.type === 'paragraph' && labelOf(block) !== null && !isTitle(block)),
  );
  const above = paragraphsOf(section.blocks.slice(0, body < 0 ? undefined : body)).filter(isTitle);
  const own = above.length > 0 ? above : paragraphsOf(section.blocks).filter(isTitle);
  const titles = own.length > 0 ? own : paragraphsOf(section.document.blocks).filter(isTitle);
  for (const title of [...titles].reverse()) {
    const words = wordsOf(plainText(title.content));
    if (words.some((word) => IKI_WORDS.includes(word))) return 'IKI';
    if (words.some((word) => IKU_WORDS.includes(word))) return 'IKU';
  }
  return 'IKI';
}

/** The blocks behind the last table, where the holder's signature stands. */
export function afterTables(blocks: readonly Block[]): readonly Block[] {
  return blocks.slice(blocks.findLastIndex((block) => block.type === 'table') + 1);
}

/** The value of a label: the field of its words, null where it says nothing. */
export function labelValue(
  section: Section,
  kinds: readonly string[],
): { readonly field: Field | null; readonly paragraph: Paragraph } | null {
  for (const kind of kinds) {
    for (const paragraph of paragraphsOf(section.blocks)) {
      const label = labelOf(paragraph);
      if (label?.kind !== kind || label.value.length === 0) continue;
      const field = fieldOf(label.value);
      return { field: field === null || saysNothing(field.text) ? null : trimName(field), paragraph };
    }
  }
  return null;
}

const trimName = (field: Field): Field => ({ ...field, text: field.text.replace(/[\s;:,]+$/, '') });

export type Assembly = {
  readonly section: Section;
  readonly layout: LayoutName;
  readonly jabatan: Field | null;
  readonly headUsed: readonly Paragraph[];
  /** Chooses the signature that belongs to this block, or none. */
  readonly signer: (signatures: readonly Signature[]) => Signature | undefined;
};

/** Puts a block together once its format has found the position's name and says whose signature counts. */
export function assemble({ section, layout, jabatan, headUsed, signer }: Assembly): RawJabatan {
  const tables = readTables(section);
  const closing = afterTables(section.blocks);
  const signatures = signaturesIn(closing, false);
  const signature = signer(signatures);
  const [position] = headUsed;
  const named = signature === undefined && position !== undefined ? namedHolder(section.blocks, position) : null;
  const signed = new Set(signatures.flatMap((own) => own.used));
  const body = section.blocks.filter((block) => block.type !== 'paragraph' || !(signed.has(block) || headUsed.includes(block)));
  const duties = readDuties(body);
  const doubts: Doubt[] = jabatan === null ? [{ code: 'jabatan-missing', field: 'jabatan' }] : [];
  const pemangku: RawPerson | null = signature?.person ?? named?.person ?? null;
  return {
    jabatan,
    jenis: jenisOf(section),
    layout,
    tugas: duties.tugas,
    fungsi: duties.fungsi,
    pemangku,
    target: tables.target,
    indikator: tables.indikator,
    doubts,
    headings: [...headingLines(section.blocks, new Set([...headUsed, ...duties.used])), ...tableHeadings(section)],
    signature: [...signed].map((paragraph) => fieldOf(paragraph.content)).filter((field) => field !== null),
  };
}

/** What speaks for one format or another in a section; parsers weigh these. */
export type Features = {
  readonly jabatanLabel: boolean;
  readonly dutyLabels: boolean;
  readonly dutySentences: boolean;
  readonly visiMisi: boolean;
  readonly targetTable: boolean;
  readonly indicatorTable: boolean;
  /** Nothing but a title that names a position or an office, and a full indicator table. */
  readonly titledTable: boolean;
  readonly title: boolean;
  readonly signature: boolean;
  readonly chapters: boolean;
};

export const featuresOf = remember((section: Section): Features => {
  const paragraphs = paragraphsOf(section.blocks);
  const labels = paragraphs.map(labelOf).filter((label) => label !== null);
  const { groups } = tablesOf(section);
  const first = section.blocks.findIndex((block) => block.type === 'table');
  const features = {
    jabatanLabel: labels.some((label) => (label.kind === 'jabatan' || label.kind === 'unit') && label.value.length > 0),
    dutyLabels: labels.some((label) => ['tugas', 'fungsi', 'tugas-fungsi'].includes(label.kind)),
    dutySentences: paragraphs
      .slice(0, 12)
      .some((p) => /\bmempunyai\s+(?:tugas|fungsi)|\bmenyelenggarakan\s+fungsi/i.test(plainText(p.content))),
    visiMisi: paragraphs.some(
      (p) => ['visi', 'misi'].some((word) => hasPhrase(wordsOf(plainText(p.content)).slice(0, 1), word)) && labelOf(p)?.kind === 'other',
    ),
    targetTable: groups.some((group) => group.kind === 'target'),
    indicatorTable: indicatorGroups(groups).length > 0,
    title: paragraphs.some(isTitle),
    signature: first >= 0 && signaturesIn(afterTables(section.blocks), false).length > 0,
    chapters: hasChapters(section.document),
  };
  return { ...features, titledTable: groups.some((group) => group.kind === 'indikator') && isTitledOnly(section, features) };
});

/** Whether nothing but a title says whose indicators these are; the next block's title follows right behind the table. */
function isTitledOnly(section: Section, features: Omit<Features, 'titledTable'>): boolean {
  const { title, jabatanLabel, dutyLabels, dutySentences, visiMisi, targetTable, signature } = features;
  if (!title || [jabatanLabel, dutyLabels, dutySentences, visiMisi, targetTable, signature].some((sign) => sign)) return false;
  const { position, office } = nameBelowTitle(section);
  return position !== null || office !== null;
}

/** Chapters that a report has at least; one heading "BAB" may be a quotation. */
const CHAPTERS_LEAST = 2;

/** Chapters of a report. A regulation has chapters too, but its chapters consist of articles ("Pasal 1"). */
const hasChapters = remember((document: LayoutDocument): boolean => {
  const texts = paragraphsOf(document.blocks).map((p) => plainText(p.content).trim());
  const chapters = texts.filter((text) => /^BAB\s+[IVX\d]+\b/.test(text));
  return chapters.length >= CHAPTERS_LEAST && !texts.some((text) => /^Pasal\s+\d+$/i.test(text));
});
