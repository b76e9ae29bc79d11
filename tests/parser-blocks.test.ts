import { describe, expect, it } from 'vitest';
import { blockOf, understandText } from './helpers/understand-text.ts';

const TABLE = ['SASARAN\tINDIKATOR KINERJA\tFORMULASI PENGHITUNGAN\tSUMBER DATA', 'Taman rapi\tJumlah taman\tJumlah taman\tBuku', ''];

describe('blocks of one jabatan', () => {
  it('are found by their label, with tugas and fungsi as lists', async () => {
    const record = await understandText(
      [
        'INDIKATOR KINERJA INDIVIDU',
        '1. Jabatan : Kasi Taman',
        '2. Tugas :',
        'a. merawat taman;',
        'b. menanam pohon; dan',
        'c. menyiram.',
        '3. Fungsi : -',
        '',
        ...TABLE,
        'INDIKATOR KINERJA INDIVIDU',
        '1. Jabatan : Kasi Lampu',
        '2. Tugas : a) memasang lampu; b) mengganti lampu.',
        '',
        ...TABLE,
      ].join('\n'),
    );
    expect(record.jabatan.map((block) => block.jabatan)).toEqual(['Kasi Taman', 'Kasi Lampu']);
    expect(blockOf(record).tugas).toEqual(['merawat taman;', 'menanam pohon; dan', 'menyiram.']);
    expect(blockOf(record).fungsi).toEqual([]);
    expect(blockOf(record, 1).tugas).toEqual(['memasang lampu;', 'mengganti lampu.']);
    expect(record.reading.layout.winner).toBe('table-per-jabatan');
  });

  it('are found under a title where nothing is labelled, and signed by their holder', async () => {
    const record = await understandText(
      [
        'INDIKATOR KINERJA INDIVIDU (IKI)',
        'KASI TAMAN',
        'KECAMATAN RANDULAWANG',
        '',
        'Visi : Kota hijau',
        'Misi : Menanam',
        '',
        'SASARAN STRATEGIS\tIKI\tTARGET',
        'Taman rapi\tJumlah taman\t12 taman',
        '',
        'Uraian Tugas :',
        '- merawat taman;',
        '- menyiram.',
        '',
        ...TABLE,
        'KASI TAMAN',
        '',
        'RUSMINI CONTOHNYA, S.P.',
        'Penata Tk. I',
        'NIP. 19800101 200501 2 901',
      ].join('\n'),
    );
    expect(blockOf(record)).toMatchObject({
      jabatan: 'KASI TAMAN',
      layout: 'card',
      tugas: ['merawat taman;', 'menyiram.'],
      pemangku: { nama: 'RUSMINI CONTOHNYA, S.P.', nip: '198001012005012901' },
      target: [{ sasaran: 'Taman rapi', indikator: 'Jumlah taman', target: '12 taman', nilai: 12, satuan: 'taman' }],
    });
  });

  it('are found in tables of labels, also at the head of the indicator table', async () => {
    const form = (name: string) =>
      `<tr><td>Nama Jabatan</td><td colspan="3">: ${name}</td></tr><tr><td>Tugas</td><td colspan="3"><ol><li>merawat taman;</li><li>menyiram.</li></ol></td></tr>`;
    const rows =
      '<tr><td>Sasaran</td><td>Indikator</td><td>Formulasi</td><td>Sumber Data</td></tr><tr><td>Taman rapi</td><td>Jumlah taman</td><td>Jumlah taman</td><td>Buku</td></tr>';
    const record = await understandText(
      `INDIKATOR KINERJA INDIVIDU\n\n<table>${form('Kasi Taman')}</table>\n\n<table>${rows}</table>\n\n<table>${form('Kasi Lampu')}${rows}</table>\n`,
    );
    expect(record.jabatan.map(({ jabatan, tugas, indikator }) => [jabatan, tugas, indikator.length])).toEqual([
      ['Kasi Taman', ['merawat taman;', 'menyiram.'], 1],
      ['Kasi Lampu', ['merawat taman;', 'menyiram.'], 1],
    ]);
  });

  it('of a report open their lists by sentences; one that says more stays whole', async () => {
    const record = await understandText(
      [
        'BAB I PENDAHULUAN',
        'Taman perlu diukur.',
        'BAB II PENUTUP',
        'Sekian.',
        'INDIKATOR KINERJA INDIVIDU',
        '1. JABATAN : Kasi Taman',
        '2. Seksi Taman mempunyai tugas membantu camat merawat taman.',
        '3. Untuk melaksanakan tugas tersebut, Seksi Taman mempunyai fungsi :',
        'a. perawatan;',
        'b. penyiraman.',
        '',
        ...TABLE,
      ].join('\n'),
    );
    expect(blockOf(record)).toMatchObject({
      layout: 'narrative',
      tugas: ['Seksi Taman mempunyai tugas membantu camat merawat taman.'],
      fungsi: ['perawatan;', 'penyiraman.'],
    });
  });

  it('end a list where the numbering of its label goes on', async () => {
    const record = await understandText(
      [
        'INDIKATOR KINERJA INDIVIDU',
        '1. Jabatan : Kasi Taman',
        '1) Tugas pokok : merawat taman.',
        '2) Fungsi :',
        '(a) perawatan taman;',
        '(b) penyiraman.',
        '3) Hasil kerja dan cara mengukurnya tersebut di bawah ini :',
        '',
        ...TABLE,
      ].join('\n'),
    );
    expect(blockOf(record).fungsi).toEqual(['perawatan taman;', 'penyiraman.']);
  });

  it('go on with a list that counts on from its label', async () => {
    const record = await understandText(
      ['INDIKATOR KINERJA INDIVIDU', 'Jabatan : Kasi Taman', '1) Fungsi :', '2) perawatan taman;', '3) penyiraman.', '', ...TABLE].join(
        '\n',
      ),
    );
    expect(blockOf(record).fungsi).toEqual(['perawatan taman;', 'penyiraman.']);
  });

  it('end a list where a numbered heading begins anew behind it', async () => {
    const record = await understandText(
      [
        'INDIKATOR KINERJA INDIVIDU',
        '',
        'Jabatan : Kasi Taman',
        '',
        'Uraian Tugas :',
        '',
        '1. merawat taman;',
        '2. menanam pohon.',
        '',
        '1. Sasaran dan Pengukurannya',
        '',
        ...TABLE,
      ].join('\n'),
    );
    expect(blockOf(record).tugas).toEqual(['merawat taman;', 'menanam pohon.']);
  });

  it.each(['Sekretaris Dinas Pertamanan', 'Analis Pertamanan', 'Kepala Bidang Pertamanan'])(
    'of a post are not signed by the head of the office: %s',
    async (jabatan) => {
      const signed = (title: string) =>
        understandText(
          [
            'INDIKATOR KINERJA INDIVIDU',
            `Jabatan : ${jabatan}`,
            'Tugas : mengelola surat.',
            '',
            ...TABLE,
            title,
            'SARI CONTOH, S.IP.',
            'NIP. 19700101 199503 2 901',
          ].join('\n'),
        );
      expect(blockOf(await signed('KEPALA DINAS PERTAMANAN')).pemangku).toBeNull();
      expect(blockOf(await signed(jabatan.toUpperCase())).pemangku?.nama).toBe('SARI CONTOH, S.IP.');
    },
  );

  it('are two where a title stands over the table with targets', async () => {
    const record = await understandText(
      [
        'INDIKATOR KINERJA UTAMA',
        'Jabatan : Camat',
        '',
        'SASARAN\tINDIKATOR KINERJA\tTARGET\tSUMBER DATA',
        'Taman rapi\tJumlah taman\t3 taman\tBuku',
        '',
        'INDIKATOR KINERJA INDIVIDU',
        'Jabatan : Camat',
        '',
        ...TABLE,
      ].join('\n'),
    );
    expect(record.jabatan.map(({ jenis, indikator }) => [jenis, indikator.length])).toEqual([
      ['IKU', 1],
      ['IKI', 1],
    ]);
  });

  it('are held by the person whose name and NIP stand beside the position', async () => {
    const head = (name: string, jabatan: string): readonly string[] => [name, 'NIP : 19800101 200501 2 901', `Jabatan : ${jabatan}`, ''];
    const record = await understandText(
      [
        'INDIKATOR KINERJA INDIVIDU',
        '',
        ...head('Nama : RUSMINI CONTOHNYA, S.P.', 'Kasi Taman'),
        ...TABLE,
        ...head('Nama : SUKIRMAN CONTOH', 'Kasi Lampu'),
        ...TABLE,
        ...head('Nama : Dinas Pertamanan', 'Kasi Makam'),
        ...TABLE,
      ].join('\n'),
    );
    expect(record.jabatan.map(({ jabatan, pemangku }) => [jabatan, pemangku])).toEqual([
      ['Kasi Taman', { nama: 'RUSMINI CONTOHNYA, S.P.', nip: '198001012005012901' }],
      ['Kasi Lampu', { nama: 'SUKIRMAN CONTOH', nip: '198001012005012901' }],
      ['Kasi Makam', null],
    ]);
  });

  it('name an office, not a person, where no NIP stands beside the name', async () => {
    const record = await understandText(
      ['INDIKATOR KINERJA INDIVIDU', '', 'Nama : SUKIRMAN CONTOH', 'Jabatan : Kasi Taman', '', ...TABLE].join('\n'),
    );
    expect(blockOf(record).pemangku).toBeNull();
  });

  it.each([
    ['Pegawai yang Dinilai,', 'Pejabat Penilai,'],
    ['PIHAK PERTAMA,', 'PIHAK KEDUA,'],
  ])('are signed by the holder as %s', async (holder, superior) => {
    const record = await understandText(
      [
        'INDIKATOR KINERJA INDIVIDU',
        'Jabatan : Kasi Taman',
        'Tugas : merawat taman.',
        '',
        ...TABLE,
        superior,
        'SARI CONTOH, S.IP.',
        'NIP. 19700101 199503 2 901',
        holder,
        'RUSMINI CONTOHNYA, S.P.',
        'NIP. 19800101 200501 2 902',
      ].join('\n'),
    );
    expect(blockOf(record).pemangku?.nama).toBe('RUSMINI CONTOHNYA, S.P.');
  });

  it('are IKU where their own title says so, and IKI elsewhere in the same decree', async () => {
    const record = await understandText(
      [
        'LAMPIRAN KEPUTUSAN BUPATI TENTANG INDIKATOR KINERJA INDIVIDU',
        '',
        'I. Indikator Kinerja Utama Kecamatan Randulawang',
        'Jabatan : Camat',
        'Tugas : memimpin kecamatan.',
        '',
        ...TABLE,
        'II. Indikator Kinerja Seksi Taman',
        'Jabatan : Kasi Taman',
        'Tugas : merawat taman.',
        '',
        ...TABLE,
      ].join('\n'),
    );
    expect(record.jabatan.map((block) => block.jenis)).toEqual(['IKU', 'IKI']);
  });

  it('keep quarterly targets in one text', async () => {
    const record = await understandText(
      [
        'INDIKATOR KINERJA INDIVIDU',
        'Jabatan : Camat',
        'Tugas : memimpin.',
        '',
        ...TABLE,
        'SASARAN STRATEGIS\tINDIKATOR KINERJA\tTARGET\t\t',
        '\t\tI\tII\tIII',
        'Taman rapi\tJumlah taman\t2\t4\t6',
        '',
      ].join('\n'),
    );
    expect(blockOf(record).target).toMatchObject([{ target: 'I: 2; II: 4; III: 6', nilai: null }]);
  });
});

