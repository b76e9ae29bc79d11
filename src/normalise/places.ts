import { bareKecamatan, readNames, splitKabupaten, type NameReading, type Witness } from './place-names.ts';
import { nameKey, regions, type Kabupaten, type Kecamatan, type Provinsi } from './regions.ts';
import { editDistance, isSimilar } from './similarity.ts';

export { knownKabupaten, knownKecamatan } from './place-names.ts';
export type { Kabupaten, Kecamatan, Provinsi } from './regions.ts';

/** Names as printed, with or without "Kabupaten", "Kota", "Kecamatan" before them; `nomor` is the decree's number. */
export type PlaceQuery = {
  readonly kabupaten: string | null;
  readonly kecamatan: string | null;
  readonly provinsi: string | null;
  readonly nomor: string | null;
};
/** A misprinted name and the official one that took its place. */
export type Repair = { readonly field: 'kabupaten' | 'kecamatan' | 'provinsi'; readonly printed: string; readonly official: string };
export type PlaceFlag = 'place-unknown' | 'place-ambiguous' | 'place-code-disagrees';
export type PlaceAnswer = {
  readonly kabupaten: string | null;
  readonly kecamatan: string | null;
  readonly provinsi: string | null;
  readonly kode_wilayah: string | null;
  readonly repaired: readonly Repair[];
  readonly flags: readonly PlaceFlag[];
};

/** A Kemendagri code that the list has: of a kabupaten (`kecamatan` null) or of a kecamatan. */
export type Code = { readonly kode: string; readonly kabupaten: Kabupaten; readonly kecamatan: Kecamatan | null };

/** Most edits and least likeness (0 to 1) of a misspelt province. */
const PROVINSI_EDITS = 2;
const PROVINSI_LIKENESS = 0.8;

const PROVINSI_WORD = /^\s*(?:pemerintah\s+)?(?:provinsi|propinsi|prov|prop)(?!\p{L})[\s.:]*/iu;
const PAIR = '([\\dOol]{2})';
/** "35.07.07", also with the village's digits after it, stands anywhere in a number. */
const KECAMATAN_CODE = new RegExp(`(?<![\\p{L}\\d.])${PAIR}\\s?\\.\\s?${PAIR}\\s?\\.\\s?${PAIR}(?:\\.\\d{4})?(?![\\p{L}\\d.])`, 'gu');
/** "35.07" counts only as a whole part between slashes: two numbers with a dot are too common. */
const KABUPATEN_CODE = new RegExp(`(?<=^|/)\\s*${PAIR}\\.${PAIR}\\s*(?=/|$)`, 'gu');
/** Other names that provinces are printed under, as `nameKey` spells them, and the code of each. */
const PROVINSI_ALIASES: ReadonlyMap<string, string> = new Map([
  ['nanggroeacehdarussalam', '11'],
  ['bangkabelitung', '19'],
  ['kepri', '21'],
  ['dkijakarta', '31'],
  ['daerahkhususjakarta', '31'],
  ['jakarta', '31'],
  ['diyogyakarta', '34'],
  ['diy', '34'],
  ['yogyakarta', '34'],
  ['ntb', '52'],
  ['ntt', '53'],
]);

/**
 * Official names and code for printed ones. A name that the list does not know stays as printed, in title case, with a flag.
 * The code is of the kecamatan, else of the kabupaten, and null with a flag where names and number do not settle it. A
 * kabupaten that is not printed comes from the number only; a provinsi and a kecamatan never come from elsewhere.
 */
export function resolvePlace(printed: PlaceQuery): PlaceAnswer {
  const query = {
    kabupaten: filled(printed.kabupaten),
    kecamatan: filled(printed.kecamatan),
    provinsi: filled(printed.provinsi),
    nomor: printed.nomor,
  };
  const code = codeInNumber(query.nomor ?? '');
  const provinsi = resolveProvinsi(query.provinsi);
  const names = readNames(query.kabupaten, query.kecamatan, witnessOf(code));
  const unknown = names.problem === 'place-unknown' || (query.provinsi !== null && provinsi === null);
  // A kecamatan that the list lacks still lies in its kabupaten, whose code is then the most that names settle.
  const kabupatenOnly =
    names.kabupaten !== null && !(code && contradicts({ ...names, namaKecamatan: null }, code, provinsi)) ? names.kabupaten.kode : null;
  const settled = unknown ? { kode: kabupatenOnly, flag: 'place-unknown' as const } : settleKode(names, code, provinsi);
  const official = { kabupaten: names.kabupaten?.nama ?? null, kecamatan: names.namaKecamatan, provinsi: provinsi?.nama ?? null };
  return {
    kabupaten: official.kabupaten ?? titleCase(shownKabupaten(query.kabupaten ?? '')),
    kecamatan: official.kecamatan ?? titleCase(bareKecamatan(query.kecamatan ?? '')),
    provinsi: official.provinsi ?? titleCase(bareProvinsi(query.provinsi ?? '')),
    kode_wilayah: settled.kode,
    repaired: repairs(query, official),
    flags: settled.flag === null ? [] : [settled.flag],
  };
}

