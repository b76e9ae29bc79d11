import { createHash } from 'node:crypto';
import type { Doubt, Field, RawIndikator, RawJabatan, RawPerson, RawTarget } from '../parsers/contract.ts';
import type { RawHead } from '../parsers/shared/decree.ts';
import { fieldOf } from '../parsers/shared/fields.ts';
import { type Assessment, assessRow } from './assess/confidence.ts';
import { flagOf } from './assess/flags.ts';
import { type EvidenceName, type FieldEvidence, NO_SURROUNDINGS, type Surroundings } from './assess/evidence.ts';
import { type Rest, surroundingsOf } from './assess/surroundings.ts';
import { placesOf } from './layout/inline.ts';
import type { Place } from './layout/document.ts';
import { readFormula } from './normalise/formula/index.ts';
import { readNilaiSatuan } from './normalise/numbers.ts';
import { resolvePlace } from './normalise/places.ts';
import type { Flag, Head, Indikator, Jabatan, Person, Target } from './records/record.ts';

/** A digest of the document's bytes that ids are derived from, so that the same document always gives the same ids. */
export type DocumentKey = string;

/** Hex digits of an id: 64 bits, no clash to be expected among millions of rows. */
const ID_DIGITS = 16;

/**
 * Ids hang on where a thing stands (line, or page and order on it), not on its words: a newer version that reads a word better
 * gives the same id.
 */
function idMaker(key: DocumentKey): (kind: string, places: readonly Place[]) => string {
  const seen = new Map<string, number>();
  return (kind, places) => {
    const first = places[0];
    const anchor = `${kind}:${first === undefined ? '-' : 'line' in first ? `l${first.line}` : `p${first.page}`}`;
    const order = (seen.get(anchor) ?? 0) + 1;
    seen.set(anchor, order);
    return createHash('sha256').update(`${key}|${anchor}|${order}`).digest('hex').slice(0, ID_DIGITS);
  };
}

type MakeId = ReturnType<typeof idMaker>;
/** What building rows works with: ids, and whoever watches the signals. */
export type Making = { readonly makeId: MakeId; readonly observe: Observe };

const textOf = (field: Field | null): string | null => field?.text ?? null;

/** Called with the signals of every row and of its fields, for fitting their weights. */
export type Observe = (id: string, signals: Pick<Assessment, 'signals' | 'fieldSignals'>) => void;

/** What a row shares with its block. */
type Around = { readonly doubts: readonly Doubt[]; readonly surroundings: Surroundings };

function buildIndikator(raw: RawIndikator, jabatan: Field | null, around: Around, { makeId, observe }: Making): Indikator {
  const reading = readFormula(raw.measure.formula);
  const penjelasan = [...raw.measure.penjelasan.map((field) => field.text), reading.before, reading.after].filter((text) => text !== null);
  const doubts = [...around.doubts, ...raw.doubts, ...reading.doubts.map((code): Doubt => ({ code, field: 'formula' }))];
  if (raw.indikator === null) doubts.push({ code: 'indikator-missing', field: 'indikator' });
  const wordsAtFormula = reading.after !== null || (reading.before !== null && !raw.measure.labelled);
  const assessment = assessRow({
    fields: evidenceOf(raw, jabatan, reading.text),
    formula: reading.formula,
    doubts,
    wordsAtFormula,
    around: around.surroundings,
  });
  const id = makeId('indikator', raw.indikator?.places ?? placesOf(raw.measure.formula));
  observe(id, assessment);
  return {
    id,
    sasaran: textOf(raw.sasaran),
    indikator: textOf(raw.indikator),
    alasan: textOf(raw.measure.alasan),
    penjelasan: penjelasan.length === 0 ? null : penjelasan.join(' '),
    formula_teks: reading.text,
    formula: reading.formula,
    sumber_data: textOf(raw.sumber_data),
    penanggung_jawab: textOf(raw.penanggung_jawab),
    confidence: assessment.confidence,
    field_confidence: assessment.fieldConfidence,
    needs_review: assessment.needs_review,
    flags: uniqueFlags([...doubts, ...assessment.doubts]),
    findings: [],
    corrected: null,
    provenance: provenanceOf(raw),
  };
}

