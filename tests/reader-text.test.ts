import { describe, expect, test } from 'vitest';
import { NO_OCR } from './helpers/tools.ts';
import type { Block, LayoutDocument, Paragraph, Table } from '../src/layout/document.ts';
import { cellText, placesOf, plainText } from '../src/layout/inline.ts';
import { readDocument } from '../src/readers/index.ts';

function read(text: string, path = 'dokumen.txt'): Promise<LayoutDocument> {
  return readDocument({ path, bytes: new TextEncoder().encode(text) }, NO_OCR);
}

function isTable(block: Block): block is Table {
  return block.type === 'table';
}

function tablesOf(document: LayoutDocument): readonly Table[] {
  return document.blocks.filter(isTable);
}

function paragraphsOf(document: LayoutDocument): readonly Paragraph[] {
  return document.blocks.filter((block) => block.type === 'paragraph');
}

function gridOf(table: Table | undefined): readonly (readonly string[])[] {
  return (table?.rows ?? []).map((row) => row.cells.map(cellText));
}

function said(paragraph: Paragraph): string {
  return [paragraph.mark, plainText(paragraph.content)].filter((part) => part !== null).join(' ');
}

describe('tab-separated tables', () => {
  test('keep each cell in its own column, also where cells before it are blank', async () => {
    const document = await read('Sasaran\tIndikator\tFormula\nTaman rapi\tJumlah taman\tJumlah taman terawat\n\t\tJumlah pohon\n');
    expect(gridOf(tablesOf(document)[0])).toEqual([
      ['Sasaran', 'Indikator', 'Formula'],
      ['Taman rapi', 'Jumlah taman', 'Jumlah taman terawat'],
      ['', '', 'Jumlah pohon'],
    ]);
    expect(tablesOf(document)[0]?.rows[2]?.cells[2]).toMatchObject({
      column: 2,
      rowSpan: 1,
      columnSpan: 1,
      edge: 'declared',
      place: { line: 3 },
    });
  });

  test('go on in a new part after an empty line, and drop the rule lines', async () => {
    const document = await read(
      'No\tSasaran\tIndikator\n1\tTaman rapi\tJumlah taman\n\n\t\tdan kebun\t\n---\t---\t------\n\nPenutup\n\nA\tB\tC\n',
    );
    const tables = tablesOf(document);
    expect(tables.map((table) => table.rows[0]?.startsPart)).toEqual([false, true, false]);
    expect(gridOf(tables[1])).toEqual([['', '', 'dan kebun', '']]);
  });

  test('a page break inside a run of rows starts a new part', async () => {
    const document = await read('No\tSasaran\tIndikator\n\f1\tTaman rapi\tJumlah taman\n');
    expect(tablesOf(document).map((table) => table.rows[0]?.startsPart)).toEqual([false, true]);
    expect(tablesOf(document)[1]?.place).toEqual({ line: 2 });
  });

  test('a cell may go on over lines without tabs if the row is complete afterwards', async () => {
    const document = await read(
      'No\tIndikator\tFormula\tSumber\n1\tTaman\tJumlah A\n----- x 100%\nJumlah B\tBuku taman\n2\tKebun\tJumlah C\tBuku kebun\n',
    );
    expect(gridOf(tablesOf(document)[0])).toEqual([
      ['No', 'Indikator', 'Formula', 'Sumber'],
      ['1', 'Taman', 'Jumlah A / Jumlah B x 100%', 'Buku taman'],
      ['2', 'Kebun', 'Jumlah C', 'Buku kebun'],
    ]);
  });

  test('key and value lines, lists and sentences with tabs are no tables', async () => {
    const document = await read(
      '1. JABATAN\t:\tSekretaris Taman\n2.\tTugas\t:\ta.\tMenata\n\t\t\tb.\tMenyiram\nc. Melaksanakan\tpemangkasan pohon\n\n\t\t\tKEPALA TAMAN\n\t\t\tBudi Fiktif\n',
    );
    expect(tablesOf(document)).toEqual([]);
    expect(paragraphsOf(document).map(said)).toEqual([
      '1. JABATAN : Sekretaris Taman',
      '2. Tugas : a. Menata',
      'b. Menyiram',
      'c. Melaksanakan pemangkasan pohon',
      'KEPALA TAMAN',
      'Budi Fiktif',
    ]);
    expect(paragraphsOf(document)[0]?.mark).toBe('1.');
  });

  test('cells with HTML become paragraphs and items, also with tags left open', async () => {
    const document = await read(
      'A\tB\tC\n<p>Alasan : rapi</p> <p>Rumus :</p>\t<ul style="x"> - Buku taman - Daftar pohon- Peta \tPapan -Brosur -Situs\n',
    );
    const cells = tablesOf(document)[0]?.rows[1]?.cells ?? [];
    expect(cells.map((cell) => cell.paragraphs.map(said))).toEqual([
      ['Alasan : rapi', 'Rumus :'],
      ['- Buku taman', '- Daftar pohon', '- Peta'],
      ['Papan', '- Brosur', '- Situs'],
    ]);
  });

  test('numbered lists flowed into a cell are cut where the numbers ascend', async () => {
    const document = await read('A\tB\n<ol> 1. Syarat 2. Biaya 3. Skor 81-100, kategori 4 \t1. Taman seluas 2. 500 meter\n');
    const cells = tablesOf(document)[0]?.rows[1]?.cells ?? [];
    expect(cells[0]?.paragraphs.map(said)).toEqual(['1. Syarat', '2. Biaya', '3. Skor 81-100, kategori 4']);
  });
});

