import { join } from 'node:path';
import Database from 'better-sqlite3';
import { html as htmlNamespace } from 'parse5';
import { describe, expect, test } from 'vitest';
import { CHECKS } from '../src/assess/findings/index.ts';
import { share } from '../src/report/numbers.ts';
import { byOffice, officeLabel } from '../src/report/offices.ts';
import { personRemover } from '../src/normalise/without-persons.ts';
import { findingLabel, reasonInIndonesian } from '../src/report/words.ts';
import { attribute, elements, htmlFaults, named, parsePage, tables, text } from './helpers/html.ts';
import { database, documentOf, HOSTILE, hostile, page, prose, twoKabupaten } from './report-samples.ts';
import { decide, seen } from './review-helpers.ts';
import { indikator } from './store-samples.ts';
import { folder, opened } from './store-temp.ts';

const PAGES = {
  'of one kabupaten': () => page(database(twoKabupaten()), { kabupaten: 'Sragen' }),
  'of several': () => page(database(twoKabupaten())),
  'of hostile words': () => page(database([hostile()])),
  'of documents without rows': () => page(database([documentOf('a.pdf', [])])),
};
const each = Object.entries(PAGES);
const sragen = () => parsePage(PAGES['of one kabupaten']()).root;

describe('the page as HTML', () => {
  test.each(each)('%s is parsed without an error, and the parser closes nothing by itself', (_, make) => {
    const { root, errors } = parsePage(make());
    expect(errors).toEqual([]);
    const own = elements(root).filter(
      ({ tagName, namespaceURI }) => namespaceURI === htmlNamespace.NS.HTML && !['meta', 'br'].includes(tagName),
    );
    expect(own.filter(({ sourceCodeLocation: at }) => !at?.startTag || !at.endTag).map(({ tagName }) => tagName)).toEqual([]);
  });

  test.each(each)('%s is valid HTML by the rules of the standard', async (_, make) => {
    expect(await htmlFaults(make())).toEqual([]);
  });

  test('the check of validity finds faults', async () => {
    expect(await htmlFaults('<!doctype html><html lang="id"><title>a</title><p><table></table></p><b id="a" id="a">x')).not.toEqual([]);
  });

  test.each(each)('%s has headings in order, names that are there once, and links that lead to them', (_, make) => {
    const { root } = parsePage(make());
    const levels = elements(root).flatMap(({ tagName }) => /^h(\d)$/u.exec(tagName)?.slice(1).map(Number) ?? []);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, at) => expect(level, `heading ${at + 1}`).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1));
    const ids = elements(root).flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const link of named(root, 'a')) expect(ids).toContain(attribute(link, 'href')?.slice(1));
    for (const element of elements(root))
      for (const { value } of element.attrs) for (const [, id = ''] of value.matchAll(/url\(#(.*?)\)/gu)) expect(ids).toContain(id);
  });

  test.each(each)('%s has a caption and scopes in every table, and words for every picture', (_, make) => {
    const { root } = parsePage(make());
    expect(named(root, 'table').length).toBeGreaterThan(0);
    for (const table of named(root, 'table')) {
      expect(named(table, 'caption').map(text)).toEqual([expect.stringMatching(/\S/u)]);
      for (const head of named(table, 'th')) expect(['col', 'row']).toContain(attribute(head, 'scope'));
      const widths = named(table, 'tr').map((row) => elements(row).filter(({ tagName }) => ['th', 'td'].includes(tagName)).length);
      expect(new Set(widths).size).toBe(1);
    }
    for (const picture of named(root, 'svg')) {
      expect(attribute(picture, 'role')).toBe('img');
      expect(attribute(picture, 'aria-label')).toMatch(/^Diagram/u);
    }
  });

  test.each(each)('%s runs nothing and asks for nothing', (_, make) => {
    const { root } = parsePage(make());
    expect(
      elements(root).filter(({ tagName }) => ['script', 'link', 'img', 'iframe', 'object', 'embed', 'form', 'base'].includes(tagName)),
    ).toEqual([]);
    const attributes = elements(root).flatMap(({ attrs }) => attrs);
    expect(
      attributes.filter(
        ({ name, value }) =>
          name.startsWith('on') || name === 'style' || /^(?:src|srcset|data|action)$/u.test(name) || /javascript:/iu.test(value),
      ),
    ).toEqual([]);
    expect(attributes.filter(({ name, value }) => name === 'href' && !value.startsWith('#'))).toEqual([]);
    const policy = named(root, 'meta').find((meta) => attribute(meta, 'http-equiv') === 'Content-Security-Policy');
    expect(policy && attribute(policy, 'content')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/u,
    );
  });

  test('shows hostile words as words', () => {
    const { root } = parsePage(PAGES['of hostile words']());
    const shown = HOSTILE.replace(/[\u202E\u0007]/gu, '');
    const cells = [...tables(root).values()].flat(2);
    expect(cells.filter((cell) => cell.includes(shown)).length).toBeGreaterThan(5);
    expect(text(root)).not.toMatch(/[\u202E\u0007]/u);
  });
});

