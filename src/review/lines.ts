import type { Source } from '../store/review/index.ts';
import type { LinesAnswer, Message } from './api.ts';
import type { Line, Look } from './look.ts';
import type { Sources } from './sources.ts';

/** Lines shown before and after the one that is asked for. */
const AROUND = 40;
/** Letters of a line that are shown; a table pasted as one line would freeze the browser. */
const LONGEST_LINE = 5_000;

export type Lines = { around(source: Source, line: number): Promise<LinesAnswer> };

/** The lines of sources that have no pages, those around a place. */
export function makeLines(sources: Sources, look: Look): Lines {
  let last: { readonly sha256: string; readonly lines: readonly Line[] } | null = null;
  return {
    async around(source, line) {
      const found = last?.sha256 === source.sha256 ? null : await sources.find(source);
      if (found?.ok === false) return found;
      try {
        if (found) last = { sha256: source.sha256, lines: await look.lines(found.file, source.format) };
        const lines = last?.lines ?? [];
        return {
          ok: true,
          lines: lines
            .filter((one) => Math.abs(one.line - line) <= AROUND)
            .map((one) => ({ ...one, text: one.text.slice(0, LONGEST_LINE) })),
        };
      } catch (error) {
        return { ok: false, message: notRead(source.path, error) };
      }
    },
  };
}

function notRead(path: string, error: unknown): Message {
  const reason = error instanceof Error ? error.message : String(error);
  return { id: `Berkas ${path} tidak dapat dibaca (${reason}).`, en: `The file ${path} could not be read (${reason}).` };
}
