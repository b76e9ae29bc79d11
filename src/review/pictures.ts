import { IkiError } from '../errors.ts';
import type { SourceFile } from '../readers/reader.ts';
import type { Source } from '../store/review/index.ts';
import type { Message } from './api.ts';
import type { Sources } from './sources.ts';

/** A page as PNG, and its size in points: the boxes of the records lie on it. */
export type Picture = { readonly png: Buffer; readonly width: number; readonly height: number };
/** Degrees clockwise that the page was turned to stand upright, and that its lines fell to the right then. */
export type Turn = { readonly rotation: number; readonly skew: number };
export type Pictures = {
  page(
    source: Source,
    page: number,
    turn?: Turn,
  ): Promise<{ readonly ok: true; readonly picture: Picture } | { readonly ok: false; readonly message: Message }>;
};

/** Pixels per inch: small print stays legible when the page is enlarged, and a page is drawn in a moment. */
const DPI = 144;
const POINTS_PER_INCH = 72;
/** Pages that are kept drawn: the ones around the row in hand, in both directions. */
const KEPT = 16;
/** PNG's effort (0 to 9): the picture stays on this machine, so drawing it soon matters more than its size. */
const EFFORT = 3;

export function makePictures(sources: Sources): Pictures {
  const kept = new Map<string, Promise<Picture>>();
  return {
    async page(source, page, turn = STRAIGHT) {
      const key = `${source.sha256}:${page}:${turn.rotation}:${turn.skew}`;
      try {
        const known = kept.get(key);
        if (known !== undefined) {
          keep(kept, key, known);
          return { ok: true, picture: await known };
        }
        const found = await sources.find(source);
        if (!found.ok) return found;
        const picture = draw(found.file, page, turn);
        keep(kept, key, picture);
        return { ok: true, picture: await picture };
      } catch (error) {
        kept.delete(key);
        return { ok: false, message: notDrawn(page, error) };
      }
    },
  };
}

/** The one used last goes to the end, the one not used for longest leaves. */
function keep(kept: Map<string, Promise<Picture>>, key: string, picture: Promise<Picture>): void {
  kept.delete(key);
  kept.set(key, picture);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

const STRAIGHT: Turn = { rotation: 0, skew: 0 };

async function draw(file: SourceFile, page: number, { rotation, skew }: Turn): Promise<Picture> {
  // Readers and the image library take a while to load; the rows do not wait for them.
  const { readerOf } = await import('../readers/index.ts');
  const { paged, name } = readerOf(file);
  if (paged === undefined) throw new IkiError('unsupported-format', `${name} has no pages`, 'See its lines.');
  const reading = { page, kind: 'digital', reason: '', rotation: quarter(rotation) } as const;
  const { default: sharp } = await import('sharp');
  const { width, height, data, dpi } = await paged.picture(file, { reading, width: 0, height: 0, words: [], rules: [], skew }, DPI);
  const png = await sharp(data, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: EFFORT })
    .toBuffer();
  return { png, width: (width / dpi) * POINTS_PER_INCH, height: (height / dpi) * POINTS_PER_INCH };
}

const TURNS = [0, 90, 180, 270] as const;

function quarter(rotation: number): (typeof TURNS)[number] {
  return TURNS.find((turn) => turn === rotation) ?? 0;
}

function notDrawn(page: number, error: unknown): Message {
  const reason = error instanceof IkiError ? error.message : String(error);
  return { id: `Halaman ${page} tidak dapat digambar (${reason}).`, en: `Page ${page} could not be drawn (${reason}).` };
}
