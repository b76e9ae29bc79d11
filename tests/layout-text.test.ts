import { describe, expect, it } from 'vitest';
import { layoutPages } from '../src/layout/pages.ts';
import { joinLines } from '../src/layout/text.ts';
import { across, cellText, centred, grid, lines, page, paragraphs, tables, text, widthOfText } from './helpers/pages.ts';

const XS = [50, 80, 200, 400, 540];
const cellWith = (words: readonly (readonly ReturnType<typeof text>[number][])[], rules: readonly ReturnType<typeof across>[] = []) =>
  cellText(tables(layoutPages([page(1, words, [grid(XS, [100, 130, 300]), rules])]))[0]?.rows[1]?.cells[2]);

describe('lines to paragraphs', () => {
  it('join lines that wrapped and part lines that were ended', () => {
    expect(cellWith([lines(['Alasan memilih ukuran :', 'Agar surat yang masuk setiap hari', 'ditangani', 'Catatan kaki'], 205, 134)])).toBe(
      'Alasan memilih ukuran : ¶ Agar surat yang masuk setiap hari ditangani ¶ Catatan kaki',
    );
  });

  it('take list marks off, and hang wrapped lines under their item', () => {
    expect(cellWith([text('- Buku agenda surat masuk', 205, 134), text('harian', 213, 146), text('- Peta', 205, 158)])).toBe(
      '[-] Buku agenda surat masuk harian ¶ [-] Peta',
    );
  });

  it('part a short numbered heading from the sentence set in below it', () => {
    const words = [
      text('a. Tugas', 50, 100),
      text('Menata arsip kantor.', 62, 112),
      text('b. Menata surat masuk yang datang dari semua kantor di kota dan', 50, 130),
      text('Desa sekitarnya.', 62, 142),
      text('Semua arsip yang disimpan lebih lama ditata menurut tahun dan menurut asal suratnya.', 50, 170),
    ];
    expect(paragraphs(layoutPages([page(1, words)])).slice(0, 3)).toEqual([
      '[a.] Tugas',
      'Menata arsip kantor.',
      '[b.] Menata surat masuk yang datang dari semua kantor di kota dan Desa sekitarnya.',
    ]);
  });

  it('make one paragraph of a label, its colon and a value of several lines', () => {
    const words = [
      text('Tugas', 50, 100),
      text(':', 130, 100),
      text('Menyiapkan bahan perumusan kebijakan teknis di bidang', 140, 100),
      text('persuratan', 140, 112),
      text('Fungsi', 50, 130),
      text(':', 130, 130),
      text('-', 140, 130),
    ];
    expect(paragraphs(layoutPages([page(1, words)]))).toEqual([
      'Tugas : Menyiapkan bahan perumusan kebijakan teknis di bidang persuratan',
      'Fungsi : -',
    ]);
  });

  it('make paragraphs of the items of a value that is a list', () => {
    const words = [
      text('Fungsi', 50, 100),
      text(':', 130, 100),
      text('a.', 140, 100),
      text('menata surat;', 160, 100),
      text('b.', 140, 112),
      text('menata arsip kantor yang lama dan', 160, 112),
      text('yang baru.', 160, 124),
    ];
    expect(paragraphs(layoutPages([page(1, words)]))).toEqual([
      'Fungsi :',
      '[a.] menata surat;',
      '[b.] menata arsip kantor yang lama dan yang baru.',
    ]);
  });

  it('put a label of two lines before its colon', () => {
    const words = [
      text('Nama', 50, 100),
      text(':', 130, 100),
      text('Badan Arsip', 140, 100),
      text('Organisasi', 50, 112),
      text('Tugas', 50, 130),
      text(':', 130, 130),
      text('Menata', 140, 130),
      text('Fungsi', 50, 150),
      text(':', 130, 150),
      text('Arsip', 140, 150),
    ];
    expect(paragraphs(layoutPages([page(1, words)]))[0]).toBe('Nama Organisasi : Badan Arsip');
  });

  it('put a label of three lines together beside a value of two', () => {
    const words = [
      text('4. Ukuran', 50, 100),
      text(':', 130, 100),
      text('Menata surat dan arsip kantor setiap hari kerja sampai', 140, 100),
      text('Kinerja', 62.5, 112),
      text('tuntas', 140, 112),
    ];
    const more = [text('5. Sumber', 50, 130), text(':', 130, 130), text('Buku', 140, 130)];
    expect(paragraphs(layoutPages([page(1, [...words, ...more])]))).toEqual([
      '[4.] Ukuran Kinerja : Menata surat dan arsip kantor setiap hari kerja sampai tuntas',
      '[5.] Sumber : Buku',
    ]);
  });

  it('keep the lines of a signature apart, and read two signatures one after the other', () => {
    const words = [
      text('Mengetahui,', 80, 100),
      text('Kota, 2 Mei 2023', 350, 100),
      text('Kepala Dinas', 80, 112),
      text('Kepala Bidang', 350, 112),
      text('BADU RIMBA', 80, 160),
      text('SITI JATI', 350, 160),
    ];
    expect(paragraphs(layoutPages([page(1, words)]))).toEqual([
      'Mengetahui,',
      'Kepala Dinas',
      'BADU RIMBA',
      'Kota, 2 Mei 2023',
      'Kepala Bidang',
      'SITI JATI',
    ]);
  });

  it('see centred capitals as headings, each line on its own', () => {
    const blocks = layoutPages([
      page(1, [
        centred(['INDIKATOR KINERJA', 'BAGIAN ARSIP'], 297.5, 60),
        text('Isi yang biasa mulai di tepi kiri halaman dan terus sampai ke tepi kanan halaman itu juga', 50, 100),
      ]),
    ]);
    expect(blocks.map((block) => block.type === 'paragraph' && block.role)).toEqual(['heading', 'heading', 'body']);
  });

  it('keep the place and the weakest confidence of every line, and the mean doubt of its letters', () => {
    const [block] = layoutPages([page(3, [text('Surat', 50, 100, { confidence: 0.9 }), text('masuk', 80, 100, { confidence: 0.4 })])]);
    expect(block?.type === 'paragraph' && block.content).toEqual([
      {
        kind: 'text',
        text: 'Surat masuk',
        places: [{ page: 3, bbox: [50, 100, 105, 111] }],
        confidence: 0.4,
        doubt: expect.closeTo((0.1 + 0.6) / 2),
        weakWords: [{ text: 'masuk', confidence: 0.4 }],
      },
    ]);
  });
});