describe('the figures', () => {
  const rows = (caption: string) => tables(sragen()).get(caption);

  test('documents by office and outcome', () => {
    expect(rows('Dokumen menurut kantor dan hasil baca')).toEqual([
      ['DINAS CONTOH', '1', '1', '0', '2', '1'],
      ['Kecamatan Mondokan', '1', '0', '0', '1', '2'],
      ['Kantor tidak tercetak', '0', '0', '1', '1', '0'],
      ['Semua', '2', '1', '1', '4', '3'],
    ]);
  });

  test('kecamatan of the official list that have no document', () => {
    const said = text(sragen());
    expect(said).toContain('1 dari 20 kecamatan mempunyai dokumen. Belum ada dokumen dari: ');
    expect(said).toMatch(/Belum ada dokumen dari: [^.]*Sambirejo/u);
    expect(said).not.toMatch(/Belum ada dokumen dari: [^.]*Mondokan/u);
  });

  test('completeness: formulas that measure, sources, and targets for the same thing in the same block', () => {
    expect(rows('Kelengkapan indikator menurut kantor')).toEqual([
      ['DINAS CONTOH', '1', '1 (100%)', '1 (100%)', '1 (100%)'],
      ['Kecamatan Mondokan', '2', '1 (50%)', '1 (50%)', '1 (50%)'],
      ['Semua', '3', '2 (66,7%)', '2 (66,7%)', '2 (66,7%)'],
    ]);
  });

  test('formulas, findings with their remedy, review', () => {
    expect(rows('Indikator menurut jenis formula')).toEqual([
      ['Rasio', 'pembagian, biasanya x 100%', '2', '66,7%'],
      ['Uraian', 'kata-kata tanpa hitungan', '1', '33,3%'],
    ]);
    const remedy = CHECKS.find(({ code }) => code === 'no-source');
    expect(rows('Temuan yang paling sering: aturan dan perbaikannya')).toEqual([
      ['Tanpa sumber data', remedy?.rule.id, remedy?.remedy.id, '1'],
    ]);
    expect(rows('Temuan menurut kantor')).toEqual([
      ['DINAS CONTOH', '–', '0', '0'],
      ['Kecamatan Mondokan', 'Tanpa sumber data (1)', '1', '50'],
      ['Semua', 'Tanpa sumber data (1)', '1', '33,3'],
    ]);
    expect(rows('Baris menurut status pemeriksaan')?.map(([state, , count]) => [state, count])).toEqual([
      ['Tidak ditandai', '2'],
      ['Perlu diperiksa', '1'],
      ['Diterima', '0'],
      ['Diperbaiki', '0'],
      ['Ditambahkan', '0'],
      ['Bukan baris', '0'],
    ]);
  });

  test('lists: what cannot be measured, positions without indikator, documents that were not read and why', () => {
    expect(rows('Indikator tanpa formula terukur (1)')).toEqual([['Indikator a2', 'Jelas', 'Pengelola Arsip', 'Kecamatan Mondokan']]);
    expect(rows('Jabatan tanpa indikator (1)')).toEqual([['Pengelola Arsip', 'DINAS CONTOH', 'c.pdf']]);
    expect(rows('Dokumen yang tidak terbaca seluruhnya (2)')).toEqual([
      ['d.txt', 'Tidak dikenali', 'Judul kolomnya bukan judul tabel indikator yang dikenal: Nama | Umur'],
      ['b.pdf', 'Terbaca sebagian', 'Halaman 2: hanya 3 dari 90 kata terbaca; pindai ulang dengan lebih jelas'],
    ]);
  });

  test('follow what people decided: corrected, called none, added', () => {
    const store = database(twoKabupaten());
    const document = store.review.key('a.pdf') ?? 0;
    decide(store, { ...seen(store, 'a1', document), action: 'accept' });
    const { fields, ...prosaic } = seen(store, 'a2', document);
    decide(store, { ...prosaic, fields: { ...fields, sumber_data: 'Buku baru' }, action: 'add' });
    decide(store, { ...prosaic, action: 'not-a-row' });
    const { root } = parsePage(page(store, { kabupaten: 'Sragen' }));
    expect(tables(root).get('Kelengkapan indikator menurut kantor')?.[1]).toEqual([
      'Kecamatan Mondokan',
      '2',
      '1 (50%)',
      '1 (50%)',
      '1 (50%)',
    ]);
    expect(
      tables(root)
        .get('Baris menurut status pemeriksaan')
        ?.map(([state, , count]) => `${state} ${count}`),
    ).toEqual(['Tidak ditandai 1', 'Perlu diperiksa 0', 'Diterima 1', 'Diperbaiki 0', 'Ditambahkan 1', 'Bukan baris 1']);
    expect(tables(root).get('Indikator tanpa formula terukur (1)')?.[0]?.[0]).toBe('Indikator a2');
  });

  test('count what the views for analysts count', () => {
    const path = join(folder(), 'iki.db');
    const store = opened(path, 'create');
    for (const record of twoKabupaten()) store.put(record);
    const document = store.review.key('a.pdf') ?? 0;
    decide(store, { ...seen(store, 'a2', document), action: 'not-a-row' });
    const db = new Database(path, { readonly: true });
    const view = db.prepare(
      `SELECT kecamatan, perangkat_daerah, sum(indikator_count) AS indikator, sum(with_formula) AS formula,
              sum(with_sumber_data) AS sumber_data, sum(with_target) AS target
       FROM kelengkapan_dokumen WHERE kabupaten = 'Sragen' AND indikator_count > 0 GROUP BY kecamatan, perangkat_daerah`,
    );
    const types = db.prepare(
      "SELECT formula_type AS code, sum(indikator_count) AS count FROM formula_per_jenis WHERE kabupaten = 'Sragen' GROUP BY formula_type",
    );
    const scope = { kabupaten: 'Sragen', tahun: null };
    expect(store.report.completeness(scope)).toEqual(view.all());
    expect(store.report.completeness(scope)).toHaveLength(2);
    expect(store.report.formulas(scope)).toEqual(types.all());
    db.close();
  });

  test('of documents without rows are no charts of nothing', () => {
    const { root } = parsePage(PAGES['of documents without rows']());
    expect(text(root)).toContain('Belum ada indikator.');
    // What is left is the chart of the documents.
    expect(named(root, 'svg')).toHaveLength(1);
  });

  test('of a year count its documents alone', () => {
    const { root } = parsePage(page(database(twoKabupaten()), { kabupaten: 'Sragen', tahun: 2022 }));
    expect(tables(root).get('Dokumen menurut kantor dan hasil baca')?.at(-1)).toEqual(['Semua', '1', '0', '0', '1', '0']);
    expect(text(root)).toContain('Tahun 2022.');
  });
});

