import { recognised, type Signal } from '../evidence.ts';

/** What the wording of the other fields says: a field cut off, two in one, a position that is none. */

/** A word after which a text must go on. */
export const OPEN_END = /(?:^|\s)(?:yang|yg|dan|di|dengan|untuk|atau|pada|dari|dalam|oleh|ke|yang\s+telah)$/iu;

/** A field other than the formula ends in a word that must go on, or opens in the middle of a sentence. */
export const fieldCut: Signal = (row) =>
  row.fields.some(
    (field) =>
      ['sasaran', 'indikator', 'sumber_data'].includes(field.name) && (OPEN_END.test(field.text) || /^\p{Ll}{1,2}\s/u.test(field.text)),
  )
    ? 1
    : 0;

/** A word that indicators begin with stands behind others. */
const INDICATOR_INSIDE = /\p{L}.*\s(?:Jumlah|Jml|Banyaknya|Persentase|Prosentase|Indeks|Nilai|Rasio|Tingkat)\s/u;

/** The indicator on a recognised page holds a second one: the line between two rows was not seen. */
export const twoIndicators: Signal = (row) =>
  recognised(row).some(({ name, text }) => name === 'indikator' && INDICATOR_INSIDE.test(text)) ? 1 : 0;

/** Endings and beginnings of words, which are none by themselves. */
const AFFIX = /(?:^|\s)(?:an|kan|nya|lah|mem|men|meng|pem|pen|peng|ber|ter)(?=[\s.,;:]|$)/iu;

/** A word of a recognised page stands in two pieces, or a piece of it is lost. */
export const wordCut: Signal = (row) => (recognised(row).some(({ text }) => AFFIX.test(text)) ? 1 : 0);

/** What no position is called by: labels and values run together, specks, the number of a list. */
const NO_POSITION = /[:;"“”•|]|\d|[.,]\s*$|\s\.\s|^\p{Ll}/u;

/** The name of the position on a recognised page holds what no position is called by. */
export const oddPosition: Signal = (row) =>
  recognised(row).some(({ name, text }) => name === 'jabatan' && NO_POSITION.test(text)) ? 1 : 0;

const LABEL = /^\P{L}*(?:nama\s+)?jab\s?at\s?an\b/iu;
/** Words of the longest names of positions. */
const POSITION_WORDS = 8;

/** The name of the position on a recognised page holds its label, or more words than any: its cell was not told from others. */
export const positionAndMore: Signal = (row) =>
  recognised(row).some(({ name, text }) => name === 'jabatan' && (LABEL.test(text) || text.split(/\s+/u).length > POSITION_WORDS)) ? 1 : 0;

const UNIT =
  /^(?:dinas|badan|bidang|bagian|sub\s?bagian|seksi|sub\s?bidang|upt\p{L}*|klinik|kecamatan|kelurahan|balai|kantor|puskesmas)\b/iu;

/** The position on a recognised page is called by a unit: some offices write so, but the line with the position may have been lost. */
export const unitAsPosition: Signal = (row) => (recognised(row).some(({ name, text }) => name === 'jabatan' && UNIT.test(text)) ? 1 : 0);
