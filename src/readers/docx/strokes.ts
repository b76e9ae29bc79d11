import type { Stroke } from './pieces.ts';
import { childOf, elementsOf, type XmlElement } from './xml.ts';

/** Points. Half a line of text: a line that hangs lower than this from the top of its paragraph runs under the words. */
const HALF_LINE = 6;
/** Rise over run. Lines drawn by hand are not quite level; anything steeper is no bar. */
const MAX_SLOPE = 0.1;
/** Office drawings count in EMU. */
const EMU_PER_POINT = 12_700;

/** Width, height and distance from the top of the paragraph, in points. */
type Extent = { readonly width: number; readonly height: number; readonly top: number };

/** A level line that is drawn at this place, for fractions whose bar is a shape; nothing for all other drawings. */
export function readStroke(drawing: XmlElement): readonly Stroke[] {
  const extent = drawing.name === 'w:drawing' ? ofDrawing(drawing) : ofPicture(drawing);
  if (extent === null || extent.width <= 0 || Math.abs(extent.height) > extent.width * MAX_SLOPE) return [];
  return [{ kind: 'stroke', below: extent.top > HALF_LINE }];
}

function ofDrawing(drawing: XmlElement): Extent | null {
  const shapes = findAll(drawing, (element) => element.name === 'a:prstGeom');
  const isLine = shapes.length === 1 && /^(?:line|straightConnector1)$/u.test(shapes[0]?.attributes.get('prst') ?? '');
  const anchor = childOf(drawing, 'wp:anchor');
  if (!isLine || anchor === undefined) return null;
  const extent = childOf(anchor, 'wp:extent')?.attributes;
  const offset = childOf(childOf(anchor, 'wp:positionV'), 'wp:posOffset')?.children.join('');
  const points = (text: string | undefined): number => Number(text ?? 0) / EMU_PER_POINT;
  return { width: points(extent?.get('cx')), height: points(extent?.get('cy')), top: points(offset) };
}

/** The older notation (VML): a line with its ends, or a connector with its box. */
function ofPicture(picture: XmlElement): Extent | null {
  const line = findAll(picture, (element) => element.name === 'v:line')[0];
  if (line !== undefined) {
    const [left = 0, top = 0] = (line.attributes.get('from') ?? '').split(',').map(points);
    const [right = 0, bottom = 0] = (line.attributes.get('to') ?? '').split(',').map(points);
    return { width: Math.abs(right - left), height: bottom - top, top };
  }
  const connector = findAll(picture, (element) => element.name === 'v:shape' && /_t32$/u.test(element.attributes.get('type') ?? ''))[0];
  const style = connector?.attributes.get('style') ?? '';
  const property = (name: string): number => points(new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, 'u').exec(style)?.[1] ?? '');
  return connector === undefined ? null : { width: property('width'), height: property('height'), top: property('margin-top') };
}

/** Points of a length such as "14.2pt", "1in", "5mm"; a bare number is taken for points. */
function points(length: string): number {
  const unit = /[a-z]+$/u.exec(length.trim())?.[0];
  const factor = unit === 'in' ? 72 : unit === 'cm' ? 72 / 2.54 : unit === 'mm' ? 72 / 25.4 : unit === 'px' ? 0.75 : 1;
  const value = Number.parseFloat(length);
  return Number.isNaN(value) ? 0 : value * factor;
}

function findAll(element: XmlElement, is: (element: XmlElement) => boolean): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => (is(child) ? [child] : findAll(child, is)));
}
