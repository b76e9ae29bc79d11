import { describe, expect, it } from 'vitest';
import { CHECKS, findingsOf, withFindings } from '../src/assess/findings/index.ts';
import { flagOf } from '../src/assess/flags.ts';
import { parseFormula } from '../src/normalise/formula/index.ts';
import { type DocumentRecord, recordSchema } from '../src/records/record.ts';
import { indikator, jabatan, record } from './store-samples.ts';

type Row = { indikator: string; rumus: string | null; sasaran?: string | null; sumber?: string | null; penjelasan?: string };

let next = 0;

/** A row with a formula read as a person types it. */
function row({ indikator: name, rumus, sasaran = 'Kecamatan tertib', sumber = 'Buku catatan', penjelasan }: Row) {
  const reading = parseFormula(rumus ?? '');
  return indikator(`row-${next++}`, {
    indikator: name,
    sasaran,
    sumber_data: sumber,
    formula_teks: reading.text,
    formula: reading.formula,
    penjelasan: penjelasan ?? null,
  });
}

type Sheet = Parameters<typeof jabatan>[2];

function documentOf(rows: readonly Row[], sheet: Sheet = {}, head: Partial<DocumentRecord['document']> = {}): DocumentRecord {
  const one = record('a.pdf', [jabatan('block', rows.map(row), { target: [], pemangku: null, tugas: [], fungsi: [], ...sheet })]);
  return { ...one, document: { ...one.document, kode_wilayah: null, ...head } };
}

/** All codes that a document has, of rows, blocks and itself. */
function codesOf(document: DocumentRecord): string[] {
  const found = withFindings(document);
  return [found, ...found.jabatan, ...found.jabatan.flatMap((block) => block.indikator)].flatMap((own) =>
    own.findings.map(({ code }) => code),
  );
}

const codesOfRows = (...rows: readonly Row[]): string[] => codesOf(documentOf(rows));

/** Two right rows, so that a single weak one is not the whole table. */
const RIGHT: readonly Row[] = [
  { indikator: 'Persentase arsip yang tertata', rumus: 'Jumlah arsip tertata / Jumlah arsip x 100%' },
  { indikator: 'Jumlah pohon yang ditanam', rumus: 'Jumlah pohon yang ditanam' },
];

describe('a document without weaknesses', () => {
  it('has no findings', () => {
    expect(codesOfRows(...RIGHT)).toEqual([]);
  });
});

describe('the kind of a measure', () => {
  it.each<[string, Row, readonly string[]]>([
    [
      'a percentage of nothing',
      { indikator: 'Persentase obat kedaluwarsa', rumus: 'Prosentase obat kedaluwarsa dalam satu tahun' },
      ['percent-without-denominator'],
    ],
    [
      'a comparison with one side',
      { indikator: 'Prosentase lampu yang menyala', rumus: 'Perbandingan jumlah lampu yang menyala' },
      ['percent-without-denominator'],
    ],
    [
      'a percentage that only counts',
      { indikator: 'Persentase arsip yang hilang', rumus: 'Jumlah arsip yang hilang' },
      ['percent-with-count'],
    ],
    [
      'a number that divides',
      { indikator: 'Jumlah berkas yang dilayani', rumus: 'Jml berkas yang dilayani / Total berkas yang masuk x 100%' },
      ['count-with-ratio'],
    ],
    ['a mean that divides', { indikator: 'Jumlah rata-rata berkas', rumus: 'Jumlah berkas / Jumlah hari kerja' }, []],
    ['a level that divides', { indikator: 'Tingkat kehadiran pegawai', rumus: 'Jumlah pegawai hadir / Jumlah pegawai x 100%' }, []],
    [
      'a number divided by itself',
      { indikator: 'Persentase taman', rumus: 'Jml taman / Total taman x 100%' },
      ['numerator-is-denominator'],
    ],
  ])('%s', (_, weak, codes) => {
    expect(codesOfRows(...RIGHT, weak)).toEqual(codes);
  });
});

