import { readTahun } from '../../normalise/dates.ts';
import { codeInNumber } from '../../normalise/places.ts';
import { resolvePlace } from '../../normalise/places.ts';
import type { Head } from '../../records/record.ts';
import type { Check, Found, Words } from './check.ts';

/** Checks of the head: the decree's number, its dates and the region's code in it. */

/** A part between slashes that holds no letter and no digit: left blank, or dotted for filling in. */
const hasBlankPart = (nomor: string): boolean => nomor.includes('/') && nomor.split('/').some((part) => !/[\p{L}\d]/u.test(part));

export const numberBlank: Check = {
  code: 'decree-number-blank',
  rule: {
    id: 'Praktik baik: keputusan yang ditetapkan mempunyai nomor lengkap; tanpa itu dokumen tidak dapat dirujuk.',
    en: 'Good practice: a decree that is in force has its whole number; without it nobody can refer to it.',
  },
  remedy: {
    id: 'Isi nomor keputusan pada semua halaman yang menyebutnya.',
    en: 'Fill in the number of the decree on every page that gives it.',
  },
  find: ({ document: { nomor } }) =>
    nomor === null || !hasBlankPart(nomor)
      ? []
      : [
          {
            field: 'nomor',
            message: { id: `Nomor keputusan belum lengkap: "${nomor}".`, en: `The number of the decree is not filled in: "${nomor}".` },
          },
        ],
};

/** "188/…/2023", "17 TAHUN 2023": the year at the end of a number. */
function yearOfNumber(nomor: string | null): number | null {
  if (nomor === null) return null;
  return readTahun(nomor.split('/').at(-1) ?? '');
}

/** Decrees for a year are signed in that year or late in the one before. */
const SIGNED_EARLIER_MOST_YEARS = 1;

function disagreements({ nomor, tahun, tanggal }: Head): readonly Words[] {
  const signed = tanggal === null ? null : Number(tanggal.slice(0, 4));
  const numbered = yearOfNumber(nomor);
  const all: Words[] = [];
  if (signed !== null && numbered !== null && signed !== numbered)
    all.push({
      id: `Nomor bertahun ${numbered}, tetapi ditetapkan tahun ${signed}.`,
      en: `The number is of ${numbered}, but the decree was signed in ${signed}.`,
    });
  const early = signed ?? numbered;
  if (tahun !== null && early !== null && (tahun < early || tahun > early + SIGNED_EARLIER_MOST_YEARS))
    all.push({
      id: `Indikator untuk tahun ${tahun}, tetapi keputusannya dari tahun ${early}.`,
      en: `The indicators are for ${tahun}, but the decree is of ${early}.`,
    });
  return all;
}

export const datesDisagree: Check = {
  code: 'dates-disagree',
  rule: {
    id: 'PP 30/2019: target berlaku untuk satu tahun; tahun pada nomor, tanggal, dan judul harus sejalan.',
    en: 'PP 30/2019: targets are set for a year; the years in the number, the date and the title must agree.',
  },
  remedy: {
    id: 'Periksa tahun pada nomor, tanggal penetapan, dan judul, lalu betulkan yang salah.',
    en: 'Compare the years of number, date and title, and correct the wrong one.',
  },
  find: ({ document }) => disagreements(document).map((message): Found => ({ field: 'tanggal', message })),
};

export const codeDisagrees: Check = {
  code: 'kode-wilayah-disagrees',
  rule: {
    id: 'Daftar resmi Kemendagri: setiap kecamatan dan kabupaten mempunyai satu kode wilayah.',
    en: 'The official list of Kemendagri: each kecamatan and kabupaten has one region code.',
  },
  remedy: {
    id: 'Betulkan kode wilayah dalam nomor, atau nama wilayahnya.',
    en: 'Correct the region code in the number, or the name of the region.',
  },
  find: ({ document: { kabupaten, kecamatan, provinsi, nomor } }) => {
    const code = codeInNumber(nomor ?? '');
    if (code === null || !resolvePlace({ kabupaten, kecamatan, provinsi, nomor }).flags.includes('place-code-disagrees')) return [];
    const owner = [code.kecamatan?.nama, code.kabupaten.nama].filter((name) => name !== undefined).join(', ');
    const own = [kecamatan, kabupaten].filter((name) => name !== null).join(', ');
    return [
      {
        field: 'kode_wilayah',
        message: {
          id: `Kode ${code.kode} dalam nomor adalah ${owner}, bukan ${own}.`,
          en: `The code ${code.kode} in the number is that of ${owner}, not of ${own}.`,
        },
      },
    ];
  },
};
