import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { GreyImage } from '../../src/readers/image.ts';

const FONT = 'Printed Serif';
const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts');
GlobalFonts.registerFromPath(join(fonts, 'LiberationSans-Regular.ttf'), FONT);

export const A4 = { width: 595, height: 842 } as const;
export const DPI = 200;

/** An A4 page at 200 dpi as a scanner would give it: `draw` works in points; then it is turned by `skew` degrees, and grain is added. */
export function printedPage(draw: (context: SKRSContext2D) => void, skew = 0): GreyImage {
  const scale = DPI / 72;
  const [width, height] = [Math.round(A4.width * scale), Math.round(A4.height * scale)];
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = '#f4f4f4';
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((skew * Math.PI) / 180);
  context.translate(-width / 2, -height / 2);
  context.scale(scale, scale);
  context.fillStyle = '#202020';
  context.strokeStyle = '#202020';
  context.font = `11px "${FONT}"`;
  draw(context);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, dpi: DPI, data: Uint8Array.from({ length: width * height }, (_, at) => grain(data[at * 4] ?? 255, at)) };
}

/** The same grain in every run. */
function grain(grey: number, at: number): number {
  const noise = (Math.imul(at + 1, 2654435761) >>> 24) / 16 - 8;
  return Math.min(255, Math.max(0, Math.round(grey + noise)));
}

export function line(context: SKRSContext2D, x0: number, y0: number, x1: number, y1: number): void {
  context.lineWidth = 0.75;
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
}

/** A table of two columns and three rows with a fraction in its last cell, and some prose above it. */
export function drawTable(context: SKRSContext2D): void {
  const prose = [
    'Penetapan ukuran kinerja bagi setiap pegawai bertujuan untuk',
    'memperjelas tanggung jawab, dan menjadi dasar penilaian akhir tahun;',
  ];
  prose.forEach((text, index) => context.fillText(text, 60, 90 + index * 16));
  for (const y of [130, 160, 240, 320]) line(context, 60, y, 520, y);
  for (const x of [60, 100, 300, 520]) line(context, x, 130, x, 320);
  context.fillText('No', 66, 150);
  context.fillText('Indikator', 110, 150);
  context.fillText('Formula', 310, 150);
  context.fillText('1.', 66, 180);
  context.fillText('Persentase arsip yang tertata', 110, 180);
  context.fillText('Jumlah arsip tertata', 320, 185);
  line(context, 310, 191, 440, 191);
  context.fillText('Jumlah seluruh arsip', 320, 204);
  context.fillText('x 100%', 460, 195);
  context.fillText('2.', 66, 260);
  context.fillText('Surat masuk; surat keluar;', 110, 260);
  context.fillText('--------------------------', 310, 260);
}