describe('nothing to measure by', () => {
  it.each<[string, string | null, readonly string[]]>([
    ['a blank cell', null, ['nothing-to-measure-by']],
    ['"Jelas"', 'Jelas', ['nothing-to-measure-by']],
    ['a document', 'Laporan', ['nothing-to-measure-by']],
    ['a definition', 'Buku yang dirawat adalah buku yang disampul', ['nothing-to-measure-by']],
    ['prose that tells how to compute', 'Dihitung setiap akhir tahun dari catatan penjaga', []],
    ['an index', 'Indeks Kepuasan Masyarakat', []],
  ])('%s', (_, rumus, codes) => {
    expect(codesOfRows(...RIGHT, { indikator: 'Lama pencarian buku', rumus })).toEqual(codes);
  });

  it('is one weakness of the position where the table has no formulas at all', () => {
    const found = findingsOf(
      documentOf([
        { indikator: 'Menjaga taman', rumus: null },
        { indikator: 'Menyiram pohon', rumus: null },
      ]),
    );
    expect(found.jabatan.get('block')?.map(({ code }) => code)).toEqual(['nothing-to-measure-by']);
    expect(found.indikator.size).toBe(0);
  });
});

describe('a formula about something else', () => {
  const letters: Row = {
    indikator: 'Persentase surat masuk yang diarsipkan',
    rumus: 'Jumlah surat masuk yang diarsipkan / Jumlah surat masuk x 100%',
  };

  it('is found where another indicator owns it', () => {
    expect(
      codesOfRows(letters, {
        indikator: 'Persentase lampu jalan yang menyala',
        rumus: 'Jumlah surat masuk yang diarsipkan / Jumlah seluruh surat masuk x 100%',
      }),
    ).toEqual(['formula-off-topic']);
  });

  it('is not claimed of one in other words, of no other indicator', () => {
    expect(
      codesOfRows(letters, {
        indikator: 'Persentase pelayanan kependudukan tepat waktu',
        rumus: 'Jumlah KTP selesai / Jumlah usulan KTP x 100%',
      }),
    ).toEqual([]);
  });
});

describe('rows that stand there twice', () => {
  const rota: Row = { indikator: 'Jumlah jadwal ronda', rumus: 'Jumlah jadwal ronda' };

  it('are found in one position, whatever their capitals', () => {
    expect(codesOfRows(rota, { indikator: 'JUMLAH JADWAL RONDA', rumus: 'Jml jadwal ronda' })).toEqual(['row-twice']);
  });

  it('with different formulas are told apart from slips of the pen', () => {
    expect(
      codesOfRows(
        { indikator: 'Luas taman', rumus: 'Jumlah taman' },
        { indikator: 'Luas taman', rumus: 'Total panjang pagar x lebar pagar' },
      ),
    ).toEqual(['formulas-differ']);
    expect(
      codesOfRows(
        { indikator: 'Luas taman', rumus: 'Jumlah luas taman yang dirawat' },
        { indikator: 'Luas taman', rumus: 'Jumlah luas taman yang dirawatt' },
      ),
    ).toEqual([]);
  });

  it('are none where the second is a further measure of the first', () => {
    const twice = documentOf([rota, rota]);
    const [block] = twice.jabatan;
    const second = block?.indikator[1];
    if (block === undefined || second === undefined) throw new Error('the sample has two rows');
    second.flags = [flagOf('indikator-filled-down', 'indikator')];
    expect(codesOf(twice)).toEqual([]);
  });
});

describe('sources and goals', () => {
  it.each<[string | null, readonly string[]]>([
    [null, ['no-source']],
    ['Kasi Pelayanan', ['source-is-position']],
    ['Sub Bagian Umum, Kepegawaian; Seksi Pelayanan', ['source-is-position']],
    ['Pengelola Data Pembangunan', ['source-is-position']],
    ['Laporan Seksi Pelayanan', []],
    ['Seksi Pelayanan: buku register', []],
    ['Dinas Sosial', []],
    ['Seksi Pelayanan; Seluruh Desa', []],
  ])('source %j', (sumber, codes) => {
    expect(codesOfRows(...RIGHT, { indikator: 'Jumlah warga yang dilayani', rumus: 'Jumlah warga yang dilayani', sumber })).toEqual(codes);
  });

  it('a table without sources is one weakness of the position', () => {
    const found = findingsOf(documentOf(RIGHT.map((right) => ({ ...right, sumber: null }))));
    expect(found.jabatan.get('block')?.map(({ code }) => code)).toEqual(['no-source']);
  });

  it('a row without a goal is found, unless the target table prints the goals', () => {
    const bare = RIGHT.map((right) => ({ ...right, sasaran: null }));
    expect(codesOfRows(...RIGHT, { indikator: 'Jumlah warga', rumus: 'Jumlah warga', sasaran: null })).toEqual([
      'indicator-without-sasaran',
    ]);
    expect(codesOf(documentOf(bare))).toEqual(['indicator-without-sasaran']);
    const target = RIGHT.map((right) => ({
      sasaran: 'Kecamatan tertib',
      indikator: right.indikator,
      target: '80%',
      nilai: 80,
      satuan: '%',
      provenance: [],
    }));
    expect(codesOf(documentOf(bare, { target }))).toEqual([]);
  });
});

