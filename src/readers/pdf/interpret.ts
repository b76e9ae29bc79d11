import type { Box } from '../../layout/document.ts';
import type { Drawing } from './drawing.ts';
import { OPS } from './library.ts';
import { asMatrix, multiply, numbersOf, transformBox, IDENTITY, type Matrix } from './matrix.ts';
import { clipToPath, fillPath, strokePath, subpathsOf } from './paths.ts';
import { moveText, setFont, setTextMatrix, showText } from './show-text.ts';
import { change, clipTo, isOpaque, isPainting, newRun, restore, save, saveAndReset, type Run, type Sources } from './state.ts';

/** A page's operators, as pdfjs lists them. */
export type OperatorList = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };

type Handler = (run: Run, args: readonly unknown[]) => void;

/** Channel values (0 to 255) from which a colour counts as white paper. */
const WHITE_FROM = 0xf8;

/** Follows the operators of one page and collects what they paint. */
export function interpret(list: OperatorList, sources: Sources): Drawing {
  const run = newRun(sources);
  list.fnArray.forEach((operator, index) => {
    const args: unknown = list.argsArray[index];
    run.order = index;
    HANDLERS.get(operator)?.(run, Array.isArray(args) ? args : []);
  });
  return run;
}

const numeric =
  (set: (value: number) => Parameters<typeof change>[1]): Handler =>
  (run, [value]) => {
    if (typeof value === 'number') change(run, set(value));
  };

