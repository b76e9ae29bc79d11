import { isSimilar, stem } from './similarity.ts';

/** Names, ranks and service numbers (NIP) of civil servants, as signature blocks print them. */

/** Digits of a NIP since 2008: birth date (8), month of appointment (6), sex (1), serial number (3). */
const NIP_DIGITS = 18;
/** Digits that a number after the word NIP needs at least: NIPs before 2008 have nine. */
const LABELLED_DIGITS = 9;
/** Digits of a number without the word NIP: a NIP that lost or gained up to three, but no telephone number. */
const BARE_DIGITS = [15, 21] as const;

/** "NIP", also with the look-alikes of I, and the labels of contract staff (NI PPPK, NIPPPK). */
const NIP_LABEL = /(?<![\p{L}\d])N[\s.]?[I1l|][\s.]?P(?:[\s.]?PPK)?(?!\p{L})/iu;
const OTHER_NUMBER = /(?<!\p{L})(?:NRP|NIK|NPWP|NUPTK|Telp|Telepon|Fax|HP|Rp)(?!\p{L})/iu;
/** A piece of a number: digits, of which recognition may have made letters. */
const DIGIT_PIECE = /^[0-9OolI|]+$/u;

/**
 * The NIP in a text, digits only; O, l, I and | inside it count as 0 and 1. The length is not put right: a misprinted NIP
 * comes out as printed. Null where no number stands that can be one.
 */
export function readNip(text: string): string | null {
  const label = NIP_LABEL.exec(text);
  if (label) {
    const digits = digitRuns(text.slice(label.index + label[0].length))[0] ?? '';
    return digits.length >= LABELLED_DIGITS ? digits : null;
  }
  if (OTHER_NUMBER.test(text)) return null;
  const [least, most] = BARE_DIGITS;
  const candidates = digitRuns(text).filter((run) => run.length >= least && run.length <= most && /^(?:19|20)/u.test(run));
  return candidates.find((run) => run.length === NIP_DIGITS) ?? candidates[0] ?? null;
}