describe('targets of a sheet', () => {
  const target = (name: string, text = '12 kali') => ({
    sasaran: null,
    indikator: name,
    target: text,
    nilai: 12,
    satuan: 'kali',
    provenance: [],
  });
  const paired = RIGHT.map(({ indikator: name }) => target(name));

  it('without indicator, and an indicator without target, are found', () => {
    expect(codesOf(documentOf(RIGHT, { target: [...paired, target('Pembinaan karang taruna')] }))).toEqual(['target-without-indicator']);
    expect(codesOf(documentOf([...RIGHT, { indikator: 'Jumlah ternak sehat', rumus: 'Jumlah ternak sehat' }], { target: paired }))).toEqual(
      ['indicator-without-target'],
    );
  });

  it('worded apart from the indicators say nothing', () => {
    expect(codesOf(documentOf(RIGHT, { target: [target('Pembinaan karang taruna'), target('Penyuluhan peternak')] }))).toEqual([]);
  });

  it('must be numbers; grades and numbers in words are', () => {
    const texts = (...own: string[]) =>
      codesOf(documentOf(RIGHT, { target: RIGHT.map(({ indikator: name }, at) => target(name, own[at])) }));
    expect(texts('meningkat', '80%')).toEqual(['target-without-number']);
    expect(texts('WTP', 'dua kali')).toEqual([]);
  });
});

describe("places that are not the document's own", () => {
  const head = { kabupaten: 'Kulon Progo', kecamatan: 'Wates', perangkat_daerah: 'KECAMATAN WATES' };
  const said = (text: string, other: Partial<DocumentRecord['document']> = {}) =>
    codesOf(documentOf([...RIGHT, { indikator: 'Jumlah rapat', rumus: 'Jumlah rapat', penjelasan: text }], {}, { ...head, ...other }));

  it.each<[string, readonly string[]]>([
    ['Rapat diadakan di pendopo Kecamatan Kokap setiap bulan', ['foreign-place']],
    ['Rapat bersama Kabupaten Sleman', ['foreign-place']],
    ['Rapat di Kecamatan Wates, Kabupaten Kulon Progo', []],
    ['Rapat tingkat Kecamatan Antah Berantah', []],
    ['Rapat tingkat kecamatan dan desa', []],
  ])('%s', (text, codes) => {
    expect(said(text)).toEqual(codes);
  });

  it('are looked for in the duties too, once for each list', () => {
    const found = findingsOf(documentOf(RIGHT, { tugas: ['Melayani warga Kecamatan Kokap', 'Menjaga Kecamatan Kokap'] }, head));
    expect(found.jabatan.get('block')).toMatchObject([{ code: 'foreign-place', field: 'tugas' }]);
  });

  it('may be any in a decree of the kabupaten', () => {
    expect(said('Rapat di Kecamatan Kokap', { perangkat_daerah: 'DINAS KESEHATAN' })).toEqual([]);
  });
});

