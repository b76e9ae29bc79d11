/** Names of units, and documents that a list often goes on with: an item that begins with one of them is an item of its own. */
const UNIT =
  /^(?:dan\s+|&\s*)?(?:seksi|sub ?bag(?:ian)?|bagian|bidang|dinas|badan|balai|kantor|kasi|kasub|bapp|kecamatan|desa|kelurahan|upt|puskesmas)/iu;
const DOCUMENT = /^(?:dan\s+)?(?:buku|laporan|data|daftar|dokumen|register|rekap|arsip|berkas|surat|sk|hasil|notulen?)(?!\p{L})/iu;

/**
 * The sources that a cell lists: items are kept apart by semicolons or commas. A comma after the name of a unit often belongs to
 * the name ("Seksi Pemerintahan, Pelayanan Umum dan Informasi"): there it ends the item only before another unit or document.
 */
export function sourcesIn(cell: string): readonly string[] {
  return cell.split(';').flatMap(itemsOf);
}

function itemsOf(list: string): readonly string[] {
  const items: string[] = [];
  for (const part of list.split(',').map((text) => text.trim())) {
    const last = items.at(-1);
    if (last !== undefined && UNIT.test(last) && !UNIT.test(part) && !DOCUMENT.test(part)) items[items.length - 1] = `${last}, ${part}`;
    else items.push(part);
  }
  return items.map((item) => item.replace(/^(?:dan|&)\s+/iu, '')).filter((item) => /\p{L}/u.test(item));
}
