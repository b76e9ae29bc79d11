import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * The official list of provinces, kabupaten and kota, and kecamatan with their Kemendagri codes ("35", "35.07", "35.07.07"),
 * read once when it is first asked for. Names are compared by `nameKey`, so that case, blanks and hyphens say nothing.
 */

export type Provinsi = { readonly kode: string; readonly nama: string };
/** `nama` comes without "Kabupaten" and with "Kota"; `jenis` tells Malang from Kota Malang. */
export type Kabupaten = { readonly kode: string; readonly nama: string; readonly jenis: 'kabupaten' | 'kota'; readonly provinsi: Provinsi };
export type Kecamatan = { readonly kode: string; readonly nama: string; readonly kabupaten: Kabupaten };

type Regions = {
  readonly provinsi: readonly Provinsi[];
  readonly kabupaten: readonly Kabupaten[];
  readonly kecamatan: readonly Kecamatan[];
  readonly kabupatenByKode: ReadonlyMap<string, Kabupaten>;
  readonly kecamatanByKode: ReadonlyMap<string, Kecamatan>;
  readonly kecamatanByKey: ReadonlyMap<string, readonly Kecamatan[]>;
  readonly kecamatanOf: ReadonlyMap<string, readonly Kecamatan[]>;
};

let loaded: Regions | null = null;

/** The whole list; about 20 ms the first time, nothing afterwards. */
export function regions(): Regions {
  loaded ??= loadRegions();
  return loaded;
}

/** "Kep. Seribu" is how headings print "Kepulauan Seribu". */
const KEPULAUAN = /(?<!\p{L})kep(?:\.\s*|\s+)/u;

/** What two spellings of one name share: lower-case letters and digits, with zeros and ones read as the letters they stand for. */
export function nameKey(name: string): string {
  const letters = name
    .toLowerCase()
    .replace(KEPULAUAN, 'kepulauan')
    .replace(/[^\p{L}\d]+/gu, '');
  return letters.replaceAll('0', 'o').replaceAll('1', 'l');
}

/** The name of a kabupaten without "Kabupaten", and of a kota without "Kota". */
export function bareName(kabupaten: Kabupaten): string {
  return kabupaten.jenis === 'kota' ? kabupaten.nama.slice('Kota '.length) : kabupaten.nama;
}

function loadRegions(): Regions {
  const provinsi = readRows('provinces.csv').map(([kode = '', nama = '']) => ({ kode, nama }));
  const provinsiByKode = new Map(provinsi.map((entry) => [entry.kode, entry]));
  const kabupaten = readRows('regencies.csv').flatMap(([kode = '', parent = '', name = '']) => {
    const within = provinsiByKode.get(parent);
    return within ? [kabupatenOf(kode, name, within)] : [];
  });
  const kabupatenByKode = new Map(kabupaten.map((entry) => [entry.kode, entry]));
  const kecamatan = readRows('districts.csv').flatMap(([kode = '', parent = '', nama = '']) => {
    const within = kabupatenByKode.get(parent);
    return within ? [{ kode, nama, kabupaten: within }] : [];
  });
  return {
    provinsi,
    kabupaten,
    kecamatan,
    kabupatenByKode,
    kecamatanByKode: new Map(kecamatan.map((entry) => [entry.kode, entry])),
    kecamatanByKey: Map.groupBy(kecamatan, (entry) => nameKey(entry.nama)),
    kecamatanOf: Map.groupBy(kecamatan, (entry) => entry.kabupaten.kode),
  };
}

/** Names stand in the list as "Kabupaten Malang", "Kota Malang" and, in Jakarta, "Kota Administrasi Jakarta Timur". */
function kabupatenOf(kode: string, name: string, provinsi: Provinsi): Kabupaten {
  const [, kind = '', bare = name] = /^(Kabupaten|Kota) (?:Administrasi )?(.+)$/u.exec(name) ?? [];
  return kind === 'Kota' ? { kode, nama: `Kota ${bare}`, jenis: 'kota', provinsi } : { kode, nama: bare, jenis: 'kabupaten', provinsi };
}

/** Rows of a list without its header. Only the last column, the name, may hold commas or quotes. */
function readRows(file: string): string[][] {
  const path = createRequire(import.meta.url).resolve(`idn-area-data/data/${file}`);
  const [header = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/u);
  const before = header.split(',').length - 1;
  return lines.map((line) => {
    const cells = line.split(',');
    return [...cells.slice(0, before), unquoted(cells.slice(before).join(','))];
  });
}

function unquoted(cell: string): string {
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}
