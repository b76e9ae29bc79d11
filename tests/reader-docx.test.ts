import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { docxReader } from '../src/readers/docx/index.ts';
import {
  cell,
  firstTable,
  line,
  linesOf,
  listed,
  p,
  readCell,
  readWord,
  readWordFile,
  row,
  run,
  shape,
  table,
  text,
  wordFile,
  words,
} from './helpers/word-file.ts';

describe('words', () => {
  test('words of a paragraph are joined over runs, tabs become blanks, line breaks part lines', async () => {
    const body = p(
      `<w:r>${text('Jaba')}</w:r><w:r>${text('tan')}<w:tab/>${text(': Camat')}<w:br/>${text('Non')}<w:noBreakHyphen/>${text('fisik')}</w:r>`,
    );
    expect(linesOf(await readWord({ body }))).toEqual(['Jabatan : Camat', 'Non-fisik']);
  });

  test('hidden, white and deleted words are not read, inserted ones and field results are', async () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF _x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('12')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const changes = `<w:del><w:r><w:delText>lama</w:delText></w:r></w:del><w:ins>${run('baru ')}</w:ins>`;
    const link = `<w:hyperlink>${run('tautan ')}</w:hyperlink><w:sdt><w:sdtPr/><w:sdtContent>${run('isian ')}</w:sdtContent></w:sdt>`;
    const body = p(run('Isi ') + run('rahasia ', '<w:vanish/>') + run('putih ', '<w:color w:val="FFFFFF"/>') + changes + link + field);
    expect(linesOf(await readWord({ body }))).toEqual(['Isi baru tautan isian 12']);
  });

  test('white words on a filled cell are seen', async () => {
    const head = p(run('Sasaran', '<w:color w:val="FFFFFF"/>'));
    const body = table(row(cell(head, '<w:shd w:val="clear" w:fill="1F4E79"/>'), cell(head)));
    expect(shape(firstTable(await readWord({ body })))).toEqual(['0+1x1:Sasaran | 1+1x1:']);
  });

  test('a text box is read once, after the paragraph that it is anchored in', async () => {
    const inner = `<w:txbxContent>${words('Camat Contoh')}</w:txbxContent>`;
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${inner}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(linesOf(await readWord({ body: p(box + run('Ditetapkan di Contoh')) + words('Akhir') }))).toEqual([
      'Ditetapkan di Contoh',
      'Camat Contoh',
      'Akhir',
    ]);
  });

  test('headings are told by outline level and by bold from end to end', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Bab"><w:basedOn w:val="Judul"/></w:style><w:style w:type="paragraph" w:styleId="Judul"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>';
    const body =
      words('Pendahuluan', '<w:pStyle w:val="Bab"/>') +
      p(run('TEBAL', '<w:b/>')) +
      p(run('Nama', '<w:b/>') + run(' biasa', '<w:b w:val="0"/>'));
    expect((await readWord({ body, styles })).map((block) => block.type === 'paragraph' && block.role)).toEqual([
      'heading',
      'heading',
      'body',
    ]);
  });

  test('capitals by format come out as they are shown', async () => {
    expect(linesOf(await readWord({ body: p(run('keputusan', '<w:caps/>')) }))).toEqual(['KEPUTUSAN']);
  });

  test('places count paragraphs, also empty ones, and table rows', async () => {
    const blocks = await readWord({
      body:
        words('satu') +
        p('') +
        table(row(cell(words('a')), cell(words('b') + words('c'))), row(cell(words('d')), cell(words('e')))) +
        words('akhir'),
    });
    expect(blocks.map((block) => block.place)).toEqual([{ line: 1 }, { line: 3 }, { line: 5 }]);
    expect(firstTable(blocks).rows.map(({ cells }) => cells.map((one) => one.paragraphs.map(({ place }) => place)))).toEqual([
      [[{ line: 3 }], [{ line: 3 }, { line: 3 }]],
      [[{ line: 4 }], [{ line: 4 }]],
    ]);
  });
});

