import { asDocument } from '../pages-as-document.ts';
import { partsOf } from '../../parts.ts';
import type { PagedReader, Reader, SourceFile } from '../reader.ts';

/** Bytes at the start of a file within which "%PDF-" must stand (ISO 32000-1, annex H, implementation note 13). */
const HEADER_WITHIN = 1024;

function accepts(file: SourceFile): boolean {
  const head = Buffer.from(partsOf(file).read(0, HEADER_WITHIN)).toString('latin1');
  return head.includes('%PDF-') || /\.pdf$/i.test(file.path);
}

/** The PDF library takes a third of a second to load; text documents do not wait for it. */
const pages: PagedReader['pages'] = async (file, tools) => (await import('./read.ts')).readPdfPages(file, tools);

export const pdfReader: Reader = {
  name: 'pdf',
  endings: ['.pdf'],
  describes: 'PDF: digital, scanned, or both',
  accepts,
  read: async (file, tools) => asDocument('pdf', await pages(file, tools)),
  paged: { pages, picture: async (file, page, dpi) => (await import('./read.ts')).drawPdfPage(file, page, dpi) },
};
