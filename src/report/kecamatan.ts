import { nameKey, regions } from '../normalise/regions.ts';

/** How many kecamatan of the official list have a document, and which have none. */
export type Coverage = { readonly all: number; readonly missing: readonly string[] };

/**
 * Null where it is not known which kabupaten it is.
 * @param codes `kode_wilayah` of its documents
 * @param names kecamatan of its documents
 */
export function missingKecamatan(kabupaten: string | null, codes: readonly string[], names: readonly string[]): Coverage | null {
  const { kabupaten: known, kecamatanOf } = regions();
  const named = kabupaten === null ? [] : known.filter(({ nama }) => nameKey(nama) === nameKey(kabupaten));
  const [only] = named.length === 1 ? named : [];
  const all = only === undefined ? undefined : kecamatanOf.get(only.kode);
  if (all === undefined || all.length === 0) return null;
  const [there, called] = [new Set(codes), new Set(names.map(nameKey))];
  return {
    all: all.length,
    missing: all.filter(({ kode, nama }) => !there.has(kode) && !called.has(nameKey(nama))).map(({ nama }) => nama),
  };
}
