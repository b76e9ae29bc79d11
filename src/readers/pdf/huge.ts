import { MOST_PIXELS } from '../scan/index.ts';
import type { Objects } from './objects.ts';
import { dictionaryIn, inherited } from './plain-scan.ts';
import { isDictionary, isName, isReference, type Dictionary } from './syntax.ts';

/** Pixels. */
export type PictureSize = { readonly width: number; readonly height: number };

/** Drawings within drawings; deeper than this they go round in circles. */
const DEEPEST_FORM = 8;

/**
 * The first picture of a page that is larger than can be decoded: of a few hundred kilobytes in the file it would make
 * gigabytes in memory. Told from the dictionaries alone.
 */
export function hugePictureOf(objects: Objects, pageObject: number): PictureSize | null {
  const resources = resourcesOf(objects, pageObject);
  return resources === null ? null : hugeIn(objects, resources, 0);
}

function resourcesOf(objects: Objects, pageObject: number): Dictionary | null {
  const page = objects.value(pageObject);
  const resources = isDictionary(page) ? inherited(objects, page, 'Resources') : null;
  return isDictionary(resources) ? resources : null;
}

/**
 * Can it be told which pictures a page has? In encrypted files its dictionaries may lie where only the key leads. The
 * pictures themselves never do: `hugePictureIn` finds them.
 */
export function isTold(objects: Objects, pageObject: number): boolean {
  const resources = resourcesOf(objects, pageObject);
  return resources !== null && (!resources.has('XObject') || dictionaryIn(objects, resources, 'XObject') !== null);
}

/** The first picture of a file that is larger than can be decoded, whatever page it is on. */
export function hugePictureIn(objects: Objects): PictureSize | null {
  for (const number of objects.numbers()) {
    const content = objects.value(number);
    const found = isDictionary(content) && isName(content.get('Subtype'), 'Image') ? hugeSize(objects, content) : null;
    if (found !== null) return found;
  }
  return null;
}

function hugeIn(objects: Objects, resources: Dictionary, depth: number): PictureSize | null {
  if (depth > DEEPEST_FORM) return null;
  for (const reference of dictionaryIn(objects, resources, 'XObject')?.values() ?? []) {
    const content = isReference(reference) ? objects.follow(reference) : null;
    if (!isDictionary(content)) continue;
    const inner = objects.follow(content.get('Resources'));
    const found = isName(content.get('Subtype'), 'Image')
      ? hugeSize(objects, content)
      : isDictionary(inner)
        ? hugeIn(objects, inner, depth + 1)
        : null;
    if (found !== null) return found;
  }
  return null;
}

function hugeSize(objects: Objects, image: Dictionary): PictureSize | null {
  const [width, height] = [objects.follow(image.get('Width')), objects.follow(image.get('Height'))];
  return typeof width === 'number' && typeof height === 'number' && width * height > MOST_PIXELS ? { width, height } : null;
}
