import type { PageContent } from '../../layout/page.ts';
import type { GreyImage } from '../image.ts';
import { levelled, shrink } from './resample.ts';

/** A picture of a page that already stands upright, level as the page was read, at `dpi` or the next that needs no enlarging. */
export function levelledPicture(image: GreyImage, { skew = 0 }: Pick<PageContent, 'skew'>, dpi: number): GreyImage {
  const wanted = Math.min(dpi, image.dpi);
  const smaller = shrink(image, Math.max(1, Math.floor(image.dpi / wanted)));
  return levelled(smaller, wanted / smaller.dpi, skew);
}