function evidenceOf(raw: RawIndikator, jabatan: Field | null, formula: string | null): readonly FieldEvidence[] {
  const printed = fieldOf(raw.measure.formula);
  const named: readonly (readonly [EvidenceName, Field | null])[] = [
    ['jabatan', jabatan],
    ['sasaran', raw.sasaran],
    ['indikator', raw.indikator],
    ['formula', printed === null || formula === null ? null : { ...printed, text: formula }],
    ['sumber_data', raw.sumber_data],
    ['penanggung_jawab', raw.penanggung_jawab],
  ];
  return named.flatMap(([name, field]) => {
    if (field === null) return [];
    const { text, confidence, doubt = 0, weakWords = [] } = field;
    return [{ name, text, confidence, doubt, weakWords }];
  });
}

/** Where each field stands; a field that is not printed has no entry. */
function provenanceOf(raw: RawIndikator): Indikator['provenance'] {
  const places: Readonly<Record<string, readonly Place[]>> = {
    sasaran: raw.sasaran?.places ?? [],
    indikator: raw.indikator?.places ?? [],
    alasan: raw.measure.alasan?.places ?? [],
    penjelasan: raw.measure.penjelasan.flatMap((field) => [...field.places]),
    formula_teks: placesOf(raw.measure.formula),
    sumber_data: raw.sumber_data?.places ?? [],
    penanggung_jawab: raw.penanggung_jawab?.places ?? [],
  };
  return Object.fromEntries(Object.entries(places).flatMap(([name, own]) => (own.length === 0 ? [] : [[name, own.map(plainPlace)]])));
}

function plainPlace(place: Place): Indikator['provenance'][string][number] {
  return 'line' in place ? { line: place.line } : { page: place.page, bbox: [...place.bbox] };
}

function uniqueFlags(doubts: readonly Doubt[]): Flag[] {
  const unique = new Map(doubts.map((doubt) => [`${doubt.code}|${doubt.field}`, flagOf(doubt.code, doubt.field)]));
  return [...unique.values()];
}

function buildTarget(raw: RawTarget): Target {
  const number = raw.target === null ? { nilai: null, satuan: null } : readNilaiSatuan(raw.target.text);
  const places = [raw.indikator, raw.target].flatMap((field) => (field === null ? [] : field.places.map(plainPlace)));
  return {
    sasaran: textOf(raw.sasaran),
    indikator: textOf(raw.indikator),
    target: textOf(raw.target),
    nilai: number.nilai,
    satuan: number.satuan ?? (number.nilai === null ? null : textOf(raw.satuan)),
    provenance: places,
  };
}

function buildPerson(raw: RawPerson | null): Person | null {
  return raw === null ? null : { nama: raw.nama.text, nip: raw.nip?.text ?? null };
}

/** One block of records from what a parser read; `doubts` are the detection's, `rest` what of its pages went into no field. */
export function buildJabatan(raw: RawJabatan, doubts: readonly Doubt[], rest: Rest, making: Making): Jabatan {
  const surroundings = surroundingsOf(raw.indikator, rest);
  const own = [...doubts, ...raw.doubts];
  const places = raw.jabatan?.places ?? raw.indikator[0]?.indikator?.places ?? [];
  return {
    id: making.makeId('jabatan', places),
    jabatan: textOf(raw.jabatan),
    jenis: raw.jenis,
    layout: raw.layout,
    tugas: raw.tugas.map((field) => field.text),
    fungsi: raw.fungsi.map((field) => field.text),
    pemangku: buildPerson(raw.pemangku),
    target: raw.target.map(buildTarget),
    indikator: raw.indikator.map((row, at) =>
      buildIndikator(row, raw.jabatan, { doubts: own, surroundings: surroundings[at] ?? NO_SURROUNDINGS }, making),
    ),
    flags: uniqueFlags(own),
    findings: [],
    provenance: places.map(plainPlace),
  };
}

/** The head of the document with official place names; doubts about the place are flags of the document. */
export function buildHead(raw: RawHead): { readonly head: Head; readonly flags: Flag[] } {
  const nomor = textOf(raw.nomor);
  const place = resolvePlace({ kabupaten: raw.kabupaten, kecamatan: raw.kecamatan, provinsi: raw.provinsi, nomor });
  return {
    head: {
      kabupaten: place.kabupaten,
      kecamatan: place.kecamatan,
      provinsi: place.provinsi,
      perangkat_daerah: raw.perangkat_daerah,
      kode_wilayah: place.kode_wilayah,
      nomor,
      tahun: raw.tahun,
      tanggal: raw.tanggal,
      penandatangan: buildPerson(raw.penandatangan),
    },
    flags: place.flags.map((code) => flagOf(code, 'kode_wilayah')),
  };
}

export { idMaker };