describe('long lists', () => {
  test('are cut, and say how much is left', () => {
    const rows = Array.from({ length: 40 }, (_, at) => prose(`p${at}`, 'Jelas'));
    const { root } = parsePage(page(database([documentOf('a.pdf', rows)])));
    expect(tables(root).get('Indikator tanpa formula terukur (40)')).toHaveLength(25);
    expect(text(root)).toContain('15 lagi tidak ditampilkan.');
  });

  test('of offices show the largest, and count all', () => {
    const offices = Array.from({ length: 90 }, (_, at) =>
      documentOf(
        `${at}.pdf`,
        Array.from({ length: at < 5 ? 2 : 1 }, (_, row) => indikator(`i${at}-${row}`)),
        {
          document: { kecamatan: null, perangkat_daerah: `DINAS NOMOR ${at}` },
        },
      ),
    );
    const table = tables(parsePage(page(database(offices))).root).get('Kelengkapan indikator menurut kantor') ?? [];
    expect(table).toHaveLength(81);
    expect(table.at(-1)?.[1]).toBe('95');
    expect(table.slice(0, 5).map(([office]) => office)).toEqual([0, 1, 2, 3, 4].map((at) => `DINAS NOMOR ${at}`));
  });

  test('of kabupaten: an overview of all, a chapter for those with the most documents', () => {
    const many = Array.from({ length: 23 }, (_, at) => documentOf(`${at}.pdf`, [], { document: { kabupaten: `Contoh ${at}` } }));
    const { root } = parsePage(page(database([...many, documentOf('x.pdf', [], { document: { kabupaten: 'Contoh 22' } })])));
    expect(tables(root).get('Dokumen, indikator, kelengkapan, dan temuan menurut kabupaten')).toHaveLength(23);
    const titles = named(root, 'h2').map(text);
    expect(titles).toHaveLength(21);
    expect(titles).toContain('Kabupaten Contoh 22');
    expect(text(root)).toContain('Untuk 3 yang lain: iki report --kabupaten NAMA');
  });
});

