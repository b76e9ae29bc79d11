import { type Meaning, numberOf, type PlaceName, rootsOf } from './meaning.ts';

/** What says which office a document is of. */
export type OfficeHead = {
  readonly path: string;
  readonly provinsi: string | null;
  readonly kabupaten: string | null;
  readonly kecamatan: string | null;
  readonly kode_wilayah: string | null;
  readonly perangkat_daerah: string | null;
};

/** Words of an office's name that its place says too. */
const PLACE_KINDS: ReadonlySet<string> = new Set(['kabupaten', 'kota', 'provinsi', 'pemerintah', 'daerah']);
/** The office of the kecamatan itself, by whatever name. */
const KECAMATAN = /(?<!\p{L})(?:kecamatan|camat)(?!\p{L})/iu;

/**
 * Number of the office of a document: equal in all its documents, from year to year. `places`: the names in the head, as words. A
 * document that names neither place nor office is an office of its own.
 */
export function officeOf(head: OfficeHead, places: readonly PlaceName[]): Meaning {
  const { provinsi, kabupaten, kecamatan, kode_wilayah: kode, perangkat_daerah: office } = head;
  const place = kode ?? [provinsi, kabupaten, kecamatan].map((name) => name?.toLowerCase() ?? '').join('|');
  const isKecamatan = kecamatan !== null && (office === null || KECAMATAN.test(office));
  const name = isKecamatan ? 'kecamatan' : rootsOf(office ?? '', places, PLACE_KINDS).join(' ');
  if (name === '' && kode === null && kabupaten === null && kecamatan === null) return numberOf(`kantor|${head.path}`);
  return numberOf(`kantor|${place}|${name}`);
}
