import type { Resolution } from './resolution.ts';

/** What the image library does not tell of a page of a TIFF. `preview`: a smaller copy of another page, no page of its own. */
export type TiffPage = { readonly resolution: Resolution | null; readonly preview: boolean };

/** Tags of TIFF 6.0 and its kinds of values. */
const NEW_SUBFILE_TYPE = 254;
const X_RESOLUTION = 282;
const Y_RESOLUTION = 283;
const RESOLUTION_UNIT = 296;
const SHORT = 3;
const PER_CENTIMETRE = 3;
const CENTIMETRES_PER_INCH = 2.54;
const ENTRY_BYTES = 12;
/** No office document has as many pages; a chain of directories that is longer runs in a circle. */
const MOST_PAGES = 10_000;

/** The pages of a TIFF in the order of their directories, as far as they can be followed; none for another kind of file. */
export function tiffPages(bytes: Uint8Array): readonly TiffPage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = bytes.length < 8 ? '' : String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0);
  const little = order === 'II';
  if ((!little && order !== 'MM') || view.getUint16(2, little) !== 42) return [];
  const pages: TiffPage[] = [];
  try {
    let at = view.getUint32(4, little);
    while (at !== 0 && pages.length < MOST_PAGES) {
      const count = view.getUint16(at, little);
      pages.push(pageOf(tagsOf(view, at + 2, count, little), view, little));
      at = view.getUint32(at + 2 + count * ENTRY_BYTES, little);
    }
  } catch (error) {
    // A place beyond the end: the file was cut off, which decoding will tell better.
    if (!(error instanceof RangeError)) throw error;
  }
  return pages;
}

/** Each tag's value, or the place where it stands if it is longer than four bytes. */
function tagsOf(view: DataView, start: number, count: number, little: boolean): ReadonlyMap<number, number> {
  const tags = new Map<number, number>();
  for (let at = start; at < start + count * ENTRY_BYTES; at += ENTRY_BYTES) {
    const short = view.getUint16(at + 2, little) === SHORT;
    tags.set(view.getUint16(at, little), short ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little));
  }
  return tags;
}

function pageOf(tags: ReadonlyMap<number, number>, view: DataView, little: boolean): TiffPage {
  const unit = tags.get(RESOLUTION_UNIT) === PER_CENTIMETRE ? CENTIMETRES_PER_INCH : 1;
  const rational = (tag: number): number | null => {
    const at = tags.get(tag);
    return at === undefined ? null : (view.getUint32(at, little) / view.getUint32(at + 4, little)) * unit;
  };
  const [across, down] = [rational(X_RESOLUTION), rational(Y_RESOLUTION)];
  const preview = ((tags.get(NEW_SUBFILE_TYPE) ?? 0) & 1) === 1;
  return { resolution: across === null || down === null ? null : { across, down }, preview };
}
