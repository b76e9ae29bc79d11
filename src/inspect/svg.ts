import type { Box } from '../layout/document.ts';

/** Generic, so that it is there on every system. */
const FONT = 'sans-serif';

export type RectStyle = {
  readonly stroke?: string;
  readonly width?: number;
  readonly fill?: string;
  /** 0 to 1; 1 unless told. */
  readonly fillOpacity?: number;
  readonly dashed?: boolean;
};

/** Text for XML: characters that XML cannot hold at all are left out, as OCR layers contain them. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const short = (value: number): string => String(Math.round(value * 100) / 100);

export function rect(
  [left, top, right, bottom]: Box,
  { stroke = 'none', width = 0.5, fill = 'none', fillOpacity = 1, dashed = false }: RectStyle,
): string {
  const place = `x="${short(left)}" y="${short(top)}" width="${short(Math.max(0, right - left))}" height="${short(Math.max(0, bottom - top))}"`;
  const dash = dashed ? ` stroke-dasharray="${short(width * 4)} ${short(width * 3)}"` : '';
  return `<rect ${place} fill="${fill}" fill-opacity="${short(fillOpacity)}" stroke="${stroke}" stroke-width="${short(width)}"${dash}/>`;
}

export function text(words: string, x: number, baseline: number, size: number, colour: string, bold = false): string {
  return `<text x="${short(x)}" y="${short(baseline)}" font-family="${FONT}" font-size="${short(size)}"${bold ? ' font-weight="bold"' : ''} fill="${colour}">${escapeXml(words)}</text>`;
}

export const polygon = (points: readonly (readonly [x: number, y: number])[], fill: string): string =>
  `<polygon points="${points.map(([x, y]) => `${short(x)},${short(y)}`).join(' ')}" fill="${fill}"/>`;

export const scaled = (scale: number, inner: readonly string[]): string => `<g transform="scale(${scale})">${inner.join('')}</g>`;

export const movedDown = (pixels: number, inner: readonly string[]): string =>
  `<g transform="translate(0 ${short(pixels)})">${inner.join('')}</g>`;

export const svg = (width: number, height: number, inner: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner.join('')}</svg>`;
