import { describe, expect, it } from 'vitest';
import { knownKabupaten, knownKecamatan, resolvePlace, type PlaceQuery } from '../src/normalise/places.ts';
import { regions } from '../src/normalise/regions.ts';

const place = (query: Partial<PlaceQuery>) => resolvePlace({ kabupaten: null, kecamatan: null, provinsi: null, nomor: null, ...query });

describe('resolvePlace: names', () => {
  it('gives the official spelling and the code of a kecamatan in its kabupaten', () => {
    expect(place({ kabupaten: 'KAB. BANYU WANGI', kecamatan: 'Kec. GENTENG' })).toEqual({
      kabupaten: 'Banyuwangi',
      kecamatan: 'Genteng',
      provinsi: null,
      kode_wilayah: '35.10.09',
      repaired: [],
      flags: [],
    });
  });

  it('puts a misprinted heading right, each name by the help of the other, and says so', () => {
    expect(place({ kabupaten: 'MOJOERTO', kecamatan: 'PURI' })).toMatchObject({
      kabupaten: 'Mojokerto',
      kode_wilayah: '35.16.11',
      repaired: [{ field: 'kabupaten', printed: 'MOJOERTO', official: 'Mojokerto' }],
    });
    expect(place({ kabupaten: 'MOJOKERTO', kecamatan: 'PURL' })).toMatchObject({
      kecamatan: 'Puri',
      kode_wilayah: '35.16.11',
      repaired: [{ field: 'kecamatan', printed: 'PURL', official: 'Puri' }],
    });
  });

  it('takes zeros and ones for the letters they stand for', () => {
    expect(place({ kabupaten: 'M0J0KERT0', kecamatan: 'PURI' })).toMatchObject({ kabupaten: 'Mojokerto', repaired: [], flags: [] });
  });

  it('tells a kota from the kabupaten of the same name by the word, the kecamatan or the number', () => {
    expect(place({ kabupaten: 'MALANG' }).kode_wilayah).toBe('35.07');
    expect(place({ kabupaten: 'Kota Malang' })).toMatchObject({ kabupaten: 'Kota Malang', kode_wilayah: '35.73' });
    expect(place({ kabupaten: 'MALANG', kecamatan: 'KLOJEN' })).toMatchObject({ kabupaten: 'Kota Malang', kode_wilayah: '35.73.02' });
    expect(place({ kabupaten: 'KEDIRI', nomor: '188/35.71/2020' })).toMatchObject({ kabupaten: 'Kota Kediri', kode_wilayah: '35.71' });
    expect(place({ kabupaten: 'SURABAYA' }).kabupaten).toBe('Kota Surabaya');
    expect(place({ kabupaten: 'KOTA BARU' })).toMatchObject({ kabupaten: 'Kotabaru', kode_wilayah: '63.02' });
  });

  it('keeps a kecamatan that no list has, in title case, with no more than the code of its kabupaten', () => {
    expect(place({ kabupaten: 'MALANG', kecamatan: 'ATLANTIS XII RAYA' })).toMatchObject({
      kecamatan: 'Atlantis XII Raya',
      kode_wilayah: '35.07',
      flags: ['place-unknown'],
    });
    expect(place({ kabupaten: 'KOTA ATLANTIS' })).toMatchObject({
      kabupaten: 'Kota Atlantis',
      kode_wilayah: null,
      flags: ['place-unknown'],
    });
  });

  it('believes two official names that lie apart, and gives no code', () => {
    expect(place({ kabupaten: 'MALANG', kecamatan: 'PURI' })).toMatchObject({
      kabupaten: 'Malang',
      kecamatan: 'Puri',
      kode_wilayah: null,
      repaired: [],
      flags: ['place-ambiguous'],
    });
  });

  it('fills in no kabupaten for a kecamatan by itself, even if its name is the only one', () => {
    expect(place({ kecamatan: 'PONCOKUSUMO' })).toMatchObject({
      kabupaten: null,
      kecamatan: 'Poncokusumo',
      kode_wilayah: null,
      flags: ['place-ambiguous'],
    });
  });

  it('says nothing of a document that prints no place', () => {
    expect(place({ kabupaten: ' ', nomor: '188/ 9 /K/411.516/2021' })).toEqual({
      kabupaten: null,
      kecamatan: null,
      provinsi: null,
      kode_wilayah: null,
      repaired: [],
      flags: [],
    });
  });
});

