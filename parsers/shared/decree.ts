import type { LayoutDocument } from '../../src/layout/document.ts';
import { readTahun, readTanggal } from '../../src/normalise/dates.ts';
import type { Field, RawPerson } from '../contract.ts';
import { tidy } from './fields.ts';
import { type HeadLine, headLines } from './lines.ts';
import { type PlaceNames, readPlaceNames } from './place-lines.ts';
import { signaturesIn } from './signature.ts';
import { hasPhrase, wordsOf } from './words.ts';

/** The facts that stand around the blocks: who decreed what, where and when. Names as printed. */
export type RawHead = PlaceNames & {
  readonly nomor: Field | null;
  readonly tahun: number | null;
  readonly tanggal: string | null;
  readonly penandatangan: RawPerson | null;
};

/** A decree's own number: behind "Nomor", with slashes; a blank left for it may stand between them ("188/   /KEP/2023"). */
const NOMOR =
  /\bN(?:OMOR|omor|o)\b\s*[:.;]?\s*((?:[A-Z0-9][\w.,-]*\s*)?(?:\/\s*[\w.,-]*\s*)+?)(?=\s+(?:tentang|tahun|tanggal|TENTANG|TAHUN|TANGGAL)\b|[;,)]|\s*$|\s+\p{Lu}?\p{Ll}{3,}\s)/u;
/** Other regulations that a decree quotes; their numbers are not its own. */
const QUOTED = /\b(?:undang|peraturan|perda|perbup|permen|permenpan|instruksi|surat|lembaran|berita|tambahan)\b/i;

/** Whether every part between the slashes is filled in; the running number is left blank in drafts. */
const isFilled = (nomor: string): boolean => nomor.split('/').every((part) => part.trim() !== '');

/** "NOMOR 17 TAHUN 2023": how a regulation is numbered; only on the line below its name. */
const REGULATION_NOMOR = /^\W*N(?:OMOR|omor)\s*:?\s*(\d{1,4}\s+T(?:AHUN|ahun)\s+\d{4})\s*$/;
/** Lines above a bare "NOMOR …" within which the decree or its annex must be named: an office's name may fill four lines. */
const NAMED_WITHIN = 6;

/** Whether the lines right above name a decree of this document; a letter has a number too. */
function isNamedAbove(lines: readonly HeadLine[], at: number): boolean {
  const above = lines.slice(Math.max(0, at - NAMED_WITHIN), at).map((line) => line.text);
  return above.some((text) => /^\W*(?:lampiran\b.*|salinan\b.*)?\b(?:keputusan|peraturan|lampiran)\b/i.test(text));
}

function readNomor(lines: readonly HeadLine[]): Field | null {
  const found: Field[] = [];
  lines.forEach((line, at) => {
    const regulation = REGULATION_NOMOR.exec(line.text);
    const match = regulation ?? NOMOR.exec(line.text);
    const nomor = match ? tidy(match[1] ?? '') : '';
    if (!match || !/\d/.test(nomor) || !(regulation || nomor.includes('/'))) return;
    const before = line.text.slice(0, match.index).trim();
    const own =
      before === '' || regulation
        ? isNamedAbove(lines, at)
        : /\bkeputusan\b[^,;]*$/i.test(before) || (/^\W*lampiran\b/i.test(before) && !QUOTED.test(before));
    if (own) found.push({ ...line.field, text: nomor });
  });
  return found.find((field) => isFilled(field.text)) ?? found[0] ?? null;
}

/** A year that a title or a target table gives: "TAHUN 2022", not the year of a quoted regulation ("Nomor 5 Tahun 2014"). */
const TAHUN = /(?<!nomor\s+\S{1,12}\s+)\b(?:tahun(?:\s+anggaran)?|ta\.?)\s+(.{4,24})/gi;

const IS_SPAN = /^\s*\d{4}\s*(?:[-–/]|s\W?d|sampai|hingga)/i;
/** Lines of a title below the one that says "Indikator Kinerja": the office, which may fill two, and the year. */
const TITLE_LINES_BELOW = 3;

/** Whether the document's title gives several years ("TAHUN 2021-2026"): then its indicators are for no single one. */
function isForYears(lines: readonly HeadLine[]): boolean {
  return lines.some((line, at) => {
    const title = lines.slice(Math.max(0, at - TITLE_LINES_BELOW), at + 1);
    const isTitle = line.heading && title.some(({ heading, text }) => heading && hasPhrase(wordsOf(text), 'indikator kinerja'));
    return isTitle && [...line.text.matchAll(TAHUN)].some((match) => IS_SPAN.test(match[1] ?? ''));
  });
}

