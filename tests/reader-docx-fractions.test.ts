import { describe, expect, test } from 'vitest';
import { cell, linesOf, p, readCell, readWord, row, run, table, words } from './helpers/word-file.ts';

const mr = (letters: string): string => `<m:r><m:t>${letters}</m:t></m:r>`;
const mf = (upper: string, lower: string, properties = ''): string =>
  `<m:f><m:fPr>${properties}</m:fPr><m:num>${upper}</m:num><m:den>${lower}</m:den></m:f>`;
const math = (inner: string): string => `<m:oMathPara><m:oMath>${inner}</m:oMath></m:oMathPara>`;
const u = '<w:u w:val="single"/>';

describe("equations of Word's editor", () => {
  test.each([
    ['a fraction with a scale', mf(mr('Jumlah A'), mr('Jumlah B')) + mr(' x 100%'), '[Jumlah A ÷ Jumlah B] x 100%'],
    ['a fraction in brackets', `<m:d><m:e>${mf(mr('A'), mr('B'))}</m:e></m:d>${mr(' x 100')}`, '( [A ÷ B] ) x 100'],
    ['a sum', `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e>${mr('desa')}</m:e></m:nary>`, '∑ desa'],
    ['a fraction in a fraction', mf(mf(mr('A'), mr('B')), mr('C')), '[[A ÷ B] ÷ C]'],
    ['a pair without a bar divides nothing', mf(mr('A'), mr('B'), '<m:type m:val="noBar"/>'), 'A B'],
    ['one side empty', mf(mr('A'), ''), 'A'],
    ['italic letters of mathematics', mr('\u{1D434}\u{1D435}'), 'AB'],
    ['a power', `<m:sSup><m:e>${mr('m')}</m:e><m:sup>${mr('2')}</m:sup></m:sSup>`, 'm2'],
  ])('%s', async (_, inner, expected) => {
    expect(await readCell(p(math(inner)))).toEqual([expected]);
  });

  test('words before an equation stay, and a list mark before it is taken off', async () => {
    expect(await readCell(p(run('a. Rumus : ') + math(mf(mr('A'), mr('B')))) + p(run('2) ') + math(mf(mr('C'), mr('D')))))).toEqual([
      'a. Rumus : [A ÷ B]',
      '2) [C ÷ D]',
    ]);
  });
});

