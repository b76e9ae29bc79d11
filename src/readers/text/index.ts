import type { Block } from '../../layout/document.ts';
import { markParts } from '../../layout/parts.ts';
import type { Reader } from '../reader.ts';
import { readBlocks } from './blocks.ts';
import type { SourceLine } from './characters.ts';
import { decodeText, hasForeignSignature } from './decode.ts';
import { readPage } from './html.ts';

const ENDINGS = ['.txt', '.md', '.markdown', '.text', '.html', '.htm'] as const;

/** A document that is HTML from its first tag on, whatever its name says. */
const HTML_PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/isu;

/**
 * Reads text in the notations that documents are exported in: tab-separated tables, tables with one cell a line, Markdown,
 * HTML and LaTeX, also mixed in one file. Throws `IkiError`: too-large, unsupported-format, bad-encoding, empty-file.
 */
export const textReader: Reader = {
  name: 'text',
  endings: ENDINGS,
  describes: 'text: plain, tab-separated tables, Markdown, HTML, LaTeX fractions (UTF-8, or UTF-16 with a byte order mark)',
  accepts: (file) => ENDINGS.some((ending) => file.path.toLowerCase().endsWith(ending)) && !hasForeignSignature(file.bytes),
  read: async (file) => ({ format: 'text', blocks: readText(decodeText(file), /\.html?$/iu.test(file.path)), pages: [] }),
};

function readText(text: string, namedHtml: boolean): readonly Block[] {
  if (HTML_PAGE.test(text) || (namedHtml && /<[a-z][^>]*>/iu.test(text))) return markParts(readPage(text));
  return markParts(readBlocks(toLines(text)));
}

/** The lines of a text; a page break (form feed) is a blank line of its own, with the number of the line that it stands in. */
function toLines(text: string): readonly SourceLine[] {
  return text.split('\n').flatMap((whole, index): readonly SourceLine[] => {
    const line = index + 1;
    if (!whole.includes('\f')) return [{ text: whole, line }];
    return whole.split('\f').flatMap((part, at) =>
      at === 0
        ? [{ text: part, line }]
        : [
            { text: '', line },
            { text: part, line },
          ],
    );
  });
}
