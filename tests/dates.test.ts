import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, readTahun, readTanggal } from '../src/normalise/dates.ts';

const MONTHS = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'];

describe('readTanggal', () => {
  it.each([
    ['14 Januari 2021', '2021-01-14'],
    ['Pada tanggal : 3 MARET 2022', '2022-03-03'],
    ['tanggal 14 bulan Juni tahun 2020', '2020-06-14'],
    ['14-01-2021', '2021-01-14'],
    ['14 / 1 / 2021', '2021-01-14'],
    ['2021-01-14', '2021-01-14'],
    ['29 Pebruari 2020', '2020-02-29'],
    ['1 Nopember 2019', '2019-11-01'],
    ['5 Agt. 2018', '2018-08-05'],
    ['tahun 2023, tanggal 3 Mei 2022', '2022-05-03'],
  ])('reads %j', (text, date) => {
    expect(readTanggal(text)).toBe(date);
  });

  it.each([
    ['2 Janiari 2021', '2021-01-02'],
    ['5 Oktobcr 2018', '2018-10-05'],
    ['l4 Juni 2O21', '2021-06-14'],
    ['14Januari2021', '2021-01-14'],
  ])('understands typing and recognition slips: %j', (text, date) => {
    expect(readTanggal(text)).toBe(date);
  });

  it.each(['      Januari 2023', 'pada tanggal ....... Januari 2023', '-   Januari 2023'])(
    'gives the month where the day is left blank: %j',
    (text) => {
      expect(readTanggal(text)).toBe('2023-01');
    },
  );

  it.each(['31 Februari 2021', '29 Februari 2021', '32-01-2021', '12-13-2021', '2021-02-30', '14 Januari 1812'])(
    'gives nothing for a date that cannot be: %j',
    (text) => {
      expect(readTanggal(text)).toBeNull();
    },
  );

  it.each(['', 'TAHUN 2023', 'Jalan Raya 2021', '188/9/K/411.516/2021', '188.4/06/35.07.07/2023', '3 Jumi 2020'])(
    'gives nothing where no date stands for certain: %j',
    (text) => {
      expect(readTanggal(text)).toBeNull();
    },
  );

  it('reads back every date of the calendar', () => {
    const day = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(readTanggal(`${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`)).toBe(iso);
      }),
    );
  });
});

describe('readTahun', () => {
  it.each([
    ['TAHUN 2023', 2023],
    ['14 Januari 2021', 2021],
    ['188/9/K/411.516/2021', 2021],
    ['T A H U N 2 0 2 3', 2023],
    ['TAHUN 2O23', 2023],
    ['Tahun 2022, ulangan: tahun 2022', 2022],
    ['Renstra 2021-2026, tahun 2023', 2023],
    ['2021-12', 2021],
  ])('reads the one year of %j', (text, year) => {
    expect(readTahun(text)).toBe(year);
  });

  it.each([
    '2021-2026',
    '2018 - 2023',
    '2019 s/d 2024',
    'tahun 2019 s.d. tahun 2024',
    '2019 sampai dengan 2024',
    '2021-26',
    '2021 dan 2022',
  ])('gives nothing for a span or several years: %j', (text) => {
    expect(readTahun(text)).toBeNull();
  });

  it.each(['', '1899', '2100', '198001012005011001', 'Nomor 12'])('gives nothing where no year stands: %j', (text) => {
    expect(readTahun(text)).toBeNull();
  });
});

describe('calendarDate', () => {
  it('knows leap years, and months without a day', () => {
    expect(calendarDate(2024, 2, 29)).toBe('2024-02-29');
    expect(calendarDate(2023, 2, 29)).toBeNull();
    expect(calendarDate(2023, 2, null)).toBe('2023-02');
    expect(calendarDate(2023, 13, null)).toBeNull();
  });
});