describe('the head of a decree', () => {
  const head = (own: Partial<DocumentRecord['document']>) =>
    codesOf(
      documentOf(
        RIGHT,
        {},
        { kabupaten: null, kecamatan: null, perangkat_daerah: null, nomor: null, tahun: null, tanggal: null, penandatangan: null, ...own },
      ),
    );

  it.each<[string, Partial<DocumentRecord['document']>, readonly string[]]>([
    ['a blank part of the number', { nomor: '188/   /KEP/2023' }, ['decree-number-blank']],
    ['a dotted part of the number', { nomor: '188/...../KEP/2023' }, ['decree-number-blank']],
    ['a whole number', { nomor: '188/12/KEP/2023' }, []],
    ['no number', {}, []],
    ['a number of another year than the date', { nomor: '188/12/KEP/2022', tanggal: '2023-01-04' }, ['dates-disagree']],
    ['indicators for a year long past', { tahun: 2020, tanggal: '2023-01-04' }, ['dates-disagree']],
    ['indicators for next year', { tahun: 2024, tanggal: '2023-12-29' }, []],
    ['a code of another region', { nomor: '188/12/34.01.02/2023', kabupaten: 'Sleman', kecamatan: 'Depok' }, ['kode-wilayah-disagrees']],
    ['the code of the region', { nomor: '188/12/34.01.02/2023', kabupaten: 'Kulon Progo', kecamatan: 'Wates' }, []],
  ])('%s', (_, own, codes) => {
    expect(head(own)).toEqual(codes);
  });

  it('says whose the code is', () => {
    const { document } = findingsOf(
      documentOf(
        RIGHT,
        {},
        { nomor: '188/12/34.01.02/2023', kabupaten: 'Sleman', kecamatan: 'Depok', perangkat_daerah: null, tahun: null, tanggal: null },
      ),
    );
    expect(document[0]?.message.id).toBe('Kode 34.01.02 dalam nomor adalah Wates, Kulon Progo, bukan Depok, Sleman.');
  });
});

describe('persons', () => {
  const signed = (nip: string | null, layout: 'card' | 'table' = 'card') =>
    documentOf(RIGHT, { layout, pemangku: { nama: 'Rusmini Contohnya', nip } });

  it.each<[string, string | null, readonly string[]]>([
    ['a right NIP', '198001012005012901', []],
    ['a NIP of contract staff', '199001012022212901', []],
    ['a digit too few', '19800101200501290', ['nip-implausible']],
    ['month 13 of birth', '198013012005012901', ['nip-implausible']],
    ['born in 1925', '192501012005012901', ['nip-implausible']],
    ['month 14 of appointment', '198001012005142901', ['nip-implausible']],
    ['appointed at ten', '198001011990012901', ['nip-implausible']],
    ['sex 3', '198001012005013901', ['nip-implausible']],
    ['no NIP', null, ['signer-without-nip']],
  ])('%s', (_, nip, codes) => {
    expect(codesOf(signed(nip))).toEqual(codes);
  });

  it('need a NIP on a sheet of their own only', () => {
    expect(codesOf(signed(null, 'table'))).toEqual([]);
  });

  it('are not blamed for what a recogniser may have misread', () => {
    const one = signed('198013012005012901');
    expect(codesOf({ ...one, reading: { ...one.reading, pages: [{ page: 1, kind: 'scan', reason: 'no text', rotation: 0 }] } })).toEqual(
      [],
    );
  });
});

describe('findings', () => {
  it('are not given where the reading itself is in doubt, until a person has settled it', () => {
    const weak = documentOf([...RIGHT, { indikator: 'Persentase arsip yang hilang', rumus: 'Jumlah arsip yang hilang' }]);
    const last = weak.jabatan[0]?.indikator[2];
    if (last === undefined) throw new Error('the sample has three rows');
    last.flags = [flagOf('row-split-by-guess', null)];
    expect(codesOf(weak)).toEqual([]);
    last.corrected = { by: 'Penguji', at: '2024-05-01T08:00:00Z', original: {} };
    expect(codesOf(weak)).toEqual(['percent-with-count']);
  });

  it('do not depend on those that a record has already', () => {
    const once = withFindings(documentOf([...RIGHT, { indikator: 'Lama pencarian buku', rumus: 'Jelas' }]));
    expect(withFindings(once)).toEqual(once);
    expect(recordSchema.parse(once)).toEqual(once);
  });

  it('come with a rule and a remedy in both languages, under a code of their own', () => {
    expect(new Set(CHECKS.map(({ code }) => code)).size).toBe(CHECKS.length);
    for (const { rule, remedy } of CHECKS)
      for (const words of [rule.id, rule.en, remedy.id, remedy.en]) expect(words).toMatch(/^\p{Lu}.{15,}\.$/u);
  });
});