describe('tables with one cell a line', () => {
  const head = '\tNo\n\tSasaran\n\tIndikator\n\tFormula\n\tSumber Data\n\n';

  test('come out as rows with every cell in its column', async () => {
    const row =
      '\t1\n\tMerawat\ttaman kota\n\tPersentase\ntaman rapi\n\t\n\n\n\nJumlah taman rapi Jumlah taman\n\t\n\nx 100 %\n\tBuku\ttaman\n\n';
    const document = await read(`${head}${row}\t\n\t\n\tIndeks\n\tSurvei\n\t\n\n\n\nINDIKATOR KINERJA\n\n1. JABATAN\t:\tJuru Taman\n`);
    expect(gridOf(tablesOf(document)[0])).toEqual([
      ['No', 'Sasaran', 'Indikator', 'Formula', 'Sumber Data'],
      ['1', 'Merawat taman kota', 'Persentase taman rapi', 'Jumlah taman rapi Jumlah taman x 100 %', 'Buku taman'],
      ['', '', 'Indeks', 'Survei', ''],
    ]);
    expect(paragraphsOf(document).map(said)).toEqual(['INDIKATOR KINERJA', '1. JABATAN : Juru Taman']);
  });

  test('a cell spread over two lines with tabs is one cell again', async () => {
    const document = await read(`${head}\t1\n\tTaman\n\tPersentase\n\tpohon\trindang\n\tJumlah A\n\tx 100%\n\tBuku\n`);
    expect(gridOf(tablesOf(document)[0])[1]).toEqual(['1', 'Taman', 'Persentase pohon rindang', 'Jumlah A x 100%', 'Buku']);
  });

  test('a signature below does not become a row', async () => {
    const document = await read(`${head}\t1\n\tTaman\n\tPohon\n\tJumlah\n\tBuku\n\n\n\tKEPALA TAMAN\n\tBudi Fiktif\n\tNIP. 1\n`);
    expect(tablesOf(document)[0]?.rows).toHaveLength(2);
    expect(paragraphsOf(document).map(said)).toEqual(['KEPALA TAMAN', 'Budi Fiktif', 'NIP. 1']);
  });
});

describe('Markdown', () => {
  test('gives headings, bold runs and list marks as printed', async () => {
    const document = await read(
      '# Lampiran #\n\n**INDIKATOR KINERJA\nJURU TAMAN**\n\n- 1. Jabatan** : **Juru Taman**\n- a. Menyiram\n - b) Memangkas _dahan_\n   ❖ Menyapu\n- Menata\n➤ -Menjaga\n1.1 Umum\nluas 2.500 meter\na.n. KEPALA\n',
    );
    const paragraphs = paragraphsOf(document);
    expect(paragraphs.map(said)).toEqual([
      'Lampiran',
      'INDIKATOR KINERJA',
      'JURU TAMAN',
      '1. Jabatan : Juru Taman',
      'a. Menyiram',
      'b) Memangkas dahan',
      '❖ Menyapu',
      '- Menata',
      '➤ Menjaga',
      '1.1 Umum',
      'luas 2.500 meter',
      'a.n. KEPALA',
    ]);
    expect(paragraphs.map((paragraph) => paragraph.role === 'heading')).toEqual([true, true, true, ...Array<boolean>(9).fill(false)]);
    expect(paragraphs[6]?.indent).toBe(1);
  });

  test('gives pipe tables with all their cells, also where the head is on another page', async () => {
    const document = await read(
      '| No | Sumber |\n|:--|--:|\n| 1 | Buku **A** \\| B | lebih |\n\n| 2 | Peta |\n\nx | y\n--- | ---\n1 | 2\n',
    );
    expect(tablesOf(document).map(gridOf)).toEqual([
      [
        ['No', 'Sumber'],
        ['1', 'Buku A | B', 'lebih'],
      ],
      [['2', 'Peta']],
      [
        ['x', 'y'],
        ['1', '2'],
      ],
    ]);
    expect(tablesOf(document)[1]?.rows[0]?.startsPart).toBe(true);
  });

  test('gives grid tables with cells of several lines', async () => {
    const document = await read('+----+--------+\n| No | Uraian |\n+====+========+\n| 1  | taman  |\n|    | rapi   |\n+----+--------+\n');
    expect(gridOf(tablesOf(document)[0])).toEqual([
      ['No', 'Uraian'],
      ['1', 'taman rapi'],
    ]);
  });

  test('keeps "<…>" that is no tag, the text of links, and decodes entities', async () => {
    const document = await read('Situs <http://taman.contoh> dan <nama taman> R&amp;D [peta](http://x.y)\nluas < 50\n');
    expect(paragraphsOf(document).map(said)).toEqual(['Situs http://taman.contoh dan <nama taman> R&D peta', 'luas < 50']);
  });

  test('a title underlined with dashes is no fraction', async () => {
    const document = await read('TAMAN KOTA\n----------\nKepala taman\n');
    expect(paragraphsOf(document).map(said)).toEqual(['TAMAN KOTA', 'Kepala taman']);
  });
});

