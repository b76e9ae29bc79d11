import type { Inline } from '../layout/document.ts';
import { cellText, plainText } from '../layout/inline.ts';
import type { SourceFile } from '../readers/reader.ts';
import { decodeText } from '../readers/text/decode.ts';
import type { Source } from '../store/review/index.ts';
import type { LinesAnswer, Message } from './api.ts';
import type { Sources } from './sources.ts';

type Line = { readonly line: number; readonly text: string };

/** Lines shown before and after the one that is asked for. */
const AROUND = 40;
/** Letters of a line that are shown; a table pasted as one line would freeze the browser. */
const LONGEST_LINE = 5_000;

export type Lines = { around(source: Source, line: number): Promise<LinesAnswer> };

/** The lines of sources that have no pages: of a text file as they stand there, of a Word file its paragraphs and table rows. */
export function makeLines(sources: Sources): Lines {
  let last: { readonly sha256: string; readonly lines: readonly Line[] } | null = null;
  return {
    async around(source, line) {
      const found = last?.sha256 === source.sha256 ? null : await sources.find(source);
      if (found?.ok === false) return found;
      try {
        if (found) last = { sha256: source.sha256, lines: await linesOf(found.file, source.format) };
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

async function linesOf(file: SourceFile, format: string): Promise<readonly Line[]> {
  if (format === 'text')
    return decodeText(file)
      .split('\n')
      .map((text, index) => ({ line: index + 1, text }));
  return paragraphsOf(file);
}

/** A Word file's paragraphs and table rows by their running number, which is what its places name. */
async function paragraphsOf(file: SourceFile): Promise<readonly Line[]> {
  const { readDocument } = await import('../readers/index.ts');
  const { blocks } = await readDocument(file, { ocr: 'never', engine: () => Promise.reject(new Error('no page to recognise')) });
  const parts = blocks.flatMap((block): Line[] => {
    if (block.type !== 'table') return [{ line: lineOf(block.place), text: plainText(block.content) }];
    return block.rows.map((row) => ({ line: lineOf(row.cells[0]?.place ?? block.place), text: row.cells.map(cellText).join(' | ') }));
  });
  const joined = Map.groupBy(parts, (part) => part.line);
  return [...joined].sort(([a], [b]) => a - b).map(([line, own]) => ({ line, text: own.map((part) => part.text).join(' ') }));
}

function lineOf(place: Inline['places'][number]): number {
  return 'line' in place ? place.line : 0;
}

function notRead(path: string, error: unknown): Message {
  const reason = error instanceof Error ? error.message : String(error);
  return { id: `Berkas ${path} tidak dapat dibaca (${reason}).`, en: `The file ${path} could not be read (${reason}).` };
}
