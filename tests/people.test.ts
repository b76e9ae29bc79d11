import { describe, expect, it } from 'vitest';
import { isPersonName, isRank, nipBirthDate, readNip } from '../src/normalise/people.ts';

describe('readNip', () => {
  it.each([
    'NIP. 19800101 200501 1 001',
    'NIP.198001012005011001',
    'Nip : 19800101 2005 01 1 001',
    '19800101 200501 1 001',
    'NIP. 19800101.200501.1.001 Pembina',
  ])('gives the digits of %j', (text) => {
    expect(readNip(text)).toBe('198001012005011001');
  });

  it.each(['NlP. 198OO1O1 2OO5O1 l OO1', '198O0101 200501 l 001', 'N1P 1980O101 200501 I 0O1'])(
    'puts right letters read for digits: %j',
    (text) => {
      expect(readNip(text)).toBe('198001012005011001');
    },
  );

  it('knows the labels of contract staff', () => {
    expect(readNip('NIPPPK. 199001012023211001')).toBe('199001012023211001');
    expect(readNip('NI PPPK 199001012023211001')).toBe('199001012023211001');
  });

  it('keeps a misprinted number as it is printed, so that it can be found', () => {
    expect(readNip('NIP. 1980010120050110012')).toBe('1980010120050110012');
    expect(readNip('NIP. 19800101 20051 1 001')).toBe('19800101200511001');
  });

  it('reads the nine digits of the years before 2008 behind their label only', () => {
    expect(readNip('NIP. 130 456 789')).toBe('130456789');
    expect(readNip('130 456 789')).toBeNull();
  });

  it.each([
    '',
    'NIP. -',
    'NIP. ....................',
    'NIP 12',
    'Telp. (0341) 787878 0341 787878',
    'NRP. 19800101200501',
    '188/9/K/411.516/2021',
  ])('gives nothing for %j', (text) => {
    expect(readNip(text)).toBeNull();
  });
});

describe('nipBirthDate', () => {
  it('reads the date in the first eight digits, if the calendar has it', () => {
    expect(nipBirthDate('198001312005011001')).toBe('1980-01-31');
    expect(nipBirthDate('198002312005011001')).toBeNull();
    expect(nipBirthDate('198013012005011001')).toBeNull();
    expect(nipBirthDate('130456789')).toBeNull();
  });
});

describe('isRank', () => {
  it.each([
    'Pembina',
    'PEMBINA TK.I',
    'Pembina Utama Muda',
    'Penata Tingkat I',
    'Penata Muda (III/a)',
    'Pangkat: Pembina - IV/a',
    'Pengatur, II/c',
    'Juru Muda',
    '(IV/b)',
    'Gol. III/d',
    'Pembina Tk. I',
  ])('takes %j for a rank', (text) => {
    expect(isRank(text)).toBe(true);
  });

  it.each(['', 'Penata Layanan Operasional', 'Juru Bayar', 'Pembina Desa', 'Camat', 'Permata', 'II'])('takes %j for none', (text) => {
    expect(isRank(text)).toBe(false);
  });
});

describe('isPersonName', () => {
  it.each([
    'SUMARWAN HADI, S.STP., M.Si',
    'Drs. H. Karsono Wibawa, MM',
    'Dr.Ir. RATNA MEGASARI, M.Si.',
    'WIRYAWAN',
    'M. DARMAJI',
    'Hj.NURJANAH, S.Pd.I',
    'Lestari Indahwati SH',
    'Hermawan.S.Sos',
    'I GUSTI BAGUS ARTANA, SE., M.AP',
    'A. A. Gde Wirata',
    'Zulkarnain bin Yakub',
    "Nur'aini Safitri, A.Md.Keb",
    '( SUMARWAN HADI )',
    'Dian Permatasari, SSTP.MM',
  ])('takes %j for a person', (text) => {
    expect(isPersonName(text)).toBe(true);
  });

  it.each([
    '',
    'Camat Puri',
    'KASI TRANTIB',
    'Plt. Sekretaris',
    'a.n. BUPATI',
    'Kepala Seksi Pemerintahan',
    'KECAMATAN PURI',
    'Pembina Tk. I',
    'INDIKATOR KINERJA INDIVIDU',
    'Meningkatnya Kerukunan',
    'Ditetapkan di Malang',
    'Jumlah desa',
    'NIP. 19800101 200501 1 001',
    'SUMARWAN 2',
    'Drs.',
    'S.Sos',
    'IKM',
    'Ya',
  ])('takes %j for none', (text) => {
    expect(isPersonName(text)).toBe(false);
  });
});
