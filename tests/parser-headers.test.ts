import { describe, expect, it } from 'vitest';
import { ingest } from '../src/ingest.ts';
import type { Indikator, Jabatan } from '../src/records/record.ts';
import { NO_OCR } from './helpers/tools.ts';
import { blockOf, understandText } from './helpers/understand-text.ts';
import { cell, row, table, wordFile, words } from './helpers/word-file.ts';

const HEAD = 'INDIKATOR KINERJA INDIVIDU\n\nJabatan : Kepala Seksi Kebersihan\nTugas : menjaga kebersihan kota.\nFungsi : -\n\n';
const blockUnder = async (...tables: readonly string[]): Promise<Jabatan> =>
  blockOf(await understandText(`${HEAD}${tables.join('\n\n')}\n`));
const fieldsOf = ({ sasaran, indikator, formula_teks, sumber_data, penanggung_jawab }: Indikator) => [
  sasaran,
  indikator,
  formula_teks,
  sumber_data,
  penanggung_jawab,
];

/** "A|B*2|C^2": cells parted by |, *n columns wide, ^n rows high. */
const htmlRow = (row: string): string => {
  const cells = row.split('|').map((cell) => {
    const [, text = '', wide = '1', high = '1'] = /^(.*?)(?:\*(\d))?(?:\^(\d))?$/.exec(cell) ?? [];
    return `<td colspan="${wide}" rowspan="${high}">${text}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
};
const html = (...rows: readonly string[]): string => `<table>${rows.map(htmlRow).join('')}</table>`;
const pipes = (...rows: readonly string[]): string =>
  [rows[0] ?? '', rows[0]?.replaceAll(/[^|]+/g, '---') ?? '', ...rows.slice(1)]
    .map((row) => `| ${row.split('|').join(' | ')} |`)
    .join('\n');

const TAMAN = ['Taman rapi', 'Jumlah taman', 'Jumlah taman yang dirawat', 'Buku taman', 'Mandor'];

describe('a header of several rows', () => {
  it('gives its columns the roles that the lower titles name, not those of the group over them', async () => {
    const block = await blockUnder(
      html(
        'No^2|Sasaran^2|Indikator Kinerja^2|Penjelasan*3',
        'Penanggung Jawab|Sumber Data|Formulasi Pengukuran',
        '(1)|(2)|(3)|(4)|(5)|(6)',
        '1|Taman rapi|Jumlah taman|Mandor|Buku taman|Jumlah taman yang dirawat',
      ),
    );
    expect(block.indikator.map(fieldsOf)).toEqual([TAMAN]);
  });

  it.each([
    ['Indikator Kinerja*2|Rumus^2', 'Uraian|Satuan', 'Jumlah taman|taman|Jumlah taman yang dirawat'],
    ['Indikator*2|Rumus^2', 'Jenis|Nama', 'Output|Jumlah taman|Jumlah taman yang dirawat'],
    ['Indikator Kinerja*3|Rumus^2', '|Bobot|Target', 'Jumlah taman|10|12|Jumlah taman yang dirawat'],
    ['Ukuran*2|Rumus^2', 'Indikator|Target', 'Jumlah taman|12|Jumlah taman yang dirawat'],
  ])('lets the group "%s" help where a lower title ("%s") says nothing by itself', async (group, titles, row) => {
    const block = await blockUnder(
      html(
        `No^2|Sasaran^2|${group}|Sumber Data^2|PIC^2`,
        titles.replace(/^\|/, ' |'),
        `1|Taman rapi|${row}|Buku taman|Mandor`,
        `2|Taman rapi|${row}|Buku taman|Mandor`,
      ),
    );
    expect(block.indikator.map(fieldsOf)).toEqual([TAMAN, TAMAN]);
  });

  it('tells "Uraian" under the sasaran from "Uraian" under the indikator', async () => {
    const block = await blockUnder(
      html(
        'Sasaran Strategis*2|Indikator Kinerja*2|Keterangan*3',
        'No|Uraian|No|Uraian|Formulasi|Sumber|Pelaksana',
        '1|Taman rapi|1.1|Jumlah taman|Jumlah taman yang dirawat|Buku taman|Mandor',
      ),
    );
    expect(block.indikator.map(fieldsOf)).toEqual([TAMAN]);
  });

  it('of three levels keeps the periods of a target under it', async () => {
    const block = await blockUnder(
      html(
        'No^3|Sasaran^3|Indikator^3|Target*4|Penjelasan*2^2',
        'Triwulan*4',
        'I|II|III|IV|Rumus|Sumber Data',
        '1|Taman rapi|Jumlah taman|1|2|3|4|Jumlah taman yang dirawat|Buku taman',
      ),
    );
    expect(block.indikator.map(fieldsOf)).toEqual([[...TAMAN.slice(0, 4), null]]);
    expect(block.target.map(({ target }) => target)).toEqual(['I: 1; II: 2; III: 3; IV: 4']);
  });

  it.each([
    ['blank cells', 'No|Sasaran|Indikator|Penjelasan||PIC', '||||Formulasi|Sumber Data|'.slice(1)],
    ['a heading in the middle of its cells', 'No|Sasaran|Indikator||Penjelasan|PIC', '|||Formulasi|Sumber Data|'],
    ['words that are repeated', 'No|Sasaran|Indikator|Penjelasan|Penjelasan|PIC', 'No|Sasaran|Indikator|Formulasi|Sumber Data|PIC'],
    ['words repeated over and blank cells below', 'No|Sasaran|Indikator|Penjelasan|Penjelasan|PIC', '|||Formulasi|Sumber Data|'],
  ])('is read where the notation has %s instead of spans', async (_, first, second) => {
    const block = await blockUnder(
      pipes(first, second, '1|2|3|4|5|6', '1|Taman rapi|Jumlah taman|Jumlah taman yang dirawat|Buku taman|Mandor'),
    );
    expect(block.indikator.map(fieldsOf)).toEqual([TAMAN]);
  });

  it('is read where each row only has the cells that begin in it', async () => {
    const block = await blockUnder(
      [
        'No\tSasaran\tIndikator Kinerja\tKeterangan',
        'Uraian\tTarget\tRumus\tSumber',
        '1\tTaman rapi\tJumlah taman\t12\tJumlah taman yang dirawat\tBuku taman',
      ].join('\n'),
    );
    expect(block.indikator.map(fieldsOf)).toEqual([[...TAMAN.slice(0, 4), null]]);
    expect(block.target.map(({ target }) => target)).toEqual(['12']);
  });

  it('leaves no row where it is printed again inside the table', async () => {
    const header = ['No^2|Sasaran^2|Indikator^2|Keterangan*2|PIC^2', 'Rumus|Sumber'];
    const row = '1|Taman rapi|Jumlah taman|Jumlah taman yang dirawat|Buku taman|Mandor';
    const block = await blockUnder(html(...header, row, ...header, '1|2|3|4|5|6', row));
    expect(block.indikator.map(fieldsOf)).toEqual([TAMAN, TAMAN]);
  });

  it('is not made of a title over the table, which lends nothing to columns without a name', async () => {
    const block = await blockUnder(
      html(
        'INDIKATOR KINERJA INDIVIDU TAHUN 2024*6',
        'No|Sasaran|Indikator|Rumus|Sumber|Catatan Pimpinan',
        '1|Taman rapi|Jumlah taman|Jumlah taman yang dirawat|Buku taman|Lanjutkan',
      ),
    );
    expect(block.indikator.map(fieldsOf)).toEqual([[...TAMAN.slice(0, 4), null]]);
  });
});

describe('a header of two rows in a Word file', () => {
  const spanned = (text: string, columns: number) => cell(words(text), `<w:gridSpan w:val="${columns}"/>`);
  const begins = (text: string) => cell(words(text), '<w:vMerge w:val="restart"/>');
  const hangs = () => cell(words(''), '<w:vMerge/>');
  const plain = (...texts: readonly string[]) => texts.map((text) => cell(words(text)));

  it('gives its columns the roles that the lower titles name, and leaves no row', async () => {
    const body = [
      ...HEAD.trim()
        .split(/\n+/)
        .map((line) => words(line)),
      table(
        row(begins('No'), begins('Sasaran'), begins('Indikator'), spanned('Penjelasan', 2), begins('PIC')),
        row(hangs(), hangs(), hangs(), ...plain('Formulasi', 'Sumber Data'), hangs()),
        row(...plain('(1)', '(2)', '(3)', '(4)', '(5)', '(6)')),
        row(...plain('1', ...TAMAN)),
      ),
      words('Keterangan singkatan'),
      table(row(...plain('Singkatan', 'Arti')), row(...plain('TPA', 'Tempat pemrosesan akhir'))),
    ].join('');
    const record = await ingest({ path: 'iki.docx', bytes: wordFile({ body }) }, { tools: NO_OCR });
    expect(blockOf(record).indikator.map(fieldsOf)).toEqual([TAMAN]);
  });
});

describe('a row of column numbers', () => {
  it.each([
    ['a gap', '1|2|3||5'],
    ['brackets and full stops', '(1)|(2).|3.|( 4 )|(5)'.replaceAll(' ', '')],
    ['two numbers read as one', '1|25|3|4|'],
    ['several numbers read as one', '1||345||'],
    ['hardly anything left', '||45...||'],
    ['a number misread as letters', 'Ni|2|3|4|5'],
  ])('is no row of data, also with %s', async (_, numbers) => {
    const block = await blockUnder(pipes('No|Sasaran|Indikator|Rumus|Sumber Data', numbers, `1|${TAMAN.slice(0, 4).join('|')}`));
    expect(block.indikator.map(fieldsOf)).toEqual([[...TAMAN.slice(0, 4), null]]);
  });
});

describe('titles of columns', () => {
  it.each([
    ['Sasaran Program', 'Indikator Kinerja Program', 'Cara Menghitung', 'Sumber Data', 'Unit Kerja Pelaksana'],
    ['Tujuan', 'Tolok Ukur', 'Rumusan', 'Alat Verifikasi', 'Pengampu'],
    ['Kinerja', 'IKI', 'Penjelasan', 'Bukti Dukung', 'PJ'],
    ['Sasaran', 'I.K.I', 'Rumus', 'Sumber', 'P.I.C.'],
    ['Hasil Kerja', 'Indikator', 'Formula', 'Sumber Data', 'Penang-gung Jawab'],
    ['Uraian Kinerja', 'Indikator Kinerja', 'Definisi Operasional', 'Asal Data', 'Penanggungjawab'],
  ])('of other offices: %s | %s | %s | %s | %s', async (...titles) => {
    const block = await blockUnder(pipes(['No', ...titles].join('|'), ['1', ...TAMAN].join('|'), ['2', ...TAMAN].join('|')));
    expect(block.indikator.map(fieldsOf)).toEqual([TAMAN, TAMAN]);
  });

  it.each(['Satuan Pengukuran', 'Frekuensi Pengukuran', 'Waktu Pelaksanaan', 'Sumber Dana', 'Polaritas', 'Uraian Tugas'])(
    '"%s" beside the fields is none of them',
    async (title) => {
      const block = await blockUnder(
        pipes(`No|Sasaran|Indikator|Formulasi|Sumber Data|PIC|${title}`, `1|${TAMAN.join('|')}|Bulanan`, `2|${TAMAN.join('|')}|Bulanan`),
      );
      expect(block.indikator.map(fieldsOf)).toEqual([TAMAN, TAMAN]);
    },
  );

  it('take a reason and an explanation that have columns of their own for what they are', async () => {
    const block = await blockUnder(
      pipes(
        'No|Sasaran|Indikator|Alasan|Definisi Operasional|Formula|Sumber Data',
        '1|Taman rapi|Jumlah taman|Taman dilihat warga|Taman adalah lahan hijau|Jumlah taman yang dirawat|Buku taman',
      ),
    );
    expect(block.indikator[0]).toMatchObject({
      alasan: 'Taman dilihat warga',
      penjelasan: 'Taman adalah lahan hijau',
      formula_teks: 'Jumlah taman yang dirawat',
    });
  });

  it('give a target the unit that has a column of its own', async () => {
    const block = await blockUnder(
      pipes('Sasaran|Indikator|Satuan|Target|Rumus|Sumber', 'Taman rapi|Jumlah taman|taman|12|Jumlah taman yang dirawat|Buku taman'),
    );
    expect(block.target).toMatchObject([{ target: '12', nilai: 12, satuan: 'taman' }]);
  });
});

describe('a row of its own over the rows below', () => {
  const header = 'No|Indikator|Rumus|Sumber Data|PIC';
  const row = `1|${TAMAN.slice(1).join('|')}`;

  it.each(['Sasaran 1 : Taman rapi', 'Sasaran Strategis II. Taman rapi', 'SASARAN: Taman rapi', 'Kinerja Utama : Taman rapi'])(
    'is the sasaran of a table without a column for it: %s',
    async (heading) => {
      const block = await blockUnder(html(header, `${heading}*5`, row, row));
      expect(block.indikator.map(fieldsOf)).toEqual([TAMAN, TAMAN]);
    },
  );

  it('is the sasaran where it says what has come about, and only a title in letters or capitals', async () => {
    const block = await blockUnder(html(header, 'A. KINERJA UTAMA*5', 'Meningkatnya kerapian taman*5', row, 'B. Kinerja Tambahan*5', row));
    expect(block.indikator.map(({ sasaran }) => sasaran)).toEqual(['Meningkatnya kerapian taman', 'Meningkatnya kerapian taman']);
  });

  it('is no sasaran where the table has a column for it', async () => {
    const block = await blockUnder(
      html('Sasaran|Indikator|Rumus|Sumber Data|PIC', 'Sasaran Program*5', 'KINERJA UTAMA*5', TAMAN.join('|')),
    );
    expect(block.indikator.map(fieldsOf)).toEqual([TAMAN]);
  });
});

describe('a table that is not the one before', () => {
  const table = pipes('No|Sasaran|Indikator|Formulasi|Sumber Data', `1|${TAMAN.slice(0, 4).join('|')}`);

  it.each([
    ['abbreviations', pipes('Singkatan|Arti', 'TPA|Tempat pemrosesan akhir')],
    ['a signature', html('Mengetahui,<br>Camat|Kepala Seksi', 'SUKIRMAN CONTOH|SUTINAH CONTOH')],
    ['a list of persons in as many columns', pipes('No|Nama|Jabatan|Golongan|Paraf', '1|Sukirman|Mandor|II/a|-')],
    ['a table of money', pipes('No|Program|Kegiatan|Anggaran|Sumber Dana', '1|Kebersihan|Perawatan taman|Rp 10.000.000|APBD')],
  ])('leaves the rows as they are: %s', async (_, other) => {
    const block = await blockUnder(table, other);
    expect(block.indikator.map(fieldsOf)).toEqual([[...TAMAN.slice(0, 4), null]]);
  });

  it('begins with a header of its own, also inside one table', async () => {
    const block = await blockUnder(
      html(
        'No|Sasaran|Indikator|Target|Satuan',
        '1|Taman rapi|Jumlah taman|12|taman',
        'CARA MENGUKUR*5',
        'No|Sasaran|Indikator|Formulasi|Sumber Data',
        `1|${TAMAN.slice(0, 4).join('|')}`,
      ),
    );
    expect(block.target.map(({ target }) => target)).toEqual(['12']);
    expect(block.indikator.map(fieldsOf)).toEqual([[...TAMAN.slice(0, 4), null]]);
  });

  it('goes on without a header where its columns agree, less merged ones that the source lost', async () => {
    const block = await blockUnder(table, 'Jumlah pohon\tJumlah pohon yang ditanam\tBuku pohon\nJumlah bunga\tJumlah bunga\tBuku bunga');
    expect(block.indikator.map(({ indikator, sumber_data }) => [indikator, sumber_data])).toEqual([
      ['Jumlah taman', 'Buku taman'],
      ['Jumlah pohon', 'Buku pohon'],
      ['Jumlah bunga', 'Buku bunga'],
    ]);
  });
});

describe('a header with a broken word', () => {
  it('names its column although the word is in two pieces, one of them misread', async () => {
    const block = await blockUnder(
      html('Sasaran|INNIK ATOR KINERJA INDIVIDU|Formulasi Perhitungan|SUMBER DA TA|Penanggung Jawab', TAMAN.join('|')),
    );
    expect(block.indikator.map(fieldsOf)).toEqual([TAMAN]);
  });
});

describe('a goal that runs over the column of numbers', () => {
  it('is the goal, without its number, also of the rows below it', async () => {
    const block = await blockUnder(
      html(
        'No|Sasaran|Indikator Kinerja|Formulasi|Sumber Data|Penanggung Jawab',
        '1. Taman rapi*2^2|Jumlah taman|Jumlah taman yang dirawat|Buku taman|Mandor',
        'Jumlah pohon|Jumlah pohon yang disiram|Buku pohon|Mandor',
        '2|Kota terang|Jumlah lampu|Jumlah lampu yang menyala|Buku lampu|Mandor',
      ),
    );
    expect(block.indikator.map(({ sasaran }) => sasaran)).toEqual(['Taman rapi', 'Taman rapi', 'Kota terang']);
  });
});
