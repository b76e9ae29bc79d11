import { isKnownWord } from './vocabulary.ts';

/** A recognised word that was put right: as read, and as the lexicon has it. */
export type Repair = { readonly read: string; readonly repaired: string };

/**
 * The words that every document of this kind prints: labels, headers and the terms by which formulas count and divide. Only these
 * are put right, and only from letters that recognisers take for each other; an author's own spelling ("Prosentase", "haus")
 * stays as it is.
 */
const KNOWN_TERMS = `jumlah jml total banyaknya persentase prosentase rasio indeks perbandingan dibagi dibandingkan dikali
  sasaran indikator kinerja individu utama penjelasan formulasi formula penghitungan perhitungan pengukuran rumus sumber data
  penanggung jawab target alasan pemilihan memilih catatan keterangan tipe jabatan tugas fungsi uraian nama unit organisasi
  visi misi tujuan strategis keputusan peraturan lampiran nomor tentang tahun tanggal menimbang mengingat memutuskan menetapkan
  ditetapkan kecamatan kabupaten kelurahan camat bupati sekretaris kepala seksi`.split(/\s+/u);

/** Shorter words (letters) have too many neighbours of the same shape: "di" and "d1", "an" and "ah". */
const SHORTEST = 5;

/**
 * The shape of a word as weak print shows it: letters that are taken for each other fall together. "rn" and "m" are one shape,
 * as are l, i, I, 1, t, j and !, o and 0 and c and e, n and h and u, v and y, a and d stay apart.
 */
export function shapeOf(word: string): string {
  return word
    .toLowerCase()
    .replace(/[il1|!jt]/gu, 'i')
    .replace(/[o0ce]/gu, 'o')
    .replace(/[nhu]/gu, 'n')
    .replace(/[vy]/gu, 'v')
    .replace(/rn|nn|in/gu, 'm');
}

const termByShape = new Map(KNOWN_TERMS.filter((term) => term.length >= SHORTEST).map((term) => [shapeOf(term), term]));
const terms = new Set(KNOWN_TERMS);

/** The known term that a recognised word was meant to be, in the word's own case; null where it is none, or is already right. */
export function repairWord(word: string): string | null {
  const plain = word.toLowerCase();
  if (word.length < SHORTEST || terms.has(plain)) return null;
  const term = termByShape.get(shapeOf(word));
  // A word that the dictionary knows was meant as it stands, whatever it looks like ("rumah" has the shape of "tujuan").
  if (term === undefined || Math.abs(term.length - word.length) > 1 || isKnownWord(plain)) return null;
  const letters = word.replace(/[^\p{L}]/gu, '');
  if (letters.length > 1 && letters === letters.toUpperCase()) return term.toUpperCase();
  return /^\p{Lu}/u.test(word) ? term.charAt(0).toUpperCase() + term.slice(1) : term;
}

const WORD = /[\p{L}\p{N}|!]+/gu;
/** "x 10096", "• 10086": a percent sign read as two digits, behind a cross that may be read as a bullet. Nothing is ever multiplied by such a number. */
const MISREAD_PERCENT = /(?<=(?:^|[\s)])[xX×•]\s*)(100)(?!00)\d\d(?!\p{N})/gu;

/** "x 10%" that is all of a run stands beside a fraction, and a fraction is made a percentage: one of two noughts was lost. */
const LOST_NOUGHT = /^([xX×]\s*)10(?=\s*%$)/u;
/** "Sx 100%": a speck before the sign was read as a letter. */
const SPECKED_TIMES = /(?<=^|\s)\p{L}[xX×](?=\s*100\s*%)/gu;

/** A text of recognised words with the known terms put right, and what was changed: percent signs first, then words in reading order. */
export function repairText(read: string): { readonly text: string; readonly repairs: readonly Repair[] } {
  const repairs: Repair[] = [];
  const note = (misread: string, repaired: string): string => {
    repairs.push({ read: misread, repaired });
    return repaired;
  };
  const signed = read
    .replace(MISREAD_PERCENT, (misread, number: string) => note(misread, `${number}%`))
    .replace(LOST_NOUGHT, (misread, sign: string) => note(misread, `${sign}100`))
    .replace(SPECKED_TIMES, (misread) => note(misread, 'x'));
  const text = signed.replace(WORD, (word) => {
    const repaired = repairWord(word);
    return repaired === null || repaired === word ? word : note(word, repaired);
  });
  return { text, repairs };
}
