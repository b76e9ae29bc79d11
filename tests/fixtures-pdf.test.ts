import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { DOCUMENTS, drawDocument } from '../scripts/fixtures/documents.ts';
import { nameOf, SCANS } from '../scripts/fixtures/scans.ts';
import { ingest } from '../src/ingest.ts';
import { openPdf } from '../src/readers/pdf/open.ts';
import type { DocumentRecord } from '../src/records/record.ts';
import { beyondMisreading, differences } from './helpers/differences.ts';
import { EXPECTED_ENDING, FIXTURES, readExpected } from './helpers/expected.ts';
import { expectOnlyKnown, KNOWN_FAILURES } from './helpers/known-failures.ts';
import { recordedTools } from './helpers/recorded-ocr.ts';
import { NO_OCR } from './helpers/tools.ts';

// Milliseconds: pages are prepared for recognition in earnest, and a busy machine does several at once.
vi.setConfig({ testTimeout: 60_000 });

/** Share of equal letters from which a text of a scan is right. */
const RIGHT_IN_SCANS = 0.9;

const fileOf = (name: string) => ({ path: join(FIXTURES, name), bytes: readFileSync(join(FIXTURES, name)) });
const digital = DOCUMENTS.map((document) => ({ document, name: document.name, file: `pdf/${document.name}.pdf` }));
const scans = SCANS.map((scan) => ({ scan, name: nameOf(scan), file: `scan/${nameOf(scan)}` }));

describe('a digital PDF of the fixtures', () => {
  it.each(digital)('$name becomes the records that a careful person wrote', async ({ name, file }) => {
    const record = await ingest(fileOf(file), { tools: NO_OCR });
    expectOnlyKnown(file, differences(readExpected(`pdf/${name}`), record));
    expect(pagesOf(record)).toEqual(pagesOf(record).map(() => 'digital 0'));
  });

  it.each(digital)('$name says of every field of a row where it stands', async ({ file }) => {
    const { path, bytes } = fileOf(file);
    const record = await ingest({ path, bytes }, { tools: NO_OCR });
    expect(await outsideOfPages(record, bytes)).toEqual([]);
  });

  it.each(digital)('$name is what the script draws, to the byte', async ({ document, file }) => {
    expect((await drawDocument(document)).equals(readFileSync(join(FIXTURES, file)))).toBe(true);
  });
});

/** How the pages of the scans have to be read. */
const READ_AS: Readonly<Record<string, readonly string[]>> = {
  'kartu-dinas-garis.clean.pdf': ['scan 0'],
  'kartu-kecamatan-baris.office.pdf': ['scan 0', 'scan 0'],
  'kartu-dinas-garis.poor.pdf': ['scan 0'],
  'tabel-bagian-satu.fax.pdf': ['scan 0'],
  'tabel-balai-bertingkat.office.pdf': ['scan 0', 'scan 0', 'scan 0'],
  'tabel-balai-bertingkat.poor.pdf': ['scan 0', 'scan 0', 'scan 0'],
  'tabel-satpol-mendatar.turned.pdf': ['scan 180', 'scan 90'],
  'tabel-bagian-satu.hidden.pdf': ['ocr-layer-replaced 0'],
  'tabel-satpol-mendatar.mixed.pdf': ['digital 0', 'scan 0'],
  'tabel-bagian-satu.picture.png': ['scan 0'],
  'kartu-kecamatan-baris.pages.tif': ['scan 0', 'scan 0'],
};

describe('a scan of the fixtures', () => {
  it.each(scans)('$name becomes the records of its document', async ({ scan, name, file }) => {
    const tools = recordedTools(name);
    const record = await ingest(fileOf(file), { tools });
    const found = differences(readExpected(`pdf/${scan.document.name}`), record);
    expectOnlyKnown(file, beyondMisreading(found, RIGHT_IN_SCANS));
    expect(pagesOf(record)).toEqual(READ_AS[name]);
    expect(tools.unused(), `${name}: recorded pictures that are not asked for any more; run "npm run record"`).toBe(0);
  });

  it('has no recording that fits: the document fails and the message says what to do', async () => {
    const tools = recordedTools('tabel-bagian-satu.picture.png');
    const other = ingest(fileOf('scan/tabel-bagian-satu.fax.pdf'), { tools });
    await expect(other).rejects.toMatchObject({ code: 'ocr-unavailable', remedy: expect.stringContaining('npm run record') });
  });

  it('shows the picture that the script makes', async () => {
    const scan = SCANS.find((one) => one.kind === 'fax');
    const [made, kept] = await Promise.all([scan?.make(), readFileSync(join(FIXTURES, 'scan/tabel-bagian-satu.fax.pdf'))]);
    expect(await pixelsApart(made ?? Buffer.alloc(0), kept)).toBeLessThan(SAME_PICTURE);
  });
});

