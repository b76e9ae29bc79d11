import {
  BODIES,
  DOCUMENT_HEADS,
  FOUND_BY,
  GIVEN_HEADS,
  GIVING,
  GRADED_VALUES,
  GRADES,
  INSTRUMENTS,
  INSTRUMENT_LEADS,
  JUDGES,
  JUDGING,
  MEASURED_BY,
  MEASURED_FILLERS,
  MONEY_ACRONYMS,
  MONEY_NOUNS,
  NAME_STOPS,
  OF_WHAT,
  PANELS,
  VALUES,
} from './lexicon.ts';
import { print, type Tokens } from './token.ts';

/** Longest name of an instrument, in words: "Survei Kepuasan Masyarakat Unit Pelayanan Publik". */
const LONGEST_NAME_WORDS = 6;
/** Words that may stand between "diukur" and the instrument: "melalui hasil". */
const MOST_FILLERS = 3;
/** Longest text that "(IKM)" in brackets alone makes an index; longer ones only mention it. */
const SHORT_TEXT_WORDS = 8;
/** "hasil survei" within a text: what was surveyed is the measure. */
const RESULT_INSTRUMENTS = new Set(['survei', 'survey', 'indeks', 'index', 'ikm', 'skm', 'kuesioner', 'kuisioner']);

/** Words that may stand before an instrument's name: "Hasil penilaian tingkat …". */
const LEADS_MOST = 3;

const keyAt = (tokens: Tokens, i: number): string => tokens[i]?.key ?? '';
const isAcronym = (text: string): boolean => /^\p{Lu}{2,6}$/u.test(text.replace(/[^\p{L}]/gu, ''));

/** "Nilai SAKIP", "Nilai evaluasi", "Nilai NKT": a grade, unless the acronym names money. */
function isGradedValue(tokens: Tokens, i: number): boolean {
  const next = tokens[keyAt(tokens, i + 1) === 'hasil' ? i + 2 : i + 1];
  if (keyAt(tokens, i) !== 'nilai' || next?.kind !== 'word') return false;
  if (GRADED_VALUES.has(next.key) || INSTRUMENTS.has(next.key)) return true;
  return isAcronym(next.text) && !MONEY_ACRONYMS.has(next.text.replace(/[^\p{L}]/gu, ''));
}

/** The instrument's name from `i` on: up to a stop word, a sign or the end of a clause. */
function nameFrom(tokens: Tokens, i: number): string {
  let end = i;
  while (end < tokens.length && end - i < LONGEST_NAME_WORDS) {
    const token = tokens[end];
    if (token?.kind !== 'word' || token.key === '' || (end > i && NAME_STOPS.has(token.key))) break;
    end++;
    if (/[.,;:]$/.test(token.text)) break;
  }
  return print(tokens.slice(i, Math.max(end, i + 1))).replace(/[.,;:]+$/, '');
}

/** "… diukur melalui Survei Kepuasan Masyarakat": the index of the instrument, or -1. */
function measuredBy(tokens: Tokens): number {
  for (let i = 0; i < tokens.length; i++) {
    if (!MEASURED_BY.has(keyAt(tokens, i))) continue;
    let at = i + 1;
    while (at - i <= MOST_FILLERS && MEASURED_FILLERS.has(keyAt(tokens, at))) at++;
    if (INSTRUMENTS.has(keyAt(tokens, at))) return at;
  }
  return -1;
}

/** "Nilai SAKIP …", "Hasil survei IKM …", "Indeks …" at the head of the text. */
function headedBy(tokens: Tokens): number {
  const start = tokens.slice(0, LEADS_MOST + 1).findIndex((token) => !INSTRUMENT_LEADS.has(token.key));
  const at = Math.max(start, 0);
  for (let i = 0; i <= at; i++) if (isGradedValue(tokens, i)) return i;
  const key = keyAt(tokens, at);
  if (INSTRUMENTS.has(key)) return keyAt(tokens, at - 1) === 'tingkat' ? at - 1 : at;
  if (at === 0 && GRADES.has(key)) return at;
  return tokens.slice(0, at).findIndex((token) => token.key === 'skor');
}

function namedWithin(tokens: Tokens): number {
  if (DOCUMENT_HEADS.has(keyAt(tokens, 0))) return -1;
  const words = tokens.filter((token) => token.kind === 'word').length;
  return tokens.findIndex((token, i) => {
    const before = keyAt(tokens, i - 1);
    if (before === 'hasil' && RESULT_INSTRUMENTS.has(token.key)) return true;
    if (token.key === 'skala' && (tokens[i + 1]?.kind === 'number' || /^\d|^likert/i.test(keyAt(tokens, i + 1)))) return true;
    return words <= SHORT_TEXT_WORDS && tokens[i - 1]?.kind === 'open' && (token.key === 'ikm' || token.key === 'skm');
  });
}

/** Words of a text that says what is given out and by whom; longer ones tell more than that. */
const GIVEN_WORDS_MOST = 16;

const isMoney = (tokens: Tokens): boolean => keyAt(tokens, 0) === 'nilai' && MONEY_NOUNS.has(keyAt(tokens, 1));

/** "Nilai seluruh unsur pelayanan dalam Survei Kepuasan Masyarakat": a value that is found by an instrument named behind it. */
function valueWithin(tokens: Tokens): number {
  const start = tokens.slice(0, LEADS_MOST + 1).findIndex((token) => !INSTRUMENT_LEADS.has(token.key));
  const isValue = tokens.slice(0, Math.max(start, 0)).some(({ key }) => VALUES.has(key));
  if (!isValue || isMoney(tokens) || tokens.length > GIVEN_WORDS_MOST) return -1;
  return tokens.findIndex(({ key }, i) => RESULT_INSTRUMENTS.has(key) && FOUND_BY.has(keyAt(tokens, i - 1)));
}

/** "Nilai X dari ANRI", "Hasil penilaian X oleh Kementerian Y", "Peringkat X yang ditetapkan Komisi Z", "Hasil penilaian Y atas X": graded by another body. */
function givenOut(tokens: Tokens): number {
  const judged = keyAt(tokens, 0) === 'hasil' && JUDGING.has(keyAt(tokens, 1));
  if (!(judged || GIVEN_HEADS.has(keyAt(tokens, 0))) || isMoney(tokens) || tokens.length > GIVEN_WORDS_MOST) return -1;
  const isBody = (i: number): boolean => {
    const token = tokens[i];
    if (token?.kind !== 'word') return false;
    return BODIES.has(token.key) || (!judged && PANELS.has(token.key)) || (isAcronym(token.text) && !MONEY_ACRONYMS.has(token.text));
  };
  const says = tokens.some((token, i) => {
    const by = token.key === 'dari' || token.key === 'oleh' || GIVING.has(token.key) ? i + 1 : -1;
    return by > 1 && isBody(by);
  });
  const saysFirst = judged && (JUDGES.has(keyAt(tokens, 2)) || (isBody(2) && OF_WHAT.has(keyAt(tokens, 3))));
  return says || saysFirst ? 0 : -1;
}

/** The phrase that names a survey, index, score or graded scale that the text measures by; null when it names none. */
export function instrumentOf(tokens: Tokens): string | null {
  for (const find of [measuredBy, headedBy, namedWithin, valueWithin, givenOut]) {
    const at = find(tokens);
    if (at >= 0) return nameFrom(tokens, at);
  }
  return null;
}
