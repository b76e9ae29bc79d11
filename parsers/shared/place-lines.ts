import { knownKabupaten, knownKecamatan } from '../../src/normalise/places.ts';
import type { HeadLine } from './lines.ts';
import { rememberText } from '../../src/remember.ts';

export type PlaceNames = {
  readonly kabupaten: string | null;
  readonly kecamatan: string | null;
  readonly provinsi: string | null;
  readonly perangkat_daerah: string | null;
};

/** Words that end a place name: what follows it in headings and sentences. */
const STOP =
  '(?i:kab(?:upaten)?|kota|prov(?:insi)?|propinsi|kec(?:amatan)?|tahun|nomor|no|tentang|dan|di|yang|untuk|dengan|serta|sebagaimana|dalam|pada|se|periode|selaku|tingkat|terhadap|telah|atau|adalah|wilayah|daerah|menetapkan|jalan|jl)';
const NAME = String.raw`((?!${STOP}\b)\p{Lu}[\p{L}'’-]*(?:\s+(?!${STOP}\b)\p{Lu}[\p{L}'’-]*){0,2})`;

const pattern = (lead: string): RegExp => new RegExp(`(?<![\\p{L}/])(?:${lead})\\s*:?\\s+${NAME}`, 'gu');
/** Case of the leading word is free, that of the name is not: "Kecamatan adalah …" names no place. */
const anyCase = (word: string): string => [...word].map((letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`).join('');
const KECAMATAN = pattern(`${anyCase('kecamatan')}|K[eE][cC]\\.?|${anyCase('camat')}`);
const KABUPATEN = pattern(`${anyCase('kabupaten')}|K[aA][bB]\\.?|${anyCase('bupati')}`);
const KOTA = pattern(`${anyCase('kota')}|${anyCase('walikota')}`);
const PROVINSI = pattern(`${anyCase('provinsi')}|${anyCase('propinsi')}|${anyCase('gubernur')}`);

/** Votes of a line for the name in it: a letterhead or title says where the office is, prose may speak of any place. */
const VOTES = { letterhead: 6, heading: 3, prose: 1 } as const;
/** Lines from the top among which a heading is the letterhead or the title page. */
const LETTERHEAD_LINES = 15;

/** Cheap test that most lines of a long document fail. */
const NAMES_A_PLACE = /kec|camat|kab|bupati|kota|prov|prop|gubernur/i;

type Tally = Map<string, { votes: number; printed: string }>;

function vote(tally: Tally, printed: string, votes: number): void {
  const key = printed.toLowerCase().replace(/[^\p{L}]/gu, '');
  const own = tally.get(key);
  tally.set(key, { votes: (own?.votes ?? 0) + votes, printed: own?.printed ?? printed });
}

/** The longest beginning of the captured words that is an official name, else all of them up to the heading's end. */
function trimToKnown(captured: string, known: (name: string) => readonly unknown[]): string {
  const words = captured.split(/\s+/);
  for (let length = words.length; length > 0; length--) {
    const name = words.slice(0, length).join(' ');
    if (known(name).length > 0) return name;
  }
  return captured;
}

/** The same few names stand in hundreds of lines. */
const KNOWN = {
  kecamatan: rememberText((captured) => trimToKnown(captured, knownKecamatan)),
  kabupaten: rememberText((captured) => trimToKnown(captured, knownKabupaten)),
  kota: rememberText((captured) => trimToKnown(captured, (name) => knownKabupaten(`Kota ${name}`))),
  provinsi: (captured: string): string => captured,
} as const;

function collect(lines: readonly HeadLine[], regex: RegExp, trimmed: (captured: string) => string, headingsOnly: boolean): string | null {
  const tally: Tally = new Map();
  lines.forEach((line, at) => {
    if ((headingsOnly && !line.heading) || !NAMES_A_PLACE.test(line.text)) return;
    const votes = line.heading ? (at < LETTERHEAD_LINES ? VOTES.letterhead : VOTES.heading) : VOTES.prose;
    for (const match of line.text.matchAll(regex)) {
      const name = trimmed(match[1] ?? '');
      if (name !== '') vote(tally, name, votes);
    }
  });
  const best = [...tally.values()].sort((a, b) => b.votes - a.votes)[0];
  return best?.printed ?? null;
}

const OFFICE =
  /^(?:KANTOR\s+)?((?:KECAMATAN|KELURAHAN|DINAS|BADAN|INSPEKTORAT|SEKRETARIAT|SATUAN|RUMAH SAKIT|RSUD|BAGIAN|BALAI|UPTD?|KANTOR)\b.*)$/iu;
/** A kind of office of which a government has one: the word alone is its name. */
const NAME_BY_ITSELF = /^INSPEKTORAT$/iu;
/** Where the office's name ends: a year, and behind a kecamatan the kabupaten that it lies in. */
const YEAR_TAIL = /\s+(?:TAHUN|TA\.?|PERIODE)\s.*$/iu;
const KABUPATEN_TAIL = /\s+(?:KAB(?:UPATEN)?\.?|KOTA)\s.*$/iu;

/** "… PADA DINAS KESEHATAN", "… KANTOR KECAMATAN X": the office at the end of a title. */
const OFFICE_IN_TITLE = /\b(?:PADA|DI LINGKUNGAN|LINGKUP)\s+((?:DINAS|BADAN|KECAMATAN|BAGIAN|INSPEKTORAT|SEKRETARIAT|SATUAN)\b.*)$/iu;

/** The office as its letterhead or title names it: a heading that begins with the kind of office, or ends with it. */
function officeOf(lines: readonly HeadLine[]): string | null {
  for (const line of lines) {
    const match = line.heading ? (OFFICE.exec(line.text) ?? OFFICE_IN_TITLE.exec(line.text)) : null;
    const whole = match?.[1]
      ?.replace(YEAR_TAIL, '')
      .replace(/[,.;:]+$/, '')
      .trim();
    const name = whole && /^(?:KECAMATAN|KELURAHAN)/iu.test(whole) ? whole.replace(KABUPATEN_TAIL, '') : whole;
    if (name && (/\s/.test(name) || NAME_BY_ITSELF.test(name))) return name;
  }
  return null;
}

/** The place names that a document's letterhead, titles and prose agree on most; a provinsi only from headings, where it is the office's own. */
export function readPlaceNames(lines: readonly HeadLine[]): PlaceNames {
  const kabupaten = collect(lines, KABUPATEN, KNOWN.kabupaten, false);
  const kota = collect(lines, KOTA, KNOWN.kota, true);
  return {
    kecamatan: collect(lines, KECAMATAN, KNOWN.kecamatan, false),
    kabupaten: kabupaten ?? (kota === null ? null : `Kota ${kota}`),
    provinsi: collect(lines, PROVINSI, KNOWN.provinsi, true),
    perangkat_daerah: officeOf(lines),
  };
}
