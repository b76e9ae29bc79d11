import { bareName, nameKey, regions, type Kabupaten, type Kecamatan } from './regions.ts';
import { editDistance, isSimilar } from './similarity.ts';

/** Printed names of kabupaten and kecamatan against the official list; each name narrows the other. */

/** How near a printed name must come to an official one: most edits, least likeness (0 to 1). */
type Reach = { readonly edits: number; readonly likeness: number };
/** Against the whole list, where a looser reach would find neighbours for names that are spelt right. */
const ALONE: Reach = { edits: 2, likeness: 0.8 };
/** Against the few names that the other half of the pair leaves: one slip in a name of four letters ("Purl" in Mojokerto). */
const NARROWED: Reach = { edits: 2, likeness: 0.7 };
/** Two names that are both official but lie apart are taken for one slip at most; beyond that, the document means both. */
const APART_EDITS = 1;

const KECAMATAN_WORD = /^\s*(?:kecamatan|kec|distrik|kapanewon|kemantren)(?!\p{L})[\s.:]*/iu;
const KABUPATEN_WORD = /^\s*(?:pemerintah\s+)?(kabupaten|kab|kota(?:madya)?)(?!\p{L})[\s.:]*(?:administrasi\s+)?/iu;

/** What the printed names come to. Where they settle nothing, `problem` says why and the official names found so far stand. */
export type NameReading = {
  readonly kabupaten: Kabupaten | null;
  /** Official name; many kecamatan of the country share theirs. */
  readonly namaKecamatan: string | null;
  /** Which kecamatan it is, once that is settled. */
  readonly kecamatan: Kecamatan | null;
  readonly problem: 'place-unknown' | 'place-ambiguous' | null;
};

/** Decides between namesakes: whether the decree's number speaks for this kabupaten, or this kecamatan. */
export type Witness = { kabupaten(entry: Kabupaten): boolean; kecamatan(entry: Kecamatan): boolean };

type Near<T> = { readonly entry: T; readonly edits: number };

/** A name without the word for its kind before it, and the kind if that word is printed. */
export function splitKabupaten(printed: string): { jenis: Kabupaten['jenis'] | null; bare: string } {
  const [word, kind] = KABUPATEN_WORD.exec(printed) ?? [];
  const bare = printed.slice(word?.length ?? 0).trim();
  if (kind === undefined) return { jenis: null, bare };
  return { jenis: /^kota/iu.test(kind) ? 'kota' : 'kabupaten', bare };
}

/** A kabupaten as documents have it: without the word "Kabupaten", with the word "Kota". */
export function shortKabupaten(typed: string): string {
  const { jenis, bare } = splitKabupaten(typed.trim());
  return jenis === 'kota' ? `Kota ${bare}` : bare;
}

export function bareKecamatan(printed: string): string {
  return printed.replace(KECAMATAN_WORD, '').trim();
}

/** Every kecamatan of the country with this name, however it is written; [] for a name that is none. */
export function knownKecamatan(name: string): Kecamatan[] {
  return [...(regions().kecamatanByKey.get(nameKey(bareKecamatan(name))) ?? [])];
}

/** The kabupaten and kota with this name; "Kabupaten" or "Kota" before it keeps the one kind. [] for a name that is none. */
export function knownKabupaten(name: string): Kabupaten[] {
  return nearKabupaten(name, { edits: 0, likeness: 1 }).map(({ entry }) => entry);
}

/** Reads the two names together; null is a name that is not printed. */
export function readNames(kabupaten: string | null, kecamatan: string | null, witness: Witness): NameReading {
  if (kabupaten !== null && kecamatan !== null) return readPair(kabupaten, kecamatan, witness);
  if (kabupaten !== null) {
    const entry = chooseKabupaten(nearest(nearKabupaten(kabupaten, ALONE)), witness);
    return { kabupaten: entry, namaKecamatan: null, kecamatan: null, problem: entry ? null : 'place-unknown' };
  }
  if (kecamatan !== null) return readLoneKecamatan(kecamatan, witness);
  return { kabupaten: null, namaKecamatan: null, kecamatan: null, problem: null };
}

