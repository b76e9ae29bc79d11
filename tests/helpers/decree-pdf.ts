import PDFDocument from 'pdfkit';
import sharp, { type Sharp } from 'sharp';
import { openPdf } from '../../src/readers/pdf/open.ts';

/** Points. */
const EDGES = [50, 80, 200, 330, 450, 545] as const;
const ROW = 60;

const HEADER = ['No', 'Sasaran', 'Indikator Kinerja Individu', 'Formulasi Penghitungan', 'Sumber Data'];
const ROWS = [
  ['1', 'Surat tertangani', 'Persentase surat masuk yang dijawab', 'Jumlah surat yang dijawab / Jumlah surat masuk x 100%', 'Buku agenda'],
  ['2', 'Arsip tertata', 'Jumlah berkas yang disimpan', 'Jumlah berkas yang disimpan', 'Daftar arsip'],
  ['3', 'Tamu terlayani', 'Jumlah tamu yang dilayani', 'Jumlah tamu yang dilayani', 'Buku tamu'],
];

/** An invented decree of one position on two A4 pages; its table of three rows goes on from the first to the second. */
export async function decreePdf(): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 50 });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.font('Helvetica-Bold').fontSize(12).text('INDIKATOR KINERJA INDIVIDU', { align: 'center' });
  document.font('Helvetica').fontSize(11);
  [
    '1. Jabatan : Kepala Seksi Layanan Arsip',
    '2. Tugas : Menata arsip kecamatan',
    '3. Fungsi :',
    'a. Mencatat surat masuk;',
    'b. Menyimpan arsip.',
  ].forEach((line, at) => document.text(line, 50, 100 + 18 * at));
  rows(document, 670, [HEADER, ...ROWS.slice(0, 1)]);
  document.addPage();
  rows(document, 60, ROWS.slice(1));
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function rows(document: PDFKit.PDFDocument, top: number, lines: readonly (readonly string[])[]): void {
  const [left, right] = [EDGES[0], EDGES[5]];
  lines.forEach((cells, row) => {
    const y = top + row * ROW;
    document
      .lineWidth(0.7)
      .moveTo(left, y)
      .lineTo(right, y)
      .stroke()
      .moveTo(left, y + ROW)
      .lineTo(right, y + ROW)
      .stroke();
    for (const x of EDGES)
      document
        .moveTo(x, y)
        .lineTo(x, y + ROW)
        .stroke();
    cells.forEach((words, column) => {
      const x = EDGES[column] ?? 0;
      document.fontSize(9).text(words, x + 4, y + 6, { width: (EDGES[column + 1] ?? 0) - x - 8 });
    });
  });
}

/** A page of a PDF as a picture. */
export async function pictureOf(pdf: Uint8Array, page: number, dpi: number): Promise<Sharp> {
  const file = await openPdf(pdf);
  try {
    const { data, width, height } = await file.render(page, dpi);
    return sharp(data, { raw: { width, height, channels: 1 } })
      .toColourspace('b-w')
      .withMetadata({ density: dpi });
  } finally {
    await file.close();
  }
}
