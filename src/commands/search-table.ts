import { styleText } from 'node:util';
import { piecesOf } from '../analysis/search-marks.ts';
import type { Term } from '../analysis/search-words.ts';
import type { Hit } from '../store/search.ts';
import { printable } from './printable.ts';

/** Columns of a terminal, and of output that is none. */
const USUAL_WIDTH = 120;
const LEAST_WIDTH = 60;
/** Their parts of the width. */
const COLUMNS = [
  { title: 'place', share: 0.2 },
  { title: 'jabatan', share: 0.2 },
  { title: 'indikator', share: 0.4 },
  { title: 'document', share: 0.2 },
] as const;
const GAP = '  ';
/** Letters around a hit in another field than the indikator. */
const AROUND = 40;
/** Stand for the beginning and the end of a mark until the lines are cut: they take no room, and no text has them. */
const OPEN = '\u0001';
const CLOSE = '\u0002';

/** Hits as a table for a person, as wide as `stream` if it is a terminal; found words are bold there, «so» elsewhere. */
export function searchTable(hits: readonly Hit[], terms: readonly Term[], stream: NodeJS.WriteStream): string {
  const width = Math.max(LEAST_WIDTH, stream.isTTY ? stream.columns : USUAL_WIDTH) - GAP.length * (COLUMNS.length - 1);
  const widths = COLUMNS.map(({ share }) => Math.floor(width * share));
  const isPlain = styleText('bold', 'x', { stream }) === 'x';
  const rows = [
    COLUMNS.map(({ title }) => title),
    widths.map((size) => '-'.repeat(size)),
    ...hits.map((hit) => cellsOf(hit, terms, isPlain)),
  ];
  const lines = rows.flatMap((cells) => rowLines(cells, widths));
  return lines
    .map((line) => line.replace(/\u0001([^\u0002]*)\u0002/gu, (_, word: string) => styleText('bold', word, { stream })))
    .join('\n');
}

function cellsOf(hit: Hit, terms: readonly Term[], isPlain: boolean): readonly string[] {
  const place = [hit.kabupaten, hit.kecamatan].filter((name) => name !== null).join(' / ');
  const where = hit.page !== null ? `, p. ${hit.page}` : hit.line !== null ? `, line ${hit.line}` : '';
  return [
    printable(place || (hit.perangkat_daerah ?? '-')),
    printable(hit.jabatan ?? '-'),
    indikatorCell(hit, terms, isPlain),
    printable(`${hit.path}${where}`),
  ];
}

/** The indikator with its hits marked; if it has none, the words around the hit in another field too. */
function indikatorCell(hit: Hit, terms: readonly Term[], isPlain: boolean): string {
  const own = marked(hit.indikator ?? '-', terms, isPlain);
  if (own.hasHit) return own.text;
  const elsewhere = (['sasaran', 'formula_teks', 'sumber_data'] as const).flatMap((field) => {
    const around = excerpt(hit[field] ?? '', terms);
    return around === null ? [] : [`${field}: ${marked(around, terms, isPlain).text}`];
  });
  return [own.text, ...elsewhere.slice(0, 1)].join(' | ');
}

function marked(text: string, terms: readonly Term[], isPlain: boolean): { readonly text: string; readonly hasHit: boolean } {
  const pieces = piecesOf(printable(text.replace(/\s+/gu, ' ')), terms);
  const [open, close] = isPlain ? ['«', '»'] : [OPEN, CLOSE];
  return {
    text: pieces.map((piece) => (piece.isHit ? `${open}${piece.text}${close}` : piece.text)).join(''),
    hasHit: pieces.some(({ isHit }) => isHit),
  };
}

function excerpt(text: string, terms: readonly Term[]): string | null {
  const pieces = piecesOf(text, terms);
  const at = pieces.findIndex(({ isHit }) => isHit);
  if (at === -1) return null;
  const start = pieces.slice(0, at).reduce((sum, piece) => sum + piece.text.length, 0);
  const from = start <= AROUND ? 0 : text.indexOf(' ', start - AROUND) + 1;
  const to = start + (pieces[at]?.text.length ?? 0) + AROUND;
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}

function rowLines(cells: readonly string[], widths: readonly number[]): readonly string[] {
  const wrapped = cells.map((cell, i) => wrap(cell, widths[i] ?? 0));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    wrapped
      .map((lines, i) => padded(lines[at] ?? '', widths[i] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

const lengthOf = (text: string): number => text.replaceAll(OPEN, '').replaceAll(CLOSE, '').length;
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - lengthOf(text)));

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((one) => (lengthOf(one) <= width ? [one] : cut(one, width)))) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(last) + 1 + lengthOf(word) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A word longer than its column in pieces, at the slashes of a path if it has some; it loses its mark. */
function cut(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  for (const part of word
    .replaceAll(OPEN, '')
    .replaceAll(CLOSE, '')
    .split(/(?<=\/)/u)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + part.length <= width) pieces[pieces.length - 1] = last + part;
    else pieces.push(...(part.match(new RegExp(`.{1,${width}}`, 'gsu')) ?? []));
  }
  return pieces;
}