function filled(name: string | null): string | null {
  return name?.trim() || null;
}

function settleKode(names: NameReading, code: Code | null, provinsi: Provinsi | null): { kode: string | null; flag: PlaceFlag | null } {
  if (code && contradicts(names, code, provinsi)) return { kode: null, flag: 'place-code-disagrees' };
  const elsewhere = provinsi !== null && names.kabupaten !== null && names.kabupaten.provinsi !== provinsi;
  if (names.problem !== null || elsewhere) return { kode: null, flag: 'place-ambiguous' };
  if (names.kecamatan) return { kode: names.kecamatan.kode, flag: null };
  // "35.07" alone is too weak to say where a document is from that names no place
  const byNumber = code && (names.kabupaten || code.kecamatan) ? code.kode : null;
  return { kode: byNumber ?? names.kabupaten?.kode ?? null, flag: null };
}

function contradicts(names: NameReading, code: Code, provinsi: Provinsi | null): boolean {
  if (provinsi && code.kabupaten.provinsi !== provinsi) return true;
  if (names.kabupaten && names.kabupaten !== code.kabupaten) return true;
  if (names.namaKecamatan === null) return false;
  return !names.kecamatan || (code.kecamatan !== null && names.kecamatan !== code.kecamatan);
}

/** The first Kemendagri code in a decree's number; office codes ("434.512") and codes that the list lacks are none. */
export function codeInNumber(nomor: string): Code | null {
  const { kabupatenByKode, kecamatanByKode } = regions();
  for (const [, ...parts] of nomor.matchAll(KECAMATAN_CODE)) {
    const kecamatan = kecamatanByKode.get(dotted(parts));
    if (kecamatan) return { kode: kecamatan.kode, kabupaten: kecamatan.kabupaten, kecamatan };
  }
  for (const [, ...parts] of nomor.matchAll(KABUPATEN_CODE)) {
    const kabupaten = kabupatenByKode.get(dotted(parts));
    if (kabupaten) return { kode: kabupaten.kode, kabupaten, kecamatan: null };
  }
  return null;
}

function dotted(parts: readonly (string | undefined)[]): string {
  return parts.join('.').replace(/[Oo]/gu, '0').replaceAll('l', '1');
}

function witnessOf(code: Code | null): Witness {
  return {
    kabupaten: (entry) => entry === code?.kabupaten,
    kecamatan: (entry) => (code?.kecamatan ? entry === code.kecamatan : entry.kabupaten === code?.kabupaten),
  };
}

function resolveProvinsi(printed: string | null): Provinsi | null {
  if (printed === null) return null;
  const key = nameKey(bareProvinsi(printed));
  const all = regions().provinsi;
  const exact = all.find((entry) => nameKey(entry.nama) === key || entry.kode === PROVINSI_ALIASES.get(key));
  if (exact) return exact;
  const [near, ...others] = all.filter(
    ({ nama }) => isSimilar(nameKey(nama), key, PROVINSI_LIKENESS) && editDistance(nameKey(nama), key) <= PROVINSI_EDITS,
  );
  return near && others.length === 0 ? near : null;
}

function bareProvinsi(printed: string): string {
  return printed.replace(PROVINSI_WORD, '').trim();
}

/** What the heading misprints; case, blanks, hyphens and other current names of a province are no misprint. */
function repairs(query: PlaceQuery, official: Readonly<Record<Repair['field'], string | null>>): Repair[] {
  const shown = {
    kabupaten: shownKabupaten(query.kabupaten ?? ''),
    kecamatan: bareKecamatan(query.kecamatan ?? ''),
    provinsi: bareProvinsi(query.provinsi ?? ''),
  };
  return (['kabupaten', 'kecamatan', 'provinsi'] as const).flatMap((field) => {
    const name = official[field];
    if (name === null || query[field] === null || isSameName(shown[field], name)) return [];
    return [{ field, printed: query[field].trim(), official: name }];
  });
}

function isSameName(printed: string, official: string): boolean {
  const key = nameKey(printed);
  const officialKey = nameKey(official);
  return key === officialKey || `kota${key}` === officialKey || PROVINSI_ALIASES.has(key);
}

/** A printed name without "Kabupaten", but with "Kota". */
function shownKabupaten(printed: string): string {
  const { jenis, bare } = splitKabupaten(printed);
  return jenis === 'kota' ? `Kota ${bare}` : bare;
}

/** "BANYU WANGI" → "Banyu Wangi"; Roman numerals stay capital ("Koto XI Tarusan"). Null for no name. */
function titleCase(name: string): string | null {
  const words = name.replace(/\s+/gu, ' ').trim().split(' ');
  const cased = words.map((word) =>
    /^[IVX]{2,}$/u.test(word) ? word : word.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (first) => first.toUpperCase()),
  );
  return cased.join(' ') || null;
}