describe('a document that no parser takes', () => {
  it('has no rows and says which headers it saw', async () => {
    const record = await understandText(['Daftar barang', '', 'Barang\tHarga', 'Sapu\t10000', ''].join('\n'));
    expect(record).toMatchObject({ outcome: 'unrecognised', jabatan: [] });
    expect(record.reading.layout.evidence.join()).toContain('Barang | Harga');
  });

  it("is read once the user names the office's own header words", async () => {
    const text = [
      'INDIKATOR KINERJA INDIVIDU',
      'Jabatan : Kasi Taman',
      'Tugas : merawat.',
      '',
      'Maksud\tPenanda Keberhasilan\tTata Hitung\tAsal Bukti',
      'Taman rapi\tJumlah taman\tJumlah taman\tBuku',
      '',
    ].join('\n');
    expect((await understandText(text)).outcome).toBe('unrecognised');
    const record = await understandText(text, {
      sasaran: ['Maksud'],
      indikator: ['Penanda Keberhasilan'],
      formula: ['Tata Hitung'],
      sumber_data: ['Asal Bukti'],
    });
    expect(blockOf(record).indikator).toMatchObject([{ sasaran: 'Taman rapi', indikator: 'Jumlah taman', sumber_data: 'Buku' }]);
  });

  it('survives misread header words', async () => {
    const record = await understandText(
      [
        'INDIKATOR KINERJA INDIVIDU',
        'Jabatan : Kasi Taman',
        'Tugas : merawat.',
        '',
        'SAKARAN\tINDlKATOR KINERJA\tFORMULASl PENGHlTUNGAN\tSUMBFR DATA',
        'Taman rapi\tJumlah taman\tJumlah taman\tBuku',
        '',
      ].join('\n'),
    );
    expect(blockOf(record).indikator).toMatchObject([{ sasaran: 'Taman rapi', sumber_data: 'Buku' }]);
  });
});

