import { nipBirthDate } from '../../normalise/people.ts';
import type { Person } from '../../records/record.ts';
import { type Check, eachBlock, type Found, type Subject, type Words } from './check.ts';

const NIP_DIGITS = 18;
/** Years of birth of people who can sign such a document. */
const BORN = { first: 1940, last: 2010 } as const;
/** Years of age at the first appointment, at the least. */
const APPOINTED_AGE_LEAST = 15;
/** From here on the two digits are no month but the kind of contract: staff on contract (PPPK) have "21" there. */
const CONTRACT_FROM = 21;

/** What is wrong with a NIP, digits only; null where nothing is. */
function faultOf(nip: string): Words | null {
  if (nip.length !== NIP_DIGITS)
    return {
      id: `NIP ${nip} terdiri dari ${nip.length} angka, seharusnya ${NIP_DIGITS}`,
      en: `the NIP ${nip} has ${nip.length} digits instead of ${NIP_DIGITS}`,
    };
  const born = nipBirthDate(nip);
  const year = Number(nip.slice(0, 4));
  if (born === null || year < BORN.first || year > BORN.last)
    return { id: `tanggal lahir dalam NIP ${nip} tidak masuk akal`, en: `the date of birth in the NIP ${nip} is not plausible` };
  const month = Number(nip.slice(12, 14));
  const appointed = Number(nip.slice(8, 12));
  if (month < 1 || (month > 12 && month < CONTRACT_FROM))
    return { id: `bulan pengangkatan dalam NIP ${nip} bukan 1 sampai 12`, en: `the month of appointment in the NIP ${nip} is not 1 to 12` };
  if (appointed - year < APPOINTED_AGE_LEAST)
    return {
      id: `tahun pengangkatan dalam NIP ${nip} terlalu dekat dengan tahun lahir`,
      en: `the year of appointment in the NIP ${nip} is too near the year of birth`,
    };
  return /^.{14}[12]/u.test(nip)
    ? null
    : { id: `angka jenis kelamin dalam NIP ${nip} bukan 1 atau 2`, en: `the digit of the sex in the NIP ${nip} is not 1 or 2` };
}

/** On a scan a wrong digit is more often the recogniser's than the office's. */
const isRecognised = ({ reading }: Subject): boolean =>
  reading.format === 'image' || reading.pages.some((page) => page.kind === 'scan' || page.kind === 'ocr-layer-replaced');

function faults(person: Person | null, field: string): readonly Found[] {
  const fault = person?.nip ? faultOf(person.nip) : null;
  return fault === null ? [] : [{ field, message: { id: `${person?.nama}: ${fault.id}.`, en: `${person?.nama}: ${fault.en}.` } }];
}

export const nipImplausible: Check = {
  code: 'nip-implausible',
  rule: {
    id: 'Peraturan Kepala BKN 22/2007: NIP terdiri dari 18 angka: tanggal lahir (8), tahun dan bulan pengangkatan (6), jenis kelamin (1), nomor urut (3).',
    en: 'Peraturan Kepala BKN 22/2007: a NIP has 18 digits: date of birth (8), year and month of appointment (6), sex (1), serial number (3).',
  },
  remedy: { id: 'Cocokkan NIP dengan data kepegawaian.', en: 'Compare the NIP with the personnel records.' },
  find: (subject) => {
    if (isRecognised(subject)) return [];
    const blocks = subject.jabatan.flatMap((block) => faults(block.pemangku, 'pemangku').map((found) => ({ ...found, jabatan: block.id })));
    return [...faults(subject.document.penandatangan, 'penandatangan'), ...blocks];
  },
};

export const signerWithoutNip: Check = {
  code: 'signer-without-nip',
  rule: {
    id: 'Peraturan Kepala BKN 22/2007: NIP adalah identitas pegawai negeri sipil; tanpa NIP penanda tangan tidak dapat dikenali dengan pasti.',
    en: 'Peraturan Kepala BKN 22/2007: the NIP identifies a civil servant; without it the signer is not known for certain.',
  },
  remedy: { id: 'Tulis NIP di bawah nama penanda tangan.', en: 'Write the NIP below the name of the signer.' },
  find: eachBlock((block) => {
    if (block.layout !== 'card' || block.pemangku === null || block.pemangku.nip !== null) return [];
    return [
      { field: 'pemangku', message: { id: `NIP ${block.pemangku.nama} tidak diisi.`, en: `The NIP of ${block.pemangku.nama} is blank.` } },
    ];
  }),
};
