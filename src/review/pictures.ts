import { IkiError } from '../errors.ts';
import type { Source } from '../store/review/index.ts';
import type { Message } from './api.ts';
import type { Look, Picture, Turn } from './look.ts';
import type { Sources } from './sources.ts';

export type Pictures = {
  page(
    source: Source,
    page: number,
    turn?: Turn,
  ): Promise<{ readonly ok: true; readonly picture: Picture } | { readonly ok: false; readonly message: Message }>;
};

/** Pixels per inch: small print stays legible when the page is enlarged, and a page is drawn in a moment. */
const DPI = 144;
/** Pages that are kept drawn: the ones around the row in hand, in both directions. */
const KEPT = 16;

export function makePictures(sources: Sources, look: Look): Pictures {
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
        const picture = look.page(found.file, page, turn, DPI);
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

function notDrawn(page: number, error: unknown): Message {
  const reason = error instanceof IkiError ? error.message : String(error);
  return { id: `Halaman ${page} tidak dapat digambar (${reason}).`, en: `Page ${page} could not be drawn (${reason}).` };
}
