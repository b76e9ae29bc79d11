import { multiply, IDENTITY, type Matrix } from './matrix.ts';
import { inflated, type Objects, type Stream } from './objects.ts';
import { isDictionary, isKeyword, isList, isName, parseValue, type Dictionary, type Value } from './syntax.ts';

/** A page that is one JPEG (`jpeg` reads it) and nothing else, as scanners write it. `matrix`: unit square to user space. */
export type PlainScan = { jpeg(): Uint8Array; readonly pixelWidth: number; readonly pixelHeight: number; readonly matrix: Matrix };

/** Null unless the page's picture, as it lies in the file, is certainly all that the page shows. */
export function plainScanOf(objects: Objects, pageObject: number): PlainScan | null {
  const page = objects.value(pageObject);
  if (!isDictionary(page) || page.has('Annots')) return null;
  const content = contentOf(objects, page);
  const placed = content === null ? null : onlyImage(content);
  if (placed === null) return null;
  const pictures = dictionaryIn(objects, inherited(objects, page, 'Resources'), 'XObject');
  const image = objects.stream(pictures?.get(placed.name));
  const jpeg = image === null ? null : jpegOf(objects, image);
  return jpeg === null ? null : { ...jpeg, matrix: placed.matrix };
}

/** A tree of pages deeper than this goes round in circles. */
const DEEPEST_TREE = 50;

export function inherited(objects: Objects, page: Dictionary, key: string): Value | null {
  let node: Value | null = page;
  for (let depth = 0; depth < DEEPEST_TREE && isDictionary(node); depth += 1) {
    if (node.has(key)) return objects.follow(node.get(key));
    node = objects.follow(node.get('Parent'));
  }
  return null;
}

export function dictionaryIn(objects: Objects, value: Value | null, key: string): Dictionary | null {
  const inner = isDictionary(value) ? objects.follow(value.get(key)) : null;
  return isDictionary(inner) ? inner : null;
}

function contentOf(objects: Objects, page: Dictionary): string | null {
  const contents = page.get('Contents');
  const target = objects.follow(contents);
  const parts = (isList(target) ? target : [contents]).map((part) => {
    const stream = objects.stream(part);
    return stream === null ? null : inflated(stream);
  });
  return parts.includes(null) ? null : parts.map((part) => part?.toString('latin1') ?? '').join('\n');
}

/** Characters: what a scanner writes to place one picture is far shorter. */
const LONGEST_CONTENT = 2000;

/** The picture's name and place where the content is nothing but `q`, `cm`, `Do` (once) and `Q`. */
function onlyImage(content: string): { readonly name: string; readonly matrix: Matrix } | null {
  if (content.length > LONGEST_CONTENT) return null;
  let matrix: Matrix = IDENTITY;
  let found: { name: string; matrix: Matrix } | null = null;
  const saved: Matrix[] = [];
  let operands: Value[] = [];
  for (let next = parseValue(content, 0); next !== null; next = parseValue(content, next.end)) {
    if (!isKeyword(next.value)) {
      operands.push(next.value);
      continue;
    }
    const { keyword } = next.value;
    const [a, b, c, d, e, f] = operands.filter((operand) => typeof operand === 'number');
    const [name] = operands;
    if (
      keyword === 'cm' &&
      a !== undefined &&
      b !== undefined &&
      c !== undefined &&
      d !== undefined &&
      e !== undefined &&
      f !== undefined
    ) {
      matrix = multiply(matrix, [a, b, c, d, e, f]);
    } else if (keyword === 'Do' && found === null && typeof name === 'object' && 'name' in name) found = { name: name.name, matrix };
    else if (keyword === 'q') saved.push(matrix);
    else if (keyword === 'Q') matrix = saved.pop() ?? matrix;
    else return null;
    operands = [];
  }
  return operands.length === 0 ? found : null;
}

/** Each of these changes what the JPEG's own pixels mean or which of them show. */
const CHANGING = ['Decode', 'Mask', 'SMask', 'ImageMask', 'OC', 'DecodeParms', 'Alternates'];

function jpegOf(objects: Objects, { dictionary, raw }: Stream): Omit<PlainScan, 'matrix'> | null {
  const filter = objects.follow(dictionary.get('Filter'));
  const only = isList(filter) && filter.length === 1 ? filter[0] : filter;
  const [width, height] = [objects.follow(dictionary.get('Width')), objects.follow(dictionary.get('Height'))];
  if (!isName(dictionary.get('Subtype'), 'Image') || !isName(only, 'DCTDecode') || CHANGING.some((key) => dictionary.has(key))) return null;
  if (typeof width !== 'number' || typeof height !== 'number' || !isGreyOrRgb(objects, dictionary.get('ColorSpace'))) return null;
  return { jpeg: raw, pixelWidth: width, pixelHeight: height };
}

/** CMYK JPEGs are stored inverted by some programs and not by others; palettes are no grey. */
function isGreyOrRgb(objects: Objects, space: Value | undefined): boolean {
  const value = objects.follow(space);
  if (isName(value, 'DeviceGray', 'DeviceRGB', 'CalGray', 'CalRGB')) return true;
  if (!isList(value)) return false;
  if (isName(value[0], 'CalGray', 'CalRGB')) return true;
  const profile = isName(value[0], 'ICCBased') ? objects.stream(value[1]) : null;
  return [1, 3].some((channels) => profile?.dictionary.get('N') === channels);
}
