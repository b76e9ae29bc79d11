import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RawJabatan } from '../parsers/contract.ts';
import { prepareBlocks } from '../parsers/shared/prepare.ts';
import { documentEnd } from '../parsers/shared/letter.ts';
import { accountFor, type Part, type PartName, remainderIn } from '../src/assess/account.ts';
import { detect } from '../src/detect.ts';
import { understand } from '../src/ingest.ts';
import type { Block, LayoutDocument } from '../src/layout/document.ts';
import { plainText } from '../src/layout/inline.ts';
import { readDocument } from '../src/readers/index.ts';
import { DEFAULT_TOOLS, makeTools } from '../src/readers/tools.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures');
const documentsIn = (folder: string, endings: RegExp): string[] =>
  readdirSync(join(FIXTURES, folder))
    .filter((name) => endings.test(name))
    .map((name) => join(folder, name));
const files = [...documentsIn('text', /\.(?:txt|md|html)$/), ...documentsIn('pdf', /\.pdf$/)];

const fileOf = (name: string) => ({ path: name, bytes: new Uint8Array(readFileSync(join(FIXTURES, name))) });

async function layoutOf(name: string): Promise<LayoutDocument> {
  const tools = makeTools(DEFAULT_TOOLS);
  try {
    return await readDocument(fileOf(name), tools);
  } finally {
    await tools.close();
  }
}

/** The account of a document; `spoil` loses something that a parser has read. */
function account(read: LayoutDocument, spoil: (raw: RawJabatan) => RawJabatan = (raw) => raw): readonly Part[] {
  const layout = { ...read, blocks: prepareBlocks(read.blocks, {}) };
  const own = { ...layout, blocks: layout.blocks.slice(0, documentEnd(layout)) };
  const { claims, unread } = detect(own, { headers: {} });
  return accountFor(
    layout,
    own.blocks.length,
    claims.map(({ section, parser }) => ({ blocks: section.blocks, raw: spoil(parser.parse(section)) })),
    unread,
  );
}

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+|∑/gu) ?? [];

/** Every word of a document, without asking how it was understood. */
function wordsOf(blocks: readonly Block[]): string[] {
  const contents = blocks.flatMap((block) =>
    block.type === 'table'
      ? block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs.map((paragraph) => paragraph.content)))
      : [block.content],
  );
  return contents.flatMap((content) => wordsIn(plainText(content)));
}

const textsOf = (parts: readonly Part[], name: PartName): string =>
  parts
    .filter((part) => part.name === name)
    .map((part) => part.text)
    .join('\n');