function readTitleYear(lines: readonly HeadLine[]): number | null {
  const votes = new Map<number, number>();
  for (const line of lines) {
    if (!line.heading && !hasPhrase(wordsOf(line.text), 'indikator kinerja')) continue;
    for (const match of line.text.matchAll(TAHUN)) {
      const year = IS_SPAN.test(match[1] ?? '') ? null : readTahun((match[1] ?? '').slice(0, 5));
      if (year !== null) votes.set(year, (votes.get(year) ?? 0) + (line.heading ? 3 : 1));
    }
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** "Pada tanggal : …", "TANGGAL : …", and the place-and-date line over a signature ("Sukamaju, 4 Januari 2023"), in this order. */
const DATE_LINES: readonly RegExp[] = [
  /\b(?:pada\s+tanggal|ditetapkan.*tanggal)\b\s*:?(.*)$/i,
  /^\W*tanggal\s*:(.*)$/i,
  /^\p{Lu}[\p{L} .'-]{2,30}\s*,\s+(.{4,40})$/u,
];
/** Longest place-and-date line (words). */
const DATE_WORDS_MOST = 9;

function readDate(lines: readonly HeadLine[]): string | null {
  for (const pattern of DATE_LINES) {
    for (const line of lines) {
      const match = wordsOf(line.text).length <= DATE_WORDS_MOST ? pattern.exec(line.text) : null;
      const date = match ? readTanggal(match[1] ?? '') : null;
      if (date !== null) return date;
    }
  }
  return null;
}

/** The line over a signature where the day is left to be filled in by hand: "Bandung,        2014". */
function yearOfDateLine(lines: readonly HeadLine[]): number | null {
  const line = lines.findLast(({ text }) => /^\p{Lu}[\p{L} .'-]{2,30}\s*,[\s._…-]*\d{4}$/u.test(text));
  return line === undefined ? null : readTahun(line.text);
}

/** "188/…/2023": the year at the number's end. */
function yearOfNomor(nomor: Field | null): number | null {
  const last = nomor?.text.split('/').at(-1);
  return last === undefined ? null : readTahun(last);
}

/** Blocks after the "ditetapkan" line among which the decree's own signature stands. */
const SIGNATURE_REACH = 16;

/** Who signs the decree: the first person below "Ditetapkan di …", before its annex begins; null without a decree. */
function readSigner(document: LayoutDocument, lines: readonly HeadLine[]): RawPerson | null {
  const from = lines.find((line) => /^\W*d\s?i\s?t\s?e\s?t\s?a\s?p\s?k\s?a\s?n\s+di\b/i.test(line.text))?.block;
  if (from === undefined) return null;
  const reach = document.blocks.slice(from, from + SIGNATURE_REACH);
  const annex = reach.findIndex(
    (block, i) =>
      i > 0 &&
      (block.type === 'table' ||
        (block.type === 'paragraph' && AFTER_SIGNATURE.test(lines.find((line) => line.block === from + i)?.text ?? ''))),
  );
  const blocks = annex < 0 ? reach : reach.slice(0, annex);
  return signaturesIn(blocks, true)[0]?.person ?? null;
}

/** Lines behind the signature of a decree: its annex, its promulgation (signed by the regional secretary), its copy list. */
const AFTER_SIGNATURE = /^\W*(?:lampiran|diundangkan|salinan|tembusan)\b/i;

export function readHead(document: LayoutDocument): RawHead {
  const lines = headLines(document);
  const nomor = readNomor(lines);
  const tanggal = readDate(lines);
  const titleYear = readTitleYear(lines);
  const letterheadYear = lines
    .slice(0, 10)
    .map((line) => (line.heading && /pemerintah|kabupaten|kecamatan/i.test(line.text) ? readTahun(line.text) : null))
    .find((year) => year !== null);
  const decreeYear =
    yearOfNomor(nomor) ?? (tanggal === null ? null : Number(tanggal.slice(0, 4))) ?? letterheadYear ?? yearOfDateLine(lines);
  return {
    ...readPlaceNames(lines),
    nomor,
    tahun: titleYear ?? (isForYears(lines) ? null : decreeYear),
    tanggal,
    penandatangan: readSigner(document, lines),
  };
}
