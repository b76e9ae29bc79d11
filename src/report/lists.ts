import { z } from 'zod';
import { personRemover } from '../normalise/without-persons.ts';
import type { EmptyJabatan, Listed, UnmeasurableRow, UnreadDocument } from '../store/report.ts';
import type { ChapterFigures } from './chapter-figures.ts';
import { type Html, html, NOTHING, type Part } from './html.ts';
import { whole } from './numbers.ts';
import { officeLabel } from './offices.ts';
import { heading, type Place, table, type Table } from './table.ts';
import { OUTCOMES, reasonInIndonesian } from './words.ts';

/** The lists of a chapter: what somebody has to do something about. */

/** Letters of a text that a cell shows; a formula in prose may fill a page. */
const LETTERS_SHOWN = 240;
const NOT_PRINTED = html`<span class="none">tidak tercetak</span>`;

type Named = UnmeasurableRow | EmptyJabatan | UnreadDocument;

/** A text of a document as it is shown: without persons, and cut where it is long. */
function shown(text: string | null, { pemangku_nama, penandatangan_nama }: Named): Part {
  if (text === null || text.trim() === '') return NOT_PRINTED;
  const names = [pemangku_nama, penandatangan_nama].filter((name) => name !== null);
  const bare = personRemover({ names, nips: [], responsible: [] })(text);
  return bare.length <= LETTERS_SHOWN ? bare : `${bare.slice(0, LETTERS_SHOWN).toWellFormed().trimEnd()} …`;
}

export function listsSection(place: Place, figures: ChapterFigures): Html {
  const { kabupaten } = figures;
  const office = (row: Named): Part => shown(officeLabel(row, kabupaten), row);
  return html`<section id="${place.id}-daftar">
${heading(place.level, 'Daftar untuk ditindaklanjuti')}
${list(figures.unmeasurable, 'Tidak ada indikator tanpa formula terukur.', {
  caption: 'Indikator tanpa formula terukur',
  heads: ['Indikator', 'Formula seperti tercetak', 'Jabatan', 'Kantor'],
  cells: (row) => [shown(row.indikator, row), shown(row.formula_teks, row), shown(row.jabatan, row), office(row)],
})}${list(figures.emptyJabatan, 'Tidak ada jabatan tanpa indikator.', {
  caption: 'Jabatan tanpa indikator',
  heads: ['Jabatan', 'Kantor', 'Dokumen'],
  cells: (row) => [shown(row.jabatan, row), office(row), shown(row.path, row)],
})}${list(figures.unread, 'Semua dokumen dalam basis data terbaca.', {
  caption: 'Dokumen yang tidak terbaca seluruhnya',
  heads: ['Dokumen', 'Hasil', 'Sebabnya'],
  cells: (row) => [shown(row.path, row), OUTCOMES.find(({ outcome }) => outcome === row.outcome)?.label ?? row.outcome, reasons(row)],
})}</section>
`;
}

type ListTable<Row> = Pick<Table, 'caption' | 'heads'> & { readonly cells: (row: Row) => readonly Part[] };

function list<Row>({ rows, total }: Listed<Row>, none: string, { caption, heads, cells }: ListTable<Row>): Html {
  if (total === 0) return html`<p>${none}</p>\n`;
  const left = total - rows.length;
  const more = left === 0 ? NOTHING : html`<p class="more">${whole(left)} lagi tidak ditampilkan.</p>\n`;
  return html`${table({ caption: `${caption} (${whole(total)})`, heads, words: heads.length, rows: rows.map(cells) })}${more}`;
}

const pagesSchema = z.array(z.object({ page: z.number(), reason: z.string() }));
/** Pages that are named one by one. */
const PAGES_NAMED = 10;

/** Why a document could not be read: its pages, or what was seen in place of a table that is known. */
function reasons(row: UnreadDocument): Part {
  const pages = pagesSchema.parse(JSON.parse(row.pages));
  if (pages.length > 0) return pageReasons(pages, row);
  const seen = z
    .array(z.string())
    .parse(JSON.parse(row.evidence))
    .flatMap((text) => /^header seen: (.*)$/su.exec(text)?.[1] ?? []);
  if (seen.length === 0) return 'Tidak ada tabel indikator yang dikenali.';
  return html`Judul kolomnya bukan judul tabel indikator yang dikenal: ${shown(seen.join('; '), row)}`;
}

function pageReasons(pages: z.infer<typeof pagesSchema>, row: UnreadDocument): Part {
  const numbers = pages.slice(0, PAGES_NAMED).map(({ page }) => String(page));
  const more = pages.length > PAGES_NAMED ? ` dan ${whole(pages.length - PAGES_NAMED)} halaman lain` : '';
  const [{ reason } = { reason: '' }] = pages;
  const known = reasonInIndonesian(reason);
  return html`Halaman ${numbers.join(', ')}${more}: ${known ?? html`<span lang="en">${shown(reason, row)}</span>`}`;
}
