import { z } from 'zod';
import { formulaSchema } from './formula.ts';

/**
 * What one document becomes: the JSON of `iki extract` and `iki export`, and the source of every type of the output.
 * A value that is not printed is null, a list without items is empty; nothing is invented.
 */

/** One text in both languages. */
export const messageSchema = z.object({ id: z.string(), en: z.string() });
/** What is remarked, where, and what can be done about it; `remedy` is absent in records that an earlier version wrote. */
const remark = z.object({ code: z.string(), field: z.string().nullable(), message: messageSchema, remedy: messageSchema.optional() });

/** A reason to doubt the reading. It lowers confidence and asks a person. */
export const flagSchema = remark;
/** A weakness of the document itself. It does not lower confidence. */
export const findingSchema = remark;

/** Page and box in points from the top left, or the line of a text source. */
export const placeSchema = z.union([
  z.object({ page: z.number().int(), bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]) }),
  z.object({ line: z.number().int() }),
]);

export const LAYOUTS = ['table', 'card', 'narrative'] as const;
export const INDIKATOR_FIELDS = [
  'sasaran',
  'indikator',
  'alasan',
  'penjelasan',
  'formula_teks',
  'sumber_data',
  'penanggung_jawab',
] as const;

/** Fields whose reading is judged one by one; `formula` is its text with what was understood of it. */
export const JUDGED_FIELDS = ['sasaran', 'indikator', 'formula', 'sumber_data', 'penanggung_jawab'] as const;
export type JudgedField = (typeof JUDGED_FIELDS)[number];

export const fieldConfidenceSchema = z.partialRecord(z.enum(JUDGED_FIELDS), z.number().min(0).max(1));

const person = z.object({ nama: z.string(), nip: z.string().nullable() });

export const indikatorSchema = z.object({
  id: z.string(),
  sasaran: z.string().nullable(),
  indikator: z.string().nullable(),
  alasan: z.string().nullable(),
  penjelasan: z.string().nullable(),
  formula_teks: z.string().nullable(),
  formula: formulaSchema,
  sumber_data: z.string().nullable(),
  penanggung_jawab: z.string().nullable(),
  /** Chance that every field of the row is right, 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** The same for each field that is printed, by its name; empty where an earlier version of the program read the row. */
  field_confidence: fieldConfidenceSchema.default({}),
  needs_review: z.boolean(),
  flags: z.array(flagSchema),
  findings: z.array(findingSchema),
  corrected: z.object({ by: z.string(), at: z.string(), original: z.record(z.string(), z.unknown()) }).nullable(),
  provenance: z.record(z.string(), z.array(placeSchema)),
});

export const targetSchema = z.object({
  sasaran: z.string().nullable(),
  indikator: z.string().nullable(),
  target: z.string().nullable(),
  /** The single number of the target text; null where there is none or more than one. */
  nilai: z.number().nullable(),
  satuan: z.string().nullable(),
  provenance: z.array(placeSchema),
});

export const jabatanSchema = z.object({
  id: z.string(),
  jabatan: z.string().nullable(),
  jenis: z.enum(['IKI', 'IKU']),
  layout: z.enum(LAYOUTS),
  tugas: z.array(z.string()),
  fungsi: z.array(z.string()),
  pemangku: person.nullable(),
  target: z.array(targetSchema),
  indikator: z.array(indikatorSchema),
  flags: z.array(flagSchema),
  /** About the block as a whole; those of a row stand at the row. */
  findings: z.array(findingSchema).default([]),
  provenance: z.array(placeSchema),
});

export const headSchema = z.object({
  kabupaten: z.string().nullable(),
  kecamatan: z.string().nullable(),
  provinsi: z.string().nullable(),
  perangkat_daerah: z.string().nullable(),
  kode_wilayah: z.string().nullable(),
  nomor: z.string().nullable(),
  tahun: z.number().int().nullable(),
  tanggal: z.string().nullable(),
  penandatangan: person.nullable(),
});

const scored = z.object({ parser: z.string(), score: z.number() });

export const recordSchema = z.object({
  source: z.object({ path: z.string(), sha256: z.string(), bytes: z.number().int() }),
  outcome: z.enum(['complete', 'partial', 'unrecognised', 'failed']),
  reading: z.object({
    format: z.enum(['pdf', 'text', 'docx', 'image']),
    layout: z.object({
      winner: z.string().nullable(),
      score: z.number(),
      runnerUp: scored.nullable(),
      evidence: z.array(z.string()).readonly(),
    }),
    pages: z
      .array(
        z.object({
          page: z.number().int(),
          kind: z.enum(['digital', 'scan', 'ocr-layer-replaced', 'blank', 'failed']),
          reason: z.string(),
          rotation: z.number(),
          /** Degrees that its lines fell to the right after that; boxes are those of the page turned level. Absent: none. */
          skew: z.number().optional(),
        }),
      )
      .readonly(),
    /** Recognised words of labels and known terms that were put right: as read, as printed, and the page. */
    repairs: z.array(z.object({ read: z.string(), repaired: z.string(), page: z.number().int().nullable() })),
  }),
  document: headSchema,
  flags: z.array(flagSchema),
  findings: z.array(findingSchema),
  remainder: z.array(z.object({ text: z.string(), page: z.number().int().nullable(), line: z.number().int().nullable() })),
  jabatan: z.array(jabatanSchema),
});

export type Flag = z.infer<typeof flagSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type Indikator = z.infer<typeof indikatorSchema>;
export type Target = z.infer<typeof targetSchema>;
export type Jabatan = z.infer<typeof jabatanSchema>;
export type Head = z.infer<typeof headSchema>;
export type Person = z.infer<typeof person>;
export type DocumentRecord = z.infer<typeof recordSchema>;
export type IndikatorField = (typeof INDIKATOR_FIELDS)[number];
export type LayoutName = (typeof LAYOUTS)[number];