describe('EQ fields', () => {
  const field = (instruction: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('usang')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

  test.each([
    [' EQ \\f(Jumlah A;Jumlah B) ', '[Jumlah A ÷ Jumlah B] x 100%'],
    [' eq \\f(Jumlah A,Jumlah B) x 2', '[Jumlah A ÷ Jumlah B] x 2 x 100%'],
    [' EQ \\f(A, B dan C;D) ', '[A, B dan C ÷ D] x 100%'],
    [' EQ \\f(A (orang);B\\, C) ', '[A (orang) ÷ B, C] x 100%'],
    [' EQ \\b\\bc\\[(\\f(A;B)) ', '( [A ÷ B] ) x 100%'],
    [' EQ \\s\\up6(A) tahun', 'A tahun x 100%'],
    [' EQ \\f(A;B', '(A;B x 100%'],
  ])('%s', async (instruction, expected) => {
    expect(await readCell(p(field(instruction) + run(' x 100%')))).toEqual([expected]);
  });

  test('other fields keep their result', async () => {
    expect(
      await readCell(
        p(
          `<w:fldSimple w:instr=" EQ \\f(A;B) "><w:r><w:t>?</w:t></w:r></w:fldSimple><w:fldSimple w:instr=" PAGE ">${run(' 3')}</w:fldSimple>`,
        ),
      ),
    ).toEqual(['[A ÷ B] 3']);
  });
});

describe('fractions that were typed', () => {
  test.each([
    ['an underlined line over the next one', p(run('Jumlah A', u) + run(' x 100%')) + words('Jumlah B'), ['[Jumlah A ÷ Jumlah B] x 100%']],
    [
      'a label before the underlined words',
      p(run('Rumus : ') + run('Jumlah A', u) + run(' x 100%')) + words('Jumlah B'),
      ['Rumus : [Jumlah A ÷ Jumlah B] x 100%'],
    ],
    ['a line break between', p(`${run('Jumlah A', u)}<w:r><w:br/></w:r>${run('Jumlah B x 100%')}`), ['[Jumlah A ÷ Jumlah B] x 100%']],
    [
      'a line drawn under the paragraph',
      words('Jumlah A', '<w:pBdr><w:bottom w:val="single"/></w:pBdr>') + words('Jumlah B x 100%'),
      ['[Jumlah A ÷ Jumlah B] x 100%'],
    ],
    ['dashes', words('Jumlah A') + words('-------- x 100%') + words('Jumlah B'), ['[Jumlah A ÷ Jumlah B] x 100%']],
    ['underlined words without a scale stay words', p(run('Penting', u)) + words('Catatan'), ['Penting', 'Catatan']],
    ['a mark before it', p(run('1. Jumlah A', u)) + words('Jumlah B x 100%'), ['1. [Jumlah A ÷ Jumlah B] x 100%']],
    ['stars and dollars are no notation here', words('Rp $5 **dan** $x_1$'), ['Rp $5 **dan** $x_1$']],
  ])('%s', async (_, inner, expected) => {
    expect(await readCell(inner)).toEqual(expected);
  });

  const drawn = (shape: string): string => `<w:r>${shape}</w:r>`;
  const connector = (offset: number): string =>
    `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><wp:positionV relativeFrom="paragraph"><wp:posOffset>${offset}</wp:posOffset></wp:positionV><wp:extent cx="1900000" cy="0"/><wps:wsp><wps:spPr><a:prstGeom prst="line"/></wps:spPr></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line from="0,0" to="9pt,0"/></w:pict></mc:Fallback></mc:AlternateContent>`;

  test.each([
    ['below the numerator', p(drawn(connector(170_000)) + run('Jumlah A')) + words('Jumlah B x 100%')],
    ['above the denominator', words('Jumlah A') + p(drawn(connector(0)) + run('Jumlah B x 100%'))],
    ['in an empty paragraph between', words('Jumlah A') + p(drawn(connector(60_000))) + words('Jumlah B x 100%')],
    [
      'in the older notation',
      p(drawn('<w:pict><v:line style="position:absolute" from="0,14.2pt" to="150pt,14.4pt"/></w:pict>') + run('Jumlah A')) +
        words('Jumlah B x 100%'),
    ],
    [
      'as a connector of the older notation',
      p(
        drawn('<w:pict><v:shape type="#_x0000_t32" style="margin-left:2pt;margin-top:14pt;width:150pt;height:0"/></w:pict>') +
          run('Jumlah A'),
      ) + words('Jumlah B x 100%'),
    ],
  ])('a line drawn %s', async (_, inner) => {
    expect(await readCell(inner)).toEqual(['[Jumlah A ÷ Jumlah B] x 100%']);
  });

  test('a line drawn on the page, or upright, divides nothing', async () => {
    expect(linesOf(await readWord({ body: p(drawn(connector(170_000)) + run('KOP')) + words('Nomor 1') }))).toEqual(['KOP', 'Nomor 1']);
    expect(
      await readCell(p(drawn(connector(170_000).replace('cx="1900000" cy="0"', 'cx="0" cy="1900000"')) + run('A')) + words('B')),
    ).toEqual(['A', 'B']);
  });

  test('a table of two rows with a scale beside', async () => {
    const down = (value: string): string => `<w:vMerge w:val="${value}"/>`;
    const inner = table(
      row(cell(words('Jumlah A')), cell(words('x 100%'), down('restart'))),
      row(cell(words('Jumlah B')), cell(p(''), down('continue'))),
    );
    expect(await readCell(inner + p(''))).toEqual(['[Jumlah A ÷ Jumlah B] x 100%']);
  });

  test('a rule under a heading of the page divides nothing', async () => {
    expect(linesOf(await readWord({ body: words('KEPUTUSAN') + words('----------') + words('Nomor 1') }))).toEqual([
      'KEPUTUSAN',
      'Nomor 1',
    ]);
  });

  test('symbols of the symbol font are read', async () => {
    expect(
      await readCell(
        p(
          `<w:r><w:sym w:font="Symbol" w:char="F0E5"/></w:r>${run(' desa ')}<w:r><w:sym w:font="Symbol" w:char="F0B4"/></w:r>${run(' 100')}`,
        ),
      ),
    ).toEqual(['∑ desa × 100']);
  });
});
