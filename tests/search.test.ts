import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { piecesOf } from '../src/analysis/search-marks.ts';
import { matchOf, termsOf } from '../src/analysis/search-words.ts';
import { IkiError } from '../src/errors.ts';
import type { Store } from '../src/store/index.ts';
import { indikator, jabatan, record } from './store-samples.ts';
import { folder, opened } from './store-temp.ts';

const ROWS = [
  { id: 'musrenbang', indikator: 'Persentase usulan Musrenbang desa', sasaran: 'Terwujudnya perencanaan', sumber_data: 'Berita acara' },
  { id: 'layanan', indikator: 'Indeks pelayanan publik', sasaran: 'Warga puas', sumber_data: 'Survei' },
  { id: 'cafe', indikator: 'Jml CAFÉ berizin', sasaran: 'Usaha tumbuh', sumber_data: 'Data izin; e-Government' },
  { id: 'rumus', indikator: 'Capaian kerja', sasaran: 'Kerja rapi', formula_teks: 'Jumlah rapat koordinasi / rapat yang direncanakan' },
];

function desk(): Store {
  const store = opened(join(folder(), 'iki.db'), 'create');
  const rows = ROWS.map(({ id, ...texts }) => indikator(id, { formula_teks: null, sumber_data: null, ...texts }));
  store.put(record('a.pdf', [jabatan('j', rows)]));
  return store;
}

const found = (store: Store, query: string): readonly string[] => store.search(matchOf(termsOf(query)), 10).hits.map(({ id }) => id);

describe('a search', () => {
  test.each([
    ['musrenbang', ['musrenbang']],
    ['MUSREN', ['musrenbang']],
    ['musren*', ['musrenbang']],
    ['renbang', []],
    ['layanan', ['layanan']],
    ['melayani', ['layanan']],
    ['layan', ['layanan']],
    ['pelayan*', ['layanan']],
    ['cafe', ['cafe']],
    ['jumlah', ['cafe', 'rumus']],
    ['e-government', ['cafe']],
    ['"rapat koordinasi"', ['rumus']],
    ['"koordinasi jumlah"', []],
    ['koordinasi rapat', ['rumus']],
    ['rapat musrenbang', []],
    ['acara berita', ['musrenbang']],
  ])('for %s finds %j', (query, ids) => expect([...found(desk(), query)].sort()).toEqual(ids));

  test('has the rows whose indikator says it before those whose goal does', () => {
    const store = desk();
    store.put(record('b.pdf', [jabatan('j', [indikator('goal', { sasaran: 'Musrenbang tertib', indikator: 'Jumlah acara rapat desa' })])]));
    expect(found(store, 'musrenbang')).toEqual(['musrenbang', 'goal']);
  });

  test('counts all that it finds and shows the best', () => {
    const { total, hits } = desk().search(matchOf(termsOf('jumlah')), 1);
    expect({ total, shown: hits.length }).toEqual({ total: 2, shown: 1 });
  });

  test('tells where the row stands', () => {
    expect(desk().search(matchOf(termsOf('musrenbang')), 1).hits[0]).toMatchObject({
      path: 'a.pdf',
      page: 2,
      line: null,
      kabupaten: 'Contoh',
      kecamatan: 'Muara Contoh',
      kode_wilayah: '99.01.02',
      jabatan: 'Pengelola Arsip',
    });
  });

  test('of hostile words never troubles the index', () => {
    const store = desk();
    const nasty = [
      'NEAR(a b, 3)',
      '"',
      '""',
      "'; DROP TABLE indikator; --",
      'sasaran : x',
      '{akar} : *',
      '^a + b',
      '-a',
      '*',
      'AND',
      'a OR',
      '(',
      '\0',
      '\\',
      '🙂',
      'ا',
      'ﬁ',
    ];
    const query = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(...nasty),
      fc.array(fc.constantFrom(...nasty), { maxLength: 4 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(query, (text) => {
        try {
          store.search(matchOf(termsOf(text)), 3);
        } catch (error) {
          expect(error).toBeInstanceOf(IkiError);
          expect(error).toMatchObject({ code: 'usage' });
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each(['', '  ', '*', '"', '-- !'])('for "%s" says that it names no word', (query) =>
    expect(() => termsOf(query)).toThrow(/names no word/),
  );

  test('for very many words is refused', () => expect(() => termsOf('kata '.repeat(21))).toThrow(/at most 20/));
});

describe('marks', () => {
  const marked = (text: string, query: string): string =>
    piecesOf(text, termsOf(query))
      .map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
      .join('');

  test.each([
    ['Usulan Musrenbang desa', 'musren', 'Usulan [Musrenbang] desa'],
    ['Indeks pelayanan; layanan', 'layan', 'Indeks [pelayanan]; [layanan]'],
    ['CAFÉ baru', 'cafe', '[CAFÉ] baru'],
    ['Jml rapat', 'jumlah', '[Jml] rapat'],
    ['rapat, rapat koordinasi', '"rapat koordinasi"', 'rapat, [rapat] [koordinasi]'],
    ['tidak ada', 'musrenbang', 'tidak ada'],
    ['', 'musrenbang', ''],
  ])('"%s" for %s', (text, query, shown) => expect(marked(text, query)).toBe(shown));

  test('are never where the index found nothing, and pieces make up the text', () => {
    const store = desk();
    const words = fc.constantFrom('layanan', 'pelayan*', 'cafe', '"rapat koordinasi"', 'izin', 'ber', 'di', 'jumlah', 'data', 'publik');
    fc.assert(
      fc.property(words, (query) => {
        const terms = termsOf(query);
        const ids = found(store, query);
        for (const { id, ...texts } of ROWS) {
          const pieces = Object.values(texts).map((text) => piecesOf(text, terms));
          expect(pieces.map((all) => all.map(({ text }) => text).join(''))).toEqual(Object.values(texts));
          expect(ids.includes(id), `${query} in ${id}`).toBe(pieces.flat().some(({ isHit }) => isHit));
        }
      }),
    );
  });
});