/** Every string of a record's jabatan. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(stringsOf);
}

describe('the account of a document', () => {
  it.each(files)('of %s has each of its words in exactly one part', async (name) => {
    const layout = await layoutOf(name);
    const accounted = account(layout).flatMap((part) => wordsIn(part.text));
    expect(accounted.length).toBeGreaterThan(0);
    expect(accounted.sort()).toEqual(wordsOf(layout.blocks).sort());
  });

  it.each(files)('of %s calls nothing recorded that stands in no record', async (name) => {
    const layout = await layoutOf(name);
    const recorded = new Set(
      stringsOf(understand(layout, fileOf(name), { headers: {} }).jabatan)
        .flatMap(wordsIn)
        .map((word) => word.toLowerCase()),
    );
    const lost = wordsIn(textsOf(account(layout), 'record')).filter((word) => !recorded.has(word.toLowerCase()));
    // Numbering that is taken off an item goes with it.
    expect(lost.filter((word) => !/^(?:\d{1,2}|[a-z])$/iu.test(word))).toEqual([]);
  });

  it.each(files)('of %s leaves over no more than its record says', async (name) => {
    const layout = await layoutOf(name);
    expect(understand(layout, fileOf(name), { headers: {} }).remainder.map(({ text }) => text)).toEqual(
      remainderIn(account(layout)).map(({ text }) => text),
    );
  });
});

const COLUMNS = ['SASARAN', 'INDIKATOR KINERJA', 'FORMULASI PENGHITUNGAN', 'SUMBER DATA'];
const DECREE = ['KEPUTUSAN CAMAT RANDULAWANG', 'Menimbang : bahwa taman perlu diukur;', ''];
const HEAD = ['INDIKATOR KINERJA INDIVIDU', '1. Jabatan : Kasi Taman', '2. Tugas : merawat taman.', ''];
const ROWS = [
  'Taman rapi\tJumlah taman\tJumlah taman terawat\tBuku taman',
  '\tPersentase pohon\tJumlah pohon sehat / Jumlah pohon x 100%\tDaftar pohon',
  '',
];

async function accountOf(lines: readonly string[], spoil?: (raw: RawJabatan) => RawJabatan): Promise<readonly Part[]> {
  const tools = makeTools(DEFAULT_TOOLS);
  const layout = await readDocument({ path: 'a.txt', bytes: new TextEncoder().encode(lines.join('\n')) }, tools);
  return account(layout, spoil);
}

describe('every word goes', () => {
  const whole = [
    ...DECREE,
    ...HEAD,
    COLUMNS.join('\t'),
    '1\t2\t3\t4',
    ...ROWS,
    'KASI TAMAN',
    '',
    'RUSMINI CONTOHNYA, S.P.',
    'NIP. 19800101 200501 2 901',
  ];

  it.each<[PartName, readonly string[]]>([
    ['preamble', ['KEPUTUSAN CAMAT RANDULAWANG', 'Menimbang : bahwa taman perlu diukur;']],
    ['heading', ['INDIKATOR KINERJA INDIVIDU', ...COLUMNS]],
    ['record', ['Kasi Taman', 'merawat taman.', 'Taman rapi', 'Jumlah taman', 'Persentase pohon', 'Daftar pohon']],
    ['signature', ['NIP.']],
    ['remainder', []],
  ])('to the %s where it belongs there', async (name, texts) => {
    const parts = await accountOf(whole);
    if (texts.length === 0) expect(textsOf(parts, name)).toBe('');
    for (const text of texts) expect(textsOf(parts, name)).toContain(text);
  });

  it('to the letter that was stapled behind, and to the closing words of the decree', async () => {
    const letter = [
      'PEMERINTAH KABUPATEN TELAGASEWU',
      'Nomor : 005/12/2024',
      'Perihal : Undangan',
      'Kepada',
      'Yth. Para Lurah',
      'Kami mengundang Saudara.',
    ];
    const parts = await accountOf([
      ...HEAD,
      COLUMNS.join('\t'),
      ...ROWS,
      'Demikian untuk dilaksanakan dengan sebaik-baiknya.',
      '',
      ...letter,
    ]);
    expect(textsOf(parts, 'letter')).toContain('Kami mengundang Saudara.');
    expect(textsOf(parts, 'closing')).toBe('Demikian untuk dilaksanakan dengan sebaik-baiknya.');
  });

  it('to the remainder where no field takes it: a column without a role, a line between', async () => {
    const parts = await accountOf([
      ...HEAD,
      [...COLUMNS, 'KETERANGAN'].join('\t'),
      'Taman rapi\tJumlah taman\tJumlah taman terawat\tBuku taman\tmenurut catatan lama',
      '',
      'catatan ini berdiri sendiri di bawah tabel',
    ]);
    expect(textsOf(parts, 'remainder')).toBe('menurut catatan lama\ncatatan ini berdiri sendiri di bawah tabel');
  });

  it('to the remainder where a parser loses a row', async () => {
    const parts = await accountOf(whole, (raw) => ({ ...raw, indikator: raw.indikator.slice(1) }));
    // The sasaran is filled down, so that the next row still has it.
    expect(textsOf(parts, 'remainder').split('\n')).toEqual(['Jumlah taman', 'Jumlah taman terawat', 'Buku taman']);
  });

  it('to the remainder where nothing at all was recognised', async () => {
    const parts = await accountOf(['Resep sayur lodeh', '', 'Rebus santan.']);
    expect(parts.map(({ name, text }) => [name, text])).toEqual([
      ['remainder', 'Resep sayur lodeh'],
      ['remainder', 'Rebus santan.'],
    ]);
  });
});

describe('a block that leaves words over', () => {
  it('says so at its rows, which keep less confidence than those of other blocks', async () => {
    const other = [
      'INDIKATOR KINERJA INDIVIDU',
      '1. Jabatan : Kasi Lampu',
      '2. Tugas : memasang lampu.',
      '',
      COLUMNS.join('\t'),
      'Jalan terang\tJumlah lampu\tJumlah lampu\tBuku lampu',
      '',
    ];
    const lines = [...HEAD, COLUMNS.join('\t'), ...ROWS, 'catatan ini berdiri sendiri di bawah tabel', '', ...other];
    const file = { path: 'a.txt', bytes: new TextEncoder().encode(lines.join('\n')) };
    const record = understand(await readDocument(file, makeTools(DEFAULT_TOOLS)), file, { headers: {} });
    const [taman, lampu] = record.jabatan.map((block) => block.indikator[0]);
    expect(record.remainder).toMatchObject([{ text: 'catatan ini berdiri sendiri di bawah tabel' }]);
    expect(taman?.flags.map(({ code }) => code)).toEqual(['words-left-over']);
    expect(lampu?.flags).toEqual([]);
    expect(taman?.confidence).toBeLessThan(lampu?.confidence ?? 0);
  });
});