/** Numbers of a text whose pieces stand apart by blanks, dots or dashes; a complete NIP ends one. */
function digitRuns(text: string): string[] {
  const runs: string[] = [];
  let run = '';
  for (const piece of text.split(/[\s.,:;'’"“”_–-]+/u)) {
    const counts = DIGIT_PIECE.test(piece) && (/\d/u.test(piece) || (run !== '' && piece.length <= 3));
    if (counts) run += piece.replace(/[Oo]/gu, '0').replace(/[lI|]/gu, '1');
    if ((!counts && piece !== '') || run.length === NIP_DIGITS) {
      if (run !== '') runs.push(run);
      run = '';
    }
  }
  return run === '' ? runs : [...runs, run];
}

/** The birth date, "YYYY-MM-DD", in the first eight digits of an 18-digit NIP; null if they are no date. */
export function nipBirthDate(nip: string): string | null {
  const [, year, month, day] = /^((?:19|20)\d\d)(\d\d)(\d\d)\d{10}$/u.exec(nip) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const iso = `${year}-${month}-${day}`;
  return date.toISOString().startsWith(iso) ? iso : null;
}

/** First words of the ranks (pangkat) of the civil service, and what may follow them. */
const RANK_HEADS = ['pembina', 'penata', 'pengatur', 'juru'] as const;
const RANK_TAILS: ReadonlySet<string> = new Set([
  'utama',
  'madya',
  'muda',
  'tk',
  'tkt',
  'tingkat',
  'i',
  'l',
  '1',
  'gol',
  'golongan',
  'ruang',
  'iv',
  'iii',
  'ii',
  'a',
  'b',
  'c',
  'd',
  'e',
]);
const GRADE = /^(?:gol(?:ongan)?\W*)?(?:iv|iii|ii|i)\W+[a-e]$/u;
/** Likeness (0 to 1) that a misread rank keeps: one wrong letter in "Penata". */
const RANK_LIKENESS = 0.8;

/** Whether a line is nothing but a rank or a grade: "Pembina Tk. I", "Penata Muda (III/a)", "IV/b". */
export function isRank(text: string): boolean {
  const line = text.toLowerCase().replace(/^\W*(?:pangkat\W*)?|\W+$/gu, '');
  if (GRADE.test(line)) return true;
  const [head, ...tails] = line.split(/[^\p{L}\d]+/u).filter((word) => word !== '');
  if (head === undefined || !RANK_HEADS.some((rank) => isSimilar(head, rank, RANK_LIKENESS))) return false;
  return tails.every((word) => RANK_TAILS.has(word));
}

/** Titles before a name. */
const LEADING_TITLES: ReadonlySet<string> = new Set([
  'dr',
  'drs',
  'dra',
  'drg',
  'drh',
  'ir',
  'h',
  'hj',
  'hi',
  'kh',
  'prof',
  'apt',
  'ns',
  'r',
  'rr',
  'ra',
  'rm',
  'tgk',
  'teuku',
  'andi',
]);
/** Degrees after a name that may come without dots or a comma. */
const DEGREE =
  /^(?:(?:S|M|A|D|Sp|Ph|B|L|AK|C)(?:\.\s?\p{L}{1,5})+\.?|S(?:H|E|T|P|Sos|Pd|Pdi|STP|IP|Ag|Kom|Kep|Si|KM|Psi|S)|M(?:M|H|T|P|Si|AP|Pd|Kes|Kom|PH|Sos|Ag|Sc|BA)|A(?:Md|Ma|k)|SSTP|BA|BSc|LLM|CA|Ns|Apt)(?:\.?(?:MM|MSi|MAP|MH))?\.?$/iu;
/** After a comma any short word with dots or two capitals is a degree: there are more than a list can hold. */
const FREE_DEGREE = /^(?=.{2,12}$)(?=.*\.|.*\p{Lu}.*\p{Lu})\p{L}{1,5}(?:\.\s?\p{L}{1,5})*\.?$/u;
const NAME_WORD = /^\p{Lu}[\p{L}'’`-]*\.?$/u;
const NAME_LINKS: ReadonlySet<string> = new Set(['bin', 'binti', 'van', 'de', 'al']);
const MOST_NAME_WORDS = 6;
/** Letters of a name: the longest of several words ("A. A. Gde"), and a word by itself, where three are an abbreviation. */
const LONGEST_WORD_LETTERS = 3;
const LONE_WORD_LETTERS = 4;
/** Letters from which a word before a dot is a name, not an initial or a title: "Hermawan.S.Sos". */
const UNSPACED_NAME_LETTERS = 4;

/** Words of positions, offices, headings and signature blocks; a line with one of them names no person. */
const OFFICE_WORDS: ReadonlySet<string> = new Set(
  `camat kepala kasi kasubag kasubbag kasie kabag kabid sekretaris sekcam sekretariat bupati walikota wali gubernur lurah wakil plt plh pj an ub ttd
  pembina penata pengatur juru staf staff pelaksana analis pengelola pengadministrasi pengadministrasian bendahara operator pranata arsiparis auditor ajudan
  verifikator penyusun pengawas fungsional jabatan direktur asisten inspektur inspektorat koordinator pejabat pegawai aparatur sipil negara
  kecamatan kelurahan kabupaten kota provinsi propinsi desa dinas badan kantor bagian bidang seksi subbagian sub subbag unit kerja satuan perangkat daerah pemerintah pemerintahan
  republik indonesia keputusan peraturan nomor tahun tanggal tentang lampiran menimbang mengingat memperhatikan memutuskan menetapkan ditetapkan salinan tembusan
  kesatu kedua ketiga keempat kelima pertama bab pasal halaman surat undang
  indikator kinerja individu utama sasaran strategis tujuan visi misi target formulasi formula rumus penjelasan sumber data alasan penanggung jawab tugas fungsi uraian program kegiatan
  penetapan rencana laporan pelayanan umum kepegawaian keuangan perencanaan perlengkapan kesejahteraan ketentraman ketenteraman ketertiban pemberdayaan masyarakat pembangunan ekonomi
  sosial rakyat trantib kesra evaluasi administrasi publik jumlah persentase prosentase nilai indeks nama nip pangkat golongan ruang mengetahui atasan bawahan dokumen
  survei manfaat hasil keluaran output outcome jadwal angka waktu mutu kualitas kuantitas biaya anggaran rekapitulasi berkas buku polsek koramil puskesmas
  januari februari pebruari maret april mei juni juli agustus september oktober november nopember desember jalan jl telp kode pos no`.split(
    /\s+/u,
  ),
);

/** Letters of a word, and letters that its affixes have at least, before the affixes say that it is no name ("Peningkatan"). */
const AFFIXED_WORD_LENGTH = 8;
const AFFIX_LENGTH = 3;

/**
 * Whether a line can be the name of a person: one to six words with capitals, titles around them, no digits, and no word of
 * an office, a position, a rank or a heading. It judges by the words alone; a caller who knows that a name is due there (above a
 * NIP, below "ttd.") says so by `placed`, and words with affixes ("PERMATASARI") then count as names too.
 */
export function isPersonName(text: string, placed = false): boolean {
  const line = text.replace(/^[\s(_]+|[\s)_]+$/gu, '').replace(/\s+/gu, ' ');
  if (line === '' || /[\d:;=%/?!]/u.test(line) || isRank(line)) return false;
  const [before = '', ...degrees] = line.split(',').map((part) => part.trim());
  if (!degrees.every(isDegreeList)) return false;
  const words = nameWords(before);
  if (words.length === 0 || words.length > MOST_NAME_WORDS) return false;
  const longest = Math.max(...words.map((word) => word.replace(/\P{L}/gu, '').length));
  return longest >= (words.length === 1 ? LONE_WORD_LETTERS : LONGEST_WORD_LETTERS) && words.every((word) => isNameWord(word, placed));
}

function isDegreeList(part: string): boolean {
  return (
    part === '' ||
    DEGREE.test(part) ||
    FREE_DEGREE.test(part) ||
    part.split(' ').every((word) => DEGREE.test(word) || FREE_DEGREE.test(word))
  );
}

/** The words of a name without the titles before it ("Dr.Ir.") and the degrees after it. */
function nameWords(name: string): string[] {
  const words = name.replace(/\.(?=\p{L})/gu, (dot, at: number) => (endsWord(name.slice(0, at)) ? '. ' : dot)).split(' ');
  const first = words.findIndex((word) => !LEADING_TITLES.has(word.toLowerCase().replace('.', '')));
  const core = first < 0 ? [] : words.slice(first);
  const last = core.findLastIndex((word) => !DEGREE.test(word));
  return core.slice(0, last + 1);
}

/** Whether the text before a dot ends in a title or a name, so that a new word follows the dot. */
function endsWord(before: string): boolean {
  const word = /\p{L}+$/u.exec(before)?.[0] ?? '';
  return word.length >= UNSPACED_NAME_LETTERS || LEADING_TITLES.has(word.toLowerCase());
}

function isNameWord(word: string, placed: boolean): boolean {
  const plain = word.toLowerCase().replace(/\.$/u, '');
  if (NAME_LINKS.has(plain)) return true;
  return NAME_WORD.test(word) && !plain.split('-').some((part) => OFFICE_WORDS.has(part)) && (placed || !isAffixed(plain));
}

function isAffixed(word: string): boolean {
  return word.length >= AFFIXED_WORD_LENGTH && word.length - stem(word).length >= AFFIX_LENGTH;
}