describe('the fixtures', () => {
  it('are exactly those that the script makes, each with its expected records', () => {
    const made = digital.flatMap(({ name }) => [`${name}.pdf`, `${name}${EXPECTED_ENDING}`]);
    expect(readdirSync(join(FIXTURES, 'pdf')).sort()).toEqual(made.sort());
    expect(readdirSync(join(FIXTURES, 'scan')).sort()).toEqual(scans.map(({ name }) => name).sort());
    expect(digital.filter(({ name }) => readExpected(`pdf/${name}`).source !== name)).toEqual([]);
  });

  it('say the same where they share their text', () => {
    for (const { name, sharesExpected } of DOCUMENTS) {
      if (sharesExpected !== undefined)
        expect(readExpected(`pdf/${name}`)).toEqual({ ...readExpected(`text/${sharesExpected}`), source: name });
    }
  });

  it('stay small', () => {
    const size = (folder: string): readonly number[] =>
      readdirSync(join(FIXTURES, folder)).map((file) => statSync(join(FIXTURES, folder, file)).size);
    expect(Math.max(...size('pdf'))).toBeLessThan(60_000);
    expect(size('scan').reduce((sum, one) => sum + one, 0)).toBeLessThan(6_000_000);
  });

  it('name a known failure only for a file that exists', () => {
    const files = new Set([...digital, ...scans].map(({ file }) => file));
    expect(Object.keys(KNOWN_FAILURES).filter((name) => name.includes('/') && !files.has(name))).toEqual([]);
  });
});

const pagesOf = (record: DocumentRecord): readonly string[] => record.reading.pages.map(({ kind, rotation }) => `${kind} ${rotation}`);

/** Points beyond the paper's edge that rounding may give. */
const ROUNDING = 1;

/** Fields that were read and have no place, or one that lies on no page. */
async function outsideOfPages(record: DocumentRecord, bytes: Uint8Array): Promise<readonly string[]> {
  const pdf = await openPdf(bytes);
  try {
    const pages = await Promise.all(Array.from({ length: pdf.pageCount }, (_, at) => pdf.page(at + 1)));
    const rows = record.jabatan.flatMap((jabatan) => jabatan.indikator);
    return rows.flatMap((row) =>
      (['indikator', 'sumber_data'] as const)
        .filter((field) => {
          const places = row.provenance[field] ?? [];
          const fits = places.every((place) => {
            const page = 'page' in place ? pages[place.page - 1] : undefined;
            if (page === undefined || !('bbox' in place)) return false;
            const [left, top, right, bottom] = place.bbox;
            return (
              left >= -ROUNDING &&
              top >= -ROUNDING &&
              right <= page.width + ROUNDING &&
              bottom <= page.height + ROUNDING &&
              left < right &&
              top < bottom
            );
          });
          return row[field] !== null && (places.length === 0 || !fits);
        })
        .map((field) => `${row.indikator}: ${field}`),
    );
  } finally {
    await pdf.close();
  }
}

/** Share of pixels that may differ: the drawing library rounds otherwise on other processors. */
const SAME_PICTURE = 0.01;

async function pixelsApart(made: Uint8Array, kept: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all(
    [made, kept].map(async (bytes) => {
      const pdf = await openPdf(bytes);
      try {
        return await pdf.image(1);
      } finally {
        await pdf.close();
      }
    }),
  );
  if (!a || !b || a.data.length !== b.data.length) return 1;
  return a.data.filter((value, at) => value !== b.data[at]).length / a.data.length;
}