describe('the head of the document', () => {
  const decree = (...lines: string[]): string =>
    [...lines, '', 'INDIKATOR KINERJA INDIVIDU', 'Jabatan : Kasi Taman', 'Tugas : merawat.', '', ...TABLE].join('\n');

  it('gives number, date, signer and place of a decree, not those that it quotes', async () => {
    const { document } = await understandText(
      decree(
        'PEMERINTAH KABUPATEN BLORA',
        'KECAMATAN JAPAH',
        'KEPUTUSAN CAMAT JAPAH',
        'NOMOR : 188.4/ 7 /33.16.16/2024',
        'TENTANG',
        'INDIKATOR KINERJA INDIVIDU',
        'Mengingat : 1. Undang-Undang Nomor 5 Tahun 2014;',
        '2. Peraturan Bupati Blora Nomor PER/12/2019;',
        'Ditetapkan di Japah',
        'Pada tanggal 5 Maret 2024',
        'CAMAT JAPAH',
        'SUDARMO UMPAMA, S.Sos',
        'NIP. 19700101 199503 1 901',
        'LAMPIRAN',
      ),
    );
    expect(document).toMatchObject({
      kabupaten: 'Blora',
      kecamatan: 'Japah',
      kode_wilayah: '33.16.16',
      nomor: '188.4/ 7 /33.16.16/2024',
      tahun: 2024,
      tanggal: '2024-03-05',
      penandatangan: { nama: 'SUDARMO UMPAMA, S.Sos', nip: '197001011995031901' },
    });
  });

  it('takes the number that is filled in, and the year of the title before that of the number', async () => {
    const { document } = await understandText(
      decree(
        'KEPUTUSAN CAMAT JAPAH',
        'NOMOR 188/   /K/2023',
        'INDIKATOR KINERJA INDIVIDU KECAMATAN JAPAH TAHUN 2024',
        'LAMPIRAN KEPUTUSAN CAMAT JAPAH',
        'NOMOR : 188/ 9 /K/2023',
      ),
    );
    expect(document).toMatchObject({ nomor: '188/ 9 /K/2023', tahun: 2024 });
  });

  it('gives no year for a span of years', async () => {
    const { document } = await understandText(decree('INDIKATOR KINERJA INDIVIDU', 'KECAMATAN JAPAH TAHUN 2021 - 2026'));
    expect(document.tahun).toBeNull();
  });

  it('gives no year for a span in the title, whenever it was signed, but that of a decree whose plan is for several years', async () => {
    const title = ['INDIKATOR KINERJA INDIVIDU', 'KECAMATAN JAPAH', 'TAHUN 2021 - 2026'];
    const signed = ['Ditetapkan di Japah', 'Pada tanggal 5 Maret 2022'];
    const spanned = await understandText(decree(...title, ...signed));
    expect(spanned.document).toMatchObject({ tahun: null, tanggal: '2022-03-05' });
    const planned = await understandText(decree('INDIKATOR KINERJA INDIVIDU', 'Sesuai Renstra Tahun 2021 - 2026', ...signed));
    expect(planned.document.tahun).toBe(2022);
  });

  it('leaves out what a letter behind the last table says', async () => {
    const { document } = await understandText(
      decree('KECAMATAN JAPAH KABUPATEN BLORA') +
        [
          'PEMERINTAH KABUPATEN SRAGEN',
          'Nomor : 005/ 12 /2022',
          'Sifat : Biasa',
          'Perihal : Undangan',
          'Kepada',
          'Yth. Camat',
          'Sragen, 2 Mei 2022',
        ].join('\n'),
    );
    expect(document).toMatchObject({ kabupaten: 'Blora', nomor: null, tanggal: null });
  });
});