/** A kecamatan by itself is settled by the decree's number only: a name that is unique today need not have been then. */
function readLoneKecamatan(printed: string, witness: Witness): NameReading {
  const namesakes = nearest(nearKecamatan(printed, regions().kecamatan, ALONE));
  const settled = onlyOne(namesakes.filter((entry) => witness.kecamatan(entry)));
  const nama = settled?.nama ?? onlyOne([...new Set(namesakes.map((entry) => entry.nama))]);
  const problem = settled ? null : nama === null ? 'place-unknown' : 'place-ambiguous';
  return { kabupaten: settled?.kabupaten ?? null, namaKecamatan: nama, kecamatan: settled, problem };
}

function readPair(kabupaten: string, kecamatan: string, witness: Witness): NameReading {
  const bothOfficial = knownKabupaten(kabupaten).length > 0 && knownKecamatan(kecamatan).length > 0;
  const most = bothOfficial ? APART_EDITS : 2 * NARROWED.edits;
  const pairs = nearKabupaten(kabupaten, NARROWED)
    .flatMap((outer) =>
      nearKecamatan(kecamatan, kecamatanOf(outer.entry), NARROWED).map(({ entry, edits }) => ({ entry, edits: outer.edits + edits })),
    )
    .filter(({ edits }) => edits <= most);
  const settled = chooseKecamatan(nearest(pairs), witness);
  if (settled) return { kabupaten: settled.kabupaten, namaKecamatan: settled.nama, kecamatan: settled, problem: null };
  const outer = readNames(kabupaten, null, witness).kabupaten;
  const [namesake] = knownKecamatan(kecamatan);
  return {
    kabupaten: outer,
    namaKecamatan: namesake?.nama ?? null,
    kecamatan: null,
    problem: outer && namesake ? 'place-ambiguous' : 'place-unknown',
  };
}

function kecamatanOf(kabupaten: Kabupaten): readonly Kecamatan[] {
  return regions().kecamatanOf.get(kabupaten.kode) ?? [];
}

function nearKabupaten(printed: string, reach: Reach): Near<Kabupaten>[] {
  const { jenis, bare } = splitKabupaten(printed);
  const all = regions().kabupaten;
  const ofKind = near(
    bare,
    all.filter((entry) => jenis === null || entry.jenis === jenis),
    bareName,
    reach,
  );
  return ofKind.length > 0 ? ofKind : near(printed, all, bareName, reach); // Kotabaru, printed as "KOTA BARU", is no kota
}

function nearKecamatan(printed: string, among: readonly Kecamatan[], reach: Reach): Near<Kecamatan>[] {
  return near(bareKecamatan(printed), among, (entry) => entry.nama, reach);
}

function near<T>(printed: string, among: readonly T[], nameOf: (entry: T) => string, reach: Reach): Near<T>[] {
  const key = nameKey(printed);
  return among.flatMap((entry) => {
    const official = nameKey(nameOf(entry));
    if (!isSimilar(key, official, reach.likeness)) return [];
    const edits = editDistance(key, official);
    return edits <= reach.edits ? [{ entry, edits }] : [];
  });
}

/** The entries that suppose the fewest slips. */
function nearest<T>(found: readonly Near<T>[]): T[] {
  const least = Math.min(...found.map(({ edits }) => edits));
  return found.filter(({ edits }) => edits === least).map(({ entry }) => entry);
}

/** Of namesakes the one that the number speaks for, else the kabupaten: a kota says that it is one. */
function chooseKabupaten(namesakes: readonly Kabupaten[], witness: Witness): Kabupaten | null {
  return (
    onlyOne(namesakes) ??
    onlyOne(namesakes.filter((entry) => witness.kabupaten(entry))) ??
    (sameName(namesakes) ? onlyOne(namesakes.filter((entry) => entry.jenis === 'kabupaten')) : null)
  );
}

function chooseKecamatan(candidates: readonly Kecamatan[], witness: Witness): Kecamatan | null {
  const kabupaten = chooseKabupaten([...new Set(candidates.map((entry) => entry.kabupaten))], witness);
  const within = candidates.filter((entry) => entry.kabupaten === kabupaten);
  return onlyOne(within) ?? onlyOne(within.filter((entry) => witness.kecamatan(entry)));
}

function sameName(kabupaten: readonly Kabupaten[]): boolean {
  return new Set(kabupaten.map(bareName)).size === 1;
}

function onlyOne<T>(items: readonly T[]): T | null {
  const [first] = items;
  return items.length === 1 && first !== undefined ? first : null;
}
