import type { Block, Inline, LayoutDocument, Place, WeakWord } from '../src/layout/document.ts';
import type { LayoutName } from '../src/records/record.ts';
import type { HeaderWords } from './shared/headers.ts';

/**
 * The words of one field, where they stand, and what the recogniser says of them: its confidence in the weakest word (0 to 1; null:
 * certain), its doubt of all letters (0 to 1), and the words that it is less sure of than of most (both left out: none).
 */
export type Field = {
  readonly text: string;
  readonly places: readonly Place[];
  readonly confidence: number | null;
  readonly doubt?: number;
  readonly weakWords?: readonly WeakWord[];
};

/** A reason for doubt that the parser noticed, by its code in `src/assess/flags.ts`; `field` null: the whole row or block. */
export type Doubt = { readonly code: string; readonly field: string | null };

/** The cell that says how an indicator is measured, cut into its parts; `formula` keeps its fraction nodes. */
export type Measure = {
  readonly alasan: Field | null;
  readonly penjelasan: readonly Field[];
  readonly formula: readonly Inline[];
  /** The formula stood under a label of its own ("Rumus:"), so prose around it can't be part of it. */
  readonly labelled: boolean;
};

export type RawIndikator = {
  readonly sasaran: Field | null;
  readonly indikator: Field | null;
  readonly measure: Measure;
  readonly sumber_data: Field | null;
  readonly penanggung_jawab: Field | null;
  readonly doubts: readonly Doubt[];
};

/** `satuan`: the unit where it has a column of its own. */
export type RawTarget = {
  readonly sasaran: Field | null;
  readonly indikator: Field | null;
  readonly target: Field | null;
  readonly satuan: Field | null;
};
export type RawPerson = { readonly nama: Field; readonly nip: Field | null };

export type RawJabatan = {
  readonly jabatan: Field | null;
  readonly jenis: 'IKI' | 'IKU';
  readonly layout: LayoutName;
  readonly tugas: readonly Field[];
  readonly fungsi: readonly Field[];
  readonly pemangku: RawPerson | null;
  readonly target: readonly RawTarget[];
  readonly indikator: readonly RawIndikator[];
  readonly doubts: readonly Doubt[];
  /** Words that only name or number what the fields hold: titles, labels, table headers, row numbers, Visi and Misi. */
  readonly headings: readonly Field[];
  /** The lines of all signatures below the block, also of those that are not its holder's. */
  readonly signature: readonly Field[];
};

/** How well a parser's format fits, 0 to 1, and why, in words for a person. */
export type Recognition = { readonly score: number; readonly evidence: readonly string[] };

/** One jabatan's part of a document: the blocks from its head up to the next head, and the document around it. */
export type Section = { readonly blocks: readonly Block[]; readonly document: LayoutDocument; readonly headers: HeaderWords };

export type ParseOptions = { readonly headers: HeaderWords };

export type Parser = {
  /** Stable name, as it stands in the output's `reading.layout.winner`. */
  readonly name: string;
  readonly describes: string;
  /** Indexes in `document.blocks` where this format sees the head of a jabatan. */
  heads(document: LayoutDocument, options: ParseOptions): readonly number[];
  recognise(section: Section): Recognition;
  parse(section: Section): RawJabatan;
};