function isWhite(colour: unknown): boolean {
  if (typeof colour !== 'string' || !/^#[0-9a-f]{6}$/iu.test(colour)) return false;
  return [1, 3, 5].every((at) => Number.parseInt(colour.slice(at, at + 2), 16) >= WHITE_FROM);
}

function transform(run: Run, value: unknown): void {
  const matrix = asMatrix(value);
  if (matrix !== null) change(run, { matrix: multiply(run.state.matrix, matrix) });
}

function clipToBox(run: Run, value: unknown, matrix: Matrix = IDENTITY): void {
  const [x0, y0, x1, y1] = numbersOf(value);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return;
  const box: Box = [x0, y0, x1, y1];
  clipTo(run, transformBox(multiply(run.state.matrix, matrix), box), true);
}

function field(from: unknown, name: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined;
}

function beginGroup(run: Run, [group]: readonly unknown[]): void {
  save(run);
  const mask = field(group, 'smask');
  run.masks.push(mask !== null && mask !== undefined);
  clipToBox(run, field(group, 'bbox'), asMatrix(field(group, 'matrix')) ?? IDENTITY);
}

function beginAnnotation(run: Run, [, rectangle, placing, own]: readonly unknown[]): void {
  saveAndReset(run);
  clipToBox(run, rectangle);
  transform(run, placing);
  transform(run, own);
}

function setGraphicsState(run: Run, [entries]: readonly unknown[]): void {
  if (!Array.isArray(entries)) return;
  for (const entry of entries) {
    const [key, value]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    if (key === 'LW' && typeof value === 'number') change(run, { lineWidth: value });
    if (key === 'ca' && typeof value === 'number') change(run, { fillAlpha: value });
    if (key === 'BM') change(run, { blends: value !== 'source-over' });
    if (key === 'Font' && Array.isArray(value)) setFont(run, value[0], value[1]);
  }
}

function addImage(run: Run, name: unknown, width: unknown, height: unknown, matrix: Matrix = run.state.matrix): void {
  if (!isPainting(run) || typeof width !== 'number' || typeof height !== 'number') return;
  run.images.push({
    name: typeof name === 'string' ? name : null,
    matrix,
    pixelWidth: width,
    pixelHeight: height,
    opaque: isOpaque({ ...run.state, fillPlain: true }),
    clip: run.state.clip,
    order: run.order,
  });
}

function addRepeated(run: Run, [name, scaleX, scaleY, positions]: readonly unknown[]): void {
  const places = numbersOf(positions);
  if (typeof scaleX !== 'number' || typeof scaleY !== 'number') return;
  for (let at = 0; at + 1 < places.length; at += 2) {
    addImage(run, name, 1, 1, multiply(run.state.matrix, [scaleX, 0, 0, scaleY, places[at] ?? 0, places[at + 1] ?? 0]));
  }
}

function addGroup(run: Run, [image, map]: readonly unknown[]): void {
  for (const entry of Array.isArray(map) ? map : []) {
    const matrix = asMatrix(field(entry, 'transform'));
    if (matrix !== null) addImage(run, null, field(image, 'width'), field(image, 'height'), multiply(run.state.matrix, matrix));
  }
}

/** A black mask of one pixel, stretched: some writers draw their lines so. */
function addSolid(run: Run): void {
  fillPath(run, subpathsOf([0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0, 1, 4], run.state.matrix));
}

const STROKES: ReadonlySet<unknown> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const CLOSES: ReadonlySet<unknown> = new Set([OPS.closeStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
const FILLS: ReadonlySet<unknown> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

function constructPath(run: Run, [paint, data]: readonly unknown[]): void {
  const code = numbersOf(Array.isArray(data) ? data[0] : null);
  const subpaths = subpathsOf(code, run.state.matrix);
  if (FILLS.has(paint)) fillPath(run, subpaths);
  if (STROKES.has(paint)) strokePath(run, subpaths, CLOSES.has(paint));
  if (run.clipNext) clipToPath(run, subpaths);
  run.clipNext = false;
}

const HANDLERS: ReadonlyMap<number, Handler> = new Map<number, Handler>([
  [OPS.save, save],
  [OPS.restore, restore],
  [OPS.transform, transform],
  [OPS.setGState, setGraphicsState],
  [OPS.setLineWidth, numeric((lineWidth) => ({ lineWidth }))],
  [OPS.setFillRGBColor, (run, [colour]) => change(run, { fillWhite: isWhite(colour), fillPlain: true })],
  [OPS.setStrokeRGBColor, (run, [colour]) => change(run, { strokeWhite: isWhite(colour) })],
  [OPS.setFillTransparent, (run) => change(run, { fillWhite: true, fillPlain: false })],
  [OPS.setStrokeTransparent, (run) => change(run, { strokeWhite: true })],
  [OPS.setFillColorN, (run) => change(run, { fillWhite: false, fillPlain: false })],
  [OPS.setStrokeColorN, (run) => change(run, { strokeWhite: false })],
  [OPS.clip, (run) => void (run.clipNext = true)],
  [OPS.eoClip, (run) => void (run.clipNext = true)],
  [OPS.constructPath, constructPath],
  [OPS.beginText, (run) => setTextMatrix(run, IDENTITY)],
  [OPS.setCharSpacing, numeric((charSpacing) => ({ charSpacing }))],
  [OPS.setWordSpacing, numeric((wordSpacing) => ({ wordSpacing }))],
  [OPS.setHScale, numeric((percent) => ({ horizontalScale: percent / 100 }))],
  [OPS.setLeading, numeric((leading) => ({ leading }))],
  [OPS.setTextRenderingMode, numeric((renderingMode) => ({ renderingMode }))],
  [OPS.setTextRise, numeric((rise) => ({ rise }))],
  [OPS.setFont, (run, [name, size]) => setFont(run, name, size)],
  [OPS.moveText, (run, [x, y]) => moveBy(run, x, y)],
  [
    OPS.setLeadingMoveText,
    (run, [x, y]) => {
      if (typeof y === 'number') change(run, { leading: -y });
      moveBy(run, x, y);
    },
  ],
  [OPS.nextLine, (run) => moveText(run, 0, -run.state.leading)],
  [OPS.setTextMatrix, (run, [matrix]) => setTextMatrix(run, asMatrix(matrix) ?? IDENTITY)],
  [OPS.showText, (run, [items]) => showText(run, Array.isArray(items) ? items : [])],
  [OPS.beginMarkedContent, (run) => void run.shown.push(true)],
  [OPS.beginMarkedContentProps, (run, [tag, content]) => void run.shown.push(tag !== 'OC' || run.sources.isShown(content))],
  [OPS.endMarkedContent, (run) => void run.shown.pop()],
  [OPS.beginGroup, beginGroup],
  [
    OPS.endGroup,
    (run) => {
      run.masks.pop();
      restore(run);
    },
  ],
  [
    OPS.paintFormXObjectBegin,
    (run, [matrix, box]) => {
      save(run);
      transform(run, matrix);
      clipToBox(run, box);
    },
  ],
  [OPS.paintFormXObjectEnd, restore],
  [OPS.beginAnnotation, beginAnnotation],
  [OPS.endAnnotation, restore],
  [OPS.paintImageXObject, (run, [name, width, height]) => addImage(run, name, width, height)],
  [OPS.paintImageMaskXObject, (run, [image]) => addImage(run, null, field(image, 'width'), field(image, 'height'))],
  [OPS.paintInlineImageXObject, (run, [image]) => addImage(run, null, field(image, 'width'), field(image, 'height'))],
  [OPS.paintImageXObjectRepeat, addRepeated],
  [OPS.paintInlineImageXObjectGroup, addGroup],
  [OPS.paintSolidColorImageMask, addSolid],
]);

function moveBy(run: Run, x: unknown, y: unknown): void {
  if (typeof x === 'number' && typeof y === 'number') moveText(run, x, y);
}