describe('words over a line end', () => {
  it.each([
    ['perang-', 'kat daerah', 'perangkat daerah'],
    ['tugas-', 'tugas lain', 'tugas-tugas lain'],
    ['perundang-', 'undangan', 'perundang-undangan'],
    ['sayur-', 'mayur', 'sayur-mayur'],
    ['pe\u2010', 'layanan', 'pelayanan'],
    ['2021\u2010', '2022', '2021\u2010 2022'],
    ['non-', 'aparatur', 'non-aparatur'],
    ['desa/', 'kelurahan', 'desa/kelurahan'],
    ['Nomor 188/', '/KEP', 'Nomor 188/ /KEP'],
    ['Seksi', ', Bagian', 'Seksi, Bagian'],
    ['kependuduk', 'an', 'kependuduk an'],
  ])('%s | %s reads %s', (before, after, whole) => expect(joinLines(before, after)).toBe(whole));

  it('join a word that a narrow cell has broken, if the document prints it whole elsewhere', () => {
    const broken = [text('Kependuduka', 83, 134), text('n', 83, 146)];
    const xs = [50, 80, 142, 400, 540];
    const read = (elsewhere: string) =>
      cellText(tables(layoutPages([page(1, [text(elsewhere, 50, 50), ...broken], [grid(xs, [100, 130, 170])])]))[0]?.rows[1]?.cells[1]);
    expect(read('Dinas Kependudukan')).toBe('Kependudukan');
    expect(read('Dinas Arsip')).toBe('Kependuduka n');
  });
});

