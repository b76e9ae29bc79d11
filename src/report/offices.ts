import type { OfficeName } from '../store/report.ts';

/** Offices as a reader knows them: the same office under different spellings is one. */

const UNNAMED = 'Kantor tidak tercetak';
const KECAMATAN = /^kecamatan\s+/iu;
/** "DINAS PERIKANAN KABUPATEN X" is the same as "DINAS PERIKANAN" within X. */
const OF_KABUPATEN = /\s+(?:pemerintah\s+)?(?:kabupaten|kab\.?|kota)\s+(?<name>[\p{L}\s'-]+)$/iu;

/** @param kabupaten whose offices they are */
export function officeLabel({ kecamatan, perangkat_daerah }: OfficeName, kabupaten: string | null): string {
  const office = (perangkat_daerah ?? '').replace(/\s+/gu, ' ').trim();
  if (kecamatan !== null && (office === '' || KECAMATAN.test(office))) return `Kecamatan ${kecamatan}`;
  if (office === '') return UNNAMED;
  const own = office.replace(OF_KABUPATEN, (tail, name: string) => (isSame(name, kabupaten) ? '' : tail));
  return kecamatan === null ? own : `${own} (Kecamatan ${kecamatan})`;
}

function isSame(name: string, kabupaten: string | null): boolean {
  return kabupaten !== null && name.trim().toLowerCase() === kabupaten.replace(/^kota\s+/iu, '').toLowerCase();
}

const compare = new Intl.Collator('id', { numeric: true }).compare;

/** `key` is the same for every spelling. */
export type Office<Row> = { readonly key: string; readonly label: string; readonly rows: readonly Row[] };

/** Rows by office, in the order of the alphabet, those of no office last. */
export function byOffice<Row extends OfficeName>(rows: readonly Row[], kabupaten: string | null): readonly Office<Row>[] {
  const labelled = rows.map((row) => ({ row, label: officeLabel(row, kabupaten) }));
  const offices = [...Map.groupBy(labelled, ({ label }) => label.toLowerCase())].map(([key, own]) => ({
    key,
    label: own[0]?.label ?? '',
    rows: own.map(({ row }) => row),
  }));
  return offices.sort((a, b) => Number(a.label === UNNAMED) - Number(b.label === UNNAMED) || compare(a.label, b.label));
}

/** "Kabupaten X", "Kota X", or that it is not printed. */
export function kabupatenLabel(kabupaten: string | null): string {
  if (kabupaten === null) return 'Kabupaten tidak tercetak';
  return /^kota\s/iu.test(kabupaten) ? kabupaten : `Kabupaten ${kabupaten.replace(/^kabupaten\s+/iu, '')}`;
}
