import { asDocument } from '../pages-as-document.ts';
import { partsOf } from '../../parts.ts';
import type { PagedReader, Reader } from '../reader.ts';
import { isPicture, SIGNATURE_BYTES } from './signature.ts';

const ENDINGS = ['.png', '.jpg', '.jpeg', '.tif', '.tiff'] as const;

/** The image library is loaded with the first picture; text documents do not wait for it. */
const pages: PagedReader['pages'] = async (file, tools) => (await import('./read.ts')).readImagePages(file, tools);

/** Scans and photographs of pages that were saved as pictures; a TIFF may hold several. Always read by OCR. */
export const imageReader: Reader = {
  name: 'image',
  endings: ENDINGS,
  describes: 'pictures of pages (PNG, JPEG, TIFF with any number of pages), read by OCR',
  accepts: (file) =>
    ENDINGS.some((ending) => file.path.toLowerCase().endsWith(ending)) || isPicture(partsOf(file).read(0, SIGNATURE_BYTES)),
  read: async (file, tools) => asDocument('image', await pages(file, tools)),
  paged: { pages, picture: async (file, page, dpi) => (await import('./read.ts')).drawImagePage(file, page, dpi) },
};