describe('fractions', () => {
  const bar = (y: number, from = 208, to = 340) => across(y, from, to);

  it('stand where a bar is drawn between centred lines, with the scale behind and the label before', () => {
    const words = [
      text('Rumus:', 205, 134),
      centred(['Jumlah surat yang', 'selesai tepat waktu'], 274, 148),
      centred(['Jumlah surat masuk'], 274, 175),
      text('x 100%', 345, 167),
    ];
    expect(cellWith(words, [bar(173)])).toBe('Rumus: ¶ {Jumlah surat yang selesai tepat waktu ÷ Jumlah surat masuk} x 100%');
  });

  it('stand where words are underlined and a scale is beside them', () => {
    const upper = 'Jumlah surat selesai';
    const words = [text(`${upper} x 100%`, 205, 134), text('Jumlah surat masuk', 205, 146), text('Catatan lain', 205, 158)];
    expect(cellWith(words, [across(144.5, 205, 205 + widthOfText(upper))])).toBe(
      '{Jumlah surat selesai ÷ Jumlah surat masuk} x 100% ¶ Catatan lain',
    );
  });

  it('stand where the bar is lost, but a scale is printed at half height behind two lines', () => {
    const words = [
      text('Rumus:', 205, 134),
      centred(['Jumlah surat yang', 'sudah selesai'], 260, 148),
      text('Jumlah surat masuk', 260 - widthOfText('Jumlah surat masuk') / 2, 173),
      text('x 100%', 320, 166.5),
    ];
    expect(cellWith(words)).toContain('sudah selesai ÷ Jumlah surat masuk} x 100%');
  });

  it('do not stand where words are only underlined', () => {
    const words = [text('Nilai akhir', 205, 134), text('Catatan lain', 205, 146)];
    expect(cellWith(words, [across(144.5, 205, 205 + widthOfText('Nilai akhir'))])).not.toContain('÷');
  });

  it('stand where a bar is typed, as far as the lines around it wrap', () => {
    const words = [
      lines(
        [
          'Formulasi:',
          'Jumlah surat yang sudah selesai dalam',
          'satu hari',
          '-------------------- x 100%',
          'Jumlah semua surat yang masuk dalam',
          'satu hari',
        ],
        205,
        134,
      ),
    ];
    expect(cellWith(words)).toBe(
      'Formulasi: ¶ {Jumlah surat yang sudah selesai dalam satu hari ÷ Jumlah semua surat yang masuk dalam satu hari} x 100%',
    );
  });

  it('take a scale whole that wrapped under its typed bar', () => {
    const measure = ['Jumlah arsip yang ditata', '-------------------- x', '100%', 'Jumlah seluruh arsip'];
    expect(cellWith([centred(measure, 300, 134)])).toBe('{Jumlah arsip yang ditata ÷ Jumlah seluruh arsip} x 100%');
    const whole = ['Jumlah arsip yang ditata', '------------------------------', 'X 100 %', 'Jumlah seluruh arsip'];
    expect(cellWith([lines(whole, 205, 134)])).toBe('{Jumlah arsip yang ditata ÷ Jumlah seluruh arsip} X 100 %');
    const long = ['Jumlah arsip', '------------------------------', '--', 'x100%', 'Jumlah arsip masuk'];
    expect(cellWith([lines(long, 205, 134)])).toBe('{Jumlah arsip ÷ Jumlah arsip masuk} x100%');
    const under = ['Jumlah arsip', '--------------------', 'Jumlah arsip masuk', 'x 100 %'];
    expect(cellWith([lines(under, 205, 134)])).toMatch(/^\{Jumlah arsip ÷ Jumlah arsip masuk\}.*x 100 %$/u);
    for (const rest of ['----- x 100%', '-- x 100%', '------'])
      expect(cellWith([lines(['Jumlah arsip', '------------------------------', rest, 'Jumlah arsip masuk'], 205, 134)])).toMatch(
        /^\{Jumlah arsip ÷ Jumlah arsip masuk\}(?: x 100%)?$/u,
      );
    expect(cellWith([centred(measure.slice(0, 3), 300, 134)])).toContain('100%');
    expect(cellWith([centred(measure.slice(0, 3), 300, 134)])).not.toContain('x 100%');
  });

  it('take a scale whole whose number wrapped under an underlined numerator', () => {
    const [upper, lower] = ['Jumlah berkas yang', 'sudah ditata'];
    const words = [lines([upper, `${lower} x`, '100%', 'Jumlah berkas'], 205, 134)];
    const under = [across(144.5, 205, 205 + widthOfText(`${upper} `)), across(156.5, 205, 205 + widthOfText(lower))];
    expect(cellWith(words, under)).toBe(`{${upper} ${lower} ÷ Jumlah berkas} x 100%`);
    expect(cellWith(words, under.slice(1))).not.toContain('÷ 100%');
  });

  it('leave a typed bar whose sides are not there as a bar', () => {
    expect(cellWith([lines(['Jumlah surat selesai', '------------ x 100%'], 205, 134)])).toBe('Jumlah surat selesai <bar> x 100%');
  });

  it('do not come from the line under a name in a signature', () => {
    const words = [text('BADU RIMBA', 350, 600), text('NIP. 19700101', 350, 614)];
    expect(paragraphs(layoutPages([page(1, words, [[across(611, 350, 350 + widthOfText('BADU RIMBA'))]])]))).toEqual([
      'BADU RIMBA',
      'NIP. 19700101',
    ]);
  });
});