describe('HTML', () => {
  test('tables keep their spans and their columns', async () => {
    const document = await read(
      '<table><thead><tr><th rowspan=2>No<th colspan="2">Kinerja</tr><tr><th>Sasaran<th>Indikator</tr></thead><tr><td>1<td rowspan=9>Taman<td>Pohon<tr><td>2<td><ul><li>Buku<li>Peta</ul></table>',
    );
    const rows = tablesOf(document)[0]?.rows ?? [];
    expect(rows.map((row) => row.cells.map((cell) => [cell.column, cell.columnSpan, cell.rowSpan, cellText(cell)]))).toEqual([
      [
        [0, 1, 2, 'No'],
        [1, 2, 1, 'Kinerja'],
      ],
      [
        [1, 1, 1, 'Sasaran'],
        [2, 1, 1, 'Indikator'],
      ],
      [
        [0, 1, 1, '1'],
        [1, 1, 2, 'Taman'],
        [2, 1, 1, 'Pohon'],
      ],
      [
        [0, 1, 1, '2'],
        [2, 1, 1, 'Buku Peta'],
      ],
    ]);
    expect(tablesOf(document)[0]?.columns).toBe(3);
  });

  test('whole documents lose what nobody sees and keep the source line', async () => {
    const html =
      '<!DOCTYPE html>\n<html><head><title>judul</title><style>p{}</style></head><body>\n<h2>Juru Taman</h2>\n<p style="display: none">rahasia</p><div hidden>rahasia</div>\n<script>var x = "<p>kode</p>"</script>\n<ol type="a"><li>Menyiram<li>Memangkas</ol></body></html>';
    const paragraphs = paragraphsOf(await read(html, 'dokumen.html'));
    expect(paragraphs.map((paragraph) => [said(paragraph), paragraph.role, paragraph.place])).toEqual([
      ['Juru Taman', 'heading', { line: 3 }],
      ['a. Menyiram', 'body', { line: 6 }],
      ['b. Memangkas', 'body', { line: 6 }],
    ]);
  });

  test('a table around other tables only lays out the page', async () => {
    const document = await read('<table><tr><td>Kiri<table><tr><td>No<td>Isi</table></table>');
    expect(tablesOf(document).map(gridOf)).toEqual([[['No', 'Isi']]]);
    expect(paragraphsOf(document).map(said)).toEqual(['Kiri']);
  });

  test('100,000 open tags are read without running out of stack or time', async () => {
    const document = await read(`${'<div>'.repeat(100_000)}akhir${'<b>'.repeat(100_000)}`, 'dalam.html');
    expect(paragraphsOf(document).map(said)).toEqual(['akhir']);
  }, 10_000);
});

test('places of a fraction over two lines name both lines', async () => {
  const document = await read('Rumus :\n\nJumlah A\n-------- x 100%\nJumlah B\n');
  const fraction = paragraphsOf(document)[1];
  expect(placesOf(fraction?.content ?? [])).toEqual([{ line: 3 }, { line: 5 }]);
});

test('a file of half a million lines is read whole', { timeout: 120_000 }, async () => {
  const document = await read('taman\n'.repeat(500_000));
  expect(document.blocks).toHaveLength(500_000);
  const table = await read('a\tb\tc\n'.repeat(200_000));
  expect(tablesOf(table)[0]?.rows).toHaveLength(200_000);
});