describe('resolvePlace: the decree number', () => {
  it('confirms the names, and settles the kabupaten of a kecamatan by itself', () => {
    expect(place({ kabupaten: 'MALANG', kecamatan: 'PONCOKUSUMO', nomor: '188.4/ 06 /35.07.07/2023' })).toMatchObject({
      kode_wilayah: '35.07.07',
      flags: [],
    });
    expect(place({ kecamatan: 'PONCOKUSUMO', nomor: '188.4/06/35.07.07/2023' })).toMatchObject({
      kabupaten: 'Malang',
      kode_wilayah: '35.07.07',
      flags: [],
    });
    expect(place({ kecamatan: 'PURI', nomor: '188/35.16/2021' })).toMatchObject({
      kabupaten: 'Mojokerto',
      kode_wilayah: '35.16.11',
      flags: [],
    });
  });

  it('loses against the names, with a flag', () => {
    const answer = place({ kabupaten: 'MALANG', kecamatan: 'PONCOKUSUMO', nomor: '188/35.16.11/2023' });
    expect(answer).toMatchObject({ kabupaten: 'Malang', kecamatan: 'Poncokusumo', kode_wilayah: null, flags: ['place-code-disagrees'] });
  });

  it('is no code where it is the number of an office or no place has it', () => {
    for (const nomor of ['188/ /KEP/434.512/2023', '188/35.07.99/2023', '188/99.07.07/2023', '061/12.04.5/2020']) {
      expect(place({ kabupaten: 'SAMPANG', kecamatan: 'KETAPANG', nomor }), nomor).toMatchObject({ kode_wilayah: '35.27.12', flags: [] });
    }
  });

  it('is read through letters taken for digits', () => {
    expect(place({ kecamatan: 'PONCOKUSUMO', nomor: '188/35.O7.07/2023' }).kode_wilayah).toBe('35.07.07');
  });
});

describe('resolvePlace: provinsi', () => {
  it.each([
    ['PROVINSI JAWA BARAT', 'Jawa Barat'],
    ['D.I. Yogyakarta', 'Daerah Istimewa Yogyakarta'],
    ['DKI JAKARTA', 'Daerah Khusus Ibukota Jakarta'],
    ['Prov. Kep. Riau', 'Kepulauan Riau'],
  ])('spells %j officially', (provinsi, official) => {
    expect(place({ provinsi })).toMatchObject({ provinsi: official, repaired: [], flags: [], kode_wilayah: null });
  });

  it('puts a slip right, and keeps what no list has', () => {
    expect(place({ provinsi: 'JAWA BRAT' })).toMatchObject({
      provinsi: 'Jawa Barat',
      repaired: [{ field: 'provinsi', printed: 'JAWA BRAT', official: 'Jawa Barat' }],
    });
    expect(place({ provinsi: 'ATLANTIS' })).toMatchObject({ provinsi: 'Atlantis', flags: ['place-unknown'] });
  });

  it('is never filled in from the code, and doubts a kabupaten that lies elsewhere', () => {
    expect(place({ kabupaten: 'MALANG', nomor: '188/35.07/2020' }).provinsi).toBeNull();
    expect(place({ kabupaten: 'MALANG', provinsi: 'JAWA BARAT' })).toMatchObject({ kode_wilayah: null, flags: ['place-ambiguous'] });
  });
});

describe('the official list', () => {
  it('knows names however they are written', () => {
    expect(knownKabupaten('malang').map(({ kode }) => kode)).toEqual(['35.07', '35.73']);
    expect(knownKabupaten('Kab. Malang').map(({ kode }) => kode)).toEqual(['35.07']);
    expect(knownKecamatan('Kec. Ponco Kusumo').map(({ kabupaten }) => kabupaten.nama)).toEqual(['Malang']);
    expect(knownKecamatan('')).toEqual([]);
    expect(knownKabupaten('Atlantis')).toEqual([]);
  });

  it('reads names with quotes in them', () => {
    expect(regions().kecamatanByKode.get('35.29.22')?.nama).toBe('Ra"as');
  });

  it('gives every kecamatan its own code back', () => {
    const step = 29; // a sample of 250: all 7,300 would take 15 s
    const sample = regions().kecamatan.filter((_, index) => index % step === 0);
    const wrong = sample.filter(
      (entry) => place({ kabupaten: entry.kabupaten.nama.toUpperCase(), kecamatan: entry.nama.toUpperCase() }).kode_wilayah !== entry.kode,
    );
    expect(wrong).toEqual([]);
  });
});
