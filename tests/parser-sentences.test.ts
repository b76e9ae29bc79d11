import { describe, expect, it } from 'vitest';
import { blockOf, understandText } from './helpers/understand-text.ts';

const CHAPTERS = ['BAB I PENDAHULUAN', 'Indikator kinerja diukur dengan data yang tersedia.', 'BAB II INDIKATOR KINERJA INDIVIDU', ''];

/** Rows of one position whose indicators are told in these paragraphs. */
async function rowsOf(...paragraphs: readonly string[]) {
  const record = await understandText(
    [
      ...CHAPTERS,
      '1. Jabatan : Kasi Taman',
      '',
      'Kasi Taman mempunyai tugas merawat taman.',
      '',
      ...paragraphs.flatMap((text) => [text, '']),
    ].join('\n'),
  );
  return record.jabatan.flatMap(({ indikator }) =>
    indikator.map((row) => [row.sasaran, row.indikator, row.formula_teks, row.sumber_data, row.penanggung_jawab]),
  );
}

const ROW = ['Taman terawat', 'Persentase taman terawat', 'jumlah taman terawat dibagi jumlah taman dikali 100%', 'buku taman', null];

describe('indicators told in sentences', () => {
  it.each([
    [
      'Indikator kinerja Persentase taman terawat diukur dengan jumlah taman terawat dibagi jumlah taman dikali 100%. Sumber data: buku taman.',
    ],
    [
      'Indikator kinerja “Persentase taman terawat” dihitung dengan rumus jumlah taman terawat dibagi jumlah taman dikali 100%, sumber datanya adalah buku taman.',
    ],
    ['• Persentase taman terawat, yang dihitung dari jumlah taman terawat dibagi jumlah taman dikali 100% (sumber data: buku taman).'],
    [
      'Indikatornya adalah Persentase taman terawat. Rumus: jumlah taman terawat dibagi jumlah taman dikali 100%. Data bersumber dari buku taman.',
    ],
  ])('%s', async (sentence) => {
    expect(await rowsOf('Sasaran 1 : Taman terawat', sentence)).toEqual([ROW]);
  });

  it('have their goal in the same sentence, or in one before', async () => {
    const measured = 'diukur dengan jumlah taman terawat dibagi jumlah taman dikali 100%, dengan sumber data buku taman.';
    expect(await rowsOf(`Sasaran Taman terawat diukur dengan indikator Persentase taman terawat yang ${measured}`)).toEqual([ROW]);
    expect(await rowsOf('Sasaran Kasi Taman adalah Taman terawat.', `Indikator kinerja Persentase taman terawat ${measured}`)).toEqual([
      ROW,
    ]);
  });

  it('share a goal, name who is responsible, and need not all say their source', async () => {
    expect(
      await rowsOf(
        'Sasaran : Taman terawat',
        'a. Indikator kinerja Jumlah taman dihitung dari jumlah taman (kecuali taman milik warga), sumber data buku taman, penanggung jawab juru taman.',
        'b. Indikator kinerja Jumlah pohon dihitung dari jumlah pohon.',
      ),
    ).toEqual([
      ['Taman terawat', 'Jumlah taman', 'jumlah taman (kecuali taman milik warga)', 'buku taman', 'juru taman'],
      ['Taman terawat', 'Jumlah pohon', 'jumlah pohon', null, null],
    ]);
  });

  it('give their targets', async () => {
    const record = await understandText(
      [
        ...CHAPTERS,
        '1. Jabatan : Kasi Taman',
        '',
        'Indikator kinerja Jumlah taman dihitung dari jumlah taman yang dibuka. Sumber data: buku taman. Target tahun 2024 sebesar 3 taman.',
        '',
      ].join('\n'),
    );
    expect(blockOf(record).target).toMatchObject([{ indikator: 'Jumlah taman', target: '3 taman' }]);
  });

  it('end where the next position is numbered', async () => {
    const part = (heading: string, name: string): readonly string[] => [
      heading,
      '',
      `Indikator kinerja ${name} dihitung dari jumlah yang dirawat. Sumber data: buku kota.`,
      '',
    ];
    const record = await understandText(
      [...CHAPTERS, ...part('A. Kepala Seksi Taman', 'Jumlah taman'), ...part('B. Kepala Seksi Lampu', 'Jumlah lampu')].join('\n'),
    );
    expect(record.jabatan.map(({ jabatan, indikator }) => [jabatan, indikator.map((row) => [row.indikator, row.sumber_data])])).toEqual([
      ['Kepala Seksi Taman', [['Jumlah taman', 'buku kota']]],
      ['Kepala Seksi Lampu', [['Jumlah lampu', 'buku kota']]],
    ]);
  });

  it.each([
    ['Indikator kinerja harus terukur dan dihitung dari data yang sah, sumber data harus jelas.'],
    ['Indikator kinerja individu diukur dengan membandingkan realisasi dengan target, sumber data laporan kinerja.'],
    ['Capaian indikator kinerja diukur dengan membandingkan realisasi dengan target.'],
  ])('are none in prose about indicators: %s', async (sentence) => {
    const record = await understandText([...CHAPTERS, '1. Jabatan : Kasi Taman', '', sentence, ''].join('\n'));
    expect(record.outcome).toBe('unrecognised');
  });
});