describe('persons', () => {
  test('do not appear, wherever the document wrote their names and NIPs', () => {
    const rows = [prose('p', 'Diisi oleh Bagas Contoh, NIP 19800101 200501 1 001, dan WULAN  CONTOH')];
    const all = text(parsePage(page(database([documentOf('IKI_bagas-contoh.pdf', rows)]))).root);
    expect(all).toContain('Diisi oleh [nama], NIP [NIP], dan [nama]');
    expect(all).not.toMatch(/bagas|wulan|198001/iu);
  });

  test.each([
    ['Laporan BUDI CONTOH', ['Drs. Budi Contoh, M.Si'], 'Laporan [nama]'],
    ['berkas/budi_contoh.pdf', ['BUDI CONTOH'], 'berkas/[nama].pdf'],
    ['Laporan budi contohan', ['Budi Contoh'], 'Laporan budi contohan'],
    ['Jumlah ani-ani', ['Ani'], 'Jumlah ani-ani'],
    ['198001012005011001', [], '[NIP]'],
    ['188.4/06/35.07.07/2023', [], '188.4/06/35.07.07/2023'],
    ['Ani: NIP kosong', ['Ani'], '[nama]: NIP kosong'],
  ])('in %s', (said, names, shown) => {
    expect(personRemover({ names, nips: [], responsible: [] })(said)).toBe(shown);
  });
});

describe('words and numbers', () => {
  test('every finding has a short name', () => {
    expect(CHECKS.map(({ code }) => code).filter((code) => findingLabel(code) === code)).toEqual([]);
    expect(findingLabel('sesuatu')).toBe('sesuatu');
  });

  test('a share is never rounded to all or nothing', () => {
    expect([share(1, 3), share(0, 5), share(5, 5), share(9999, 10_000), share(1, 10_000), share(0, 0)]).toEqual([
      '33,3%',
      '0%',
      '100%',
      '>99,9%',
      '<0,1%',
      '–',
    ]);
  });

  test('offices under several spellings are one', () => {
    const office = (kecamatan: string | null, perangkat_daerah: string | null) => ({ kecamatan, perangkat_daerah });
    expect(officeLabel(office('Mondokan', 'KECAMATAN MONDOKAN'), 'Sragen')).toBe('Kecamatan Mondokan');
    expect(officeLabel(office('Mondokan', 'KELURAHAN JEKANI'), 'Sragen')).toBe('KELURAHAN JEKANI (Kecamatan Mondokan)');
    expect(officeLabel(office(null, 'DINAS SOSIAL KABUPATEN SRAGEN'), 'Sragen')).toBe('DINAS SOSIAL');
    expect(officeLabel(office(null, 'DINAS SOSIAL KABUPATEN BLORA'), 'Sragen')).toBe('DINAS SOSIAL KABUPATEN BLORA');
    const spellings = [office(null, 'Dinas Sosial'), office(null, null), office(null, 'DINAS SOSIAL  KAB. SRAGEN'), office(null, 'Badan')];
    expect(byOffice(spellings, 'Sragen').map(({ label, rows }) => [label, rows.length])).toEqual([
      ['Badan', 1],
      ['Dinas Sosial', 2],
      ['Kantor tidak tercetak', 1],
    ]);
  });

  test('reasons that the readers give are told in Indonesian', () => {
    expect(reasonInIndonesian('a picture covers 100 % of the page; OCR is switched off')).toContain('pengenalan huruf dimatikan');
    expect(reasonInIndonesian('scan; 3 of 90 words could be read')).toContain('3 dari 90');
    expect(reasonInIndonesian('something else')).toBeNull();
  });
});