describe('lists', () => {
  const level = (at: number, format: string, shown: string, more = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${shown}"/><w:pPr><w:ind w:left="${(at + 1) * 720}" w:hanging="360"/></w:pPr></w:lvl>`;
  const abstract = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)')}${level(2, 'decimal', '%1.%2.%3')}</w:abstractNum>`;
  const bullets = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uF0B7"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl></w:abstractNum>`;
  const chapters = `<w:abstractNum w:abstractNumId="2">${level(0, 'upperRoman', 'BAB %1')}</w:abstractNum>`;
  const lists =
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>';
  const numbering = abstract + bullets + chapters + lists;

  test('marks come out as Word shows them, and deeper levels begin anew', async () => {
    const body = listed(1, 0, 'A') + listed(1, 1, 'B') + listed(1, 1, 'C') + listed(1, 0, 'D') + listed(1, 1, 'E') + listed(2, 0, 'F');
    const blocks = await readWord({ body, numbering });
    expect(linesOf(blocks)).toEqual(['1. A', 'a) B', 'b) C', '2. D', 'a) E', '• F']);
    expect(blocks.map((block) => block.type === 'paragraph' && block.indent)).toEqual([1, 3, 3, 1, 3, 0]);
  });

  test('a second list of the same kind begins at its own start, and one without goes on', async () => {
    const body = listed(1, 0, 'A') + listed(1, 0, 'B') + listed(3, 0, 'C') + listed(3, 0, 'D');
    expect(linesOf(await readWord({ body, numbering }))).toEqual(['1. A', '2. B', '1. C', '2. D']);
  });

  test('a number with a word is text of the page', async () => {
    expect(linesOf(await readWord({ body: listed(4, 0, 'PENDAHULUAN') + listed(4, 0, 'PENUTUP'), numbering }))).toEqual([
      'BAB I PENDAHULUAN',
      'BAB II PENUTUP',
    ]);
  });

  test('a number column of empty numbered paragraphs holds the numbers', async () => {
    const number = p('', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>');
    const body = table(row(cell(number), cell(words('A'))), row(cell(number), cell(words('B'))));
    expect(shape(firstTable(await readWord({ body, numbering })))).toEqual(['0+1x1:1. | 1+1x1:A', '0+1x1:2. | 1+1x1:B']);
  });

  test('typed marks are taken off too, and a typed number counts more than a bullet', async () => {
    expect(linesOf(await readWord({ body: words('a. Menyusun') + words('Camat') + listed(2, 0, '3) Membina'), numbering }))).toEqual([
      'a. Menyusun',
      'Camat',
      '3) Membina',
    ]);
  });

  test('a list by style, and a numbered paragraph that is deleted', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="Butir"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const deleted = p('<w:del><w:r><w:delText>lama</w:delText></w:r></w:del>', '<w:pStyle w:val="Butir"/><w:rPr><w:del/></w:rPr>');
    const body =
      words('A', '<w:pStyle w:val="Butir"/>') +
      deleted +
      words('B', '<w:pStyle w:val="Butir"/>') +
      words('C', '<w:pStyle w:val="Butir"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(linesOf(await readWord({ body, styles, numbering }))).toEqual(['1. A', '2. B', 'C']);
  });
});

describe('tables', () => {
  const down = (value = ''): string => `<w:vMerge${value === '' ? '' : ` w:val="${value}"`}/>`;

  test('merged cells become spans, also when something stands in the covered ones', async () => {
    const body = table(
      row(cell(words('Sasaran'), down('restart')), cell(words('Target'), '<w:gridSpan w:val="2"/>')),
      row(cell(words('tertutup'), down()), cell(words('I')), cell(words('II'))),
      row(cell(words('Bersih')), cell(words('1')), cell(words('2'))),
    );
    const read = firstTable(await readWord({ body }));
    expect(read.columns).toBe(3);
    expect(shape(read)).toEqual(['0+1x2:Sasaran | 1+2x1:Target', '1+1x1:I | 2+1x1:II', '0+1x1:Bersih | 1+1x1:1 | 2+1x1:2']);
  });

  test('a merge without a beginning is a cell, and two merges below each other stay apart', async () => {
    const body = table(
      row(cell(words('A'), down()), cell(words('x'))),
      row(cell(words('B'), down('restart')), cell(words('y'))),
      row(cell(p(''), down()), cell(words('z'))),
    );
    expect(shape(firstTable(await readWord({ body })))).toEqual(['0+1x1:A | 1+1x1:x', '0+1x2:B | 1+1x1:y', '1+1x1:z']);
  });

  test('rows that begin further right, rows in content controls, deleted rows', async () => {
    const moved = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell(words('b'))}</w:tr>`;
    const gone = `<w:tr><w:trPr><w:del/></w:trPr>${cell(words('c'))}</w:tr>`;
    const body = table(row(cell(words('1')), cell(words('a'))), `<w:sdt><w:sdtContent>${moved}</w:sdtContent></w:sdt>`, gone);
    expect(shape(firstTable(await readWord({ body })))).toEqual(['0+1x1:1 | 1+1x1:a', '1+1x1:b']);
  });

  test('a table within a cell becomes lines of the cell', async () => {
    expect(
      await readCell(
        words('Daftar') + table(row(cell(words('1.')), cell(words('Buku'))), row(cell(words('2.')), cell(words('Peta')))) + p(''),
      ),
    ).toEqual(['Daftar', '1. Buku', '2. Peta']);
  });

  test('a frame around a table is no table', async () => {
    const inner = table(row(cell(words('No')), cell(words('Sasaran'))));
    expect(shape(firstTable(await readWord({ body: table(row(cell(words('Judul') + inner + p('')))) })))).toEqual([
      '0+1x1:No | 1+1x1:Sasaran',
    ]);
  });

  test('two tables with nothing between: the second may go on with the first', async () => {
    const one = table(row(cell(words('a')), cell(words('b'))));
    const blocks = await readWord({ body: one + p('') + one });
    expect(blocks.map((block) => block.type === 'table' && block.rows[0]?.startsPart)).toEqual([false, true]);
  });

  test('paragraphs of a cell keep their order and marks', async () => {
    expect(await readCell(words('- Buku - Peta') + words('Lampiran'))).toEqual(['- Buku', '- Peta', 'Lampiran']);
  });
});

describe('files that are broken or something else', () => {
  test.each([
    [
      'a password',
      'surat.docx',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
    ],
    ['an old .doc', 'surat.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'unsupported-format'],
    ['no zip', 'surat.docx', strToU8('halo'), 'damaged'],
    ['nothing', 'surat.docx', new Uint8Array(), 'empty-file'],
    ['a zip of something else', 'surat.docx', zipSync({ 'isi.txt': strToU8('x') }), 'damaged'],
    ['a zip cut short', 'surat.docx', wordFile({ body: words('x'.repeat(500)) }).subarray(0, 200), 'damaged'],
    ['broken XML', 'surat.docx', zipSync({ 'word/document.xml': strToU8('<w:document><w:body>') }), 'damaged'],
    ['entities', 'surat.docx', zipSync({ 'word/document.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>') }), 'damaged'],
    ['elements in each other without end', 'surat.docx', wordFile({ body: '<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000) }), 'damaged'],
    ['no words', 'surat.docx', wordFile({ body: p('<w:r><w:drawing/></w:r>') }), 'empty-file'],
  ])('%s', async (_, path, bytes, code) => {
    await expect(readWordFile({ path, bytes })).rejects.toMatchObject({ name: 'IkiError', code });
  });

  test('a Word file is told by its ending, and by its content where it has the older ending', () => {
    const bytes = wordFile({ body: words('x') });
    const accepted = ['a.docx', 'a.DOC', 'a.pdf'].map((path) => docxReader.accepts({ path, bytes }));
    expect([...accepted, docxReader.accepts({ path: 'a.doc', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]) })]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('another name of the main part, other prefixes and the strict dialect are read', async () => {
    const main =
      '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>Halo</x:t></x:r></x:p></x:body></x:document>';
    const relations =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/isi.xml"/></Relationships>';
    const bytes = zipSync({ '_rels/.rels': strToU8(relations), 'word/isi.xml': strToU8(main) });
    const document = await readWordFile({ path: 'SURAT.DOCX', bytes });
    expect(document).toMatchObject({ format: 'docx', pages: [] });
    expect(document.blocks.map((block) => block.type === 'paragraph' && line(block))).toEqual(['Halo']);
  });
});
