import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type ChapterFigures, sumOf } from './chapter-figures.ts';
import { type Html, html, NOTHING, trusted } from './html.ts';
import { listsSection } from './lists.ts';
import { share, whole, withShare } from './numbers.ts';
import { kabupatenLabel } from './offices.ts';
import { completenessSection, coverageSection, findingsSection, formulaSection, reviewSection } from './sections.ts';
import { type Place, table } from './table.ts';

/** The page: one file that asks for nothing, with a chapter for each kabupaten. */

/** What the head of the page says; `made`: the day; `database`: the name of its file. */
export type PageHead = { readonly database: string; readonly tahun: number | null; readonly made: Date; readonly version: string };

/** What the overview says of every kabupaten, also of those without a chapter. */
export type KabupatenFigures = Pick<ChapterFigures, 'kabupaten' | 'total'>;

const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
const DAY = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long' });
const PARTS = [
  ['cakupan', 'Cakupan', coverageSection],
  ['kelengkapan', 'Kelengkapan', completenessSection],
  ['formula', 'Jenis formula', formulaSection],
  ['temuan', 'Temuan', findingsSection],
  ['pemeriksaan', 'Status pemeriksaan', reviewSection],
  ['daftar', 'Daftar untuk ditindaklanjuti', listsSection],
] as const;

/** @param all every kabupaten; one with a chapter in `chapters` is linked to it */
export function reportPage(head: PageHead, all: readonly KabupatenFigures[], chapters: readonly ChapterFigures[]): string {
  const [only] = all.length === 1 ? chapters : [];
  const title =
    only === undefined ? 'Laporan Indikator Kinerja Individu' : `Laporan Indikator Kinerja Individu ${kabupatenLabel(only.kabupaten)}`;
  const content =
    only === undefined
      ? html`${overview(all, chapters)}${chapters.map((figures, at) => chapter({ id: `bab${at + 1}`, level: 3 }, figures))}`
      : html`${only.total.documents === 0 ? NOTHING : contents('bab1')}${chapterBody({ id: 'bab1', level: 2 }, only)}`;
  return html`${trusted('<!DOCTYPE html>')}
<html lang="id">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="iki ${head.version}">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<header>
<h1>Laporan Indikator Kinerja Individu${only === undefined ? NOTHING : html`<br>${kabupatenLabel(only.kabupaten)}`}</h1>
<p>${head.tahun === null ? yearsText(only) : `Tahun ${head.tahun}. `}Dibuat ${DAY.format(head.made)} dari ${head.database} dengan iki ${head.version}. Nama dan NIP orang tidak dimuat.</p>
</header>
<main>
${content}</main>
</body>
</html>
`.text;
}

/** Nothing is fetched and nothing runs: only this style sheet counts. */
function policy(): string {
  const hash = createHash('sha256').update(STYLE).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

function yearsText(figures: ChapterFigures | undefined): string {
  if (figures === undefined) return 'Semua tahun. ';
  const years = figures.years.map(({ tahun, documents }) => `${tahun ?? 'tahun tidak tercetak'} (${whole(documents)} dokumen)`);
  return years.length === 0 ? '' : `Tahun: ${years.join(', ')}. `;
}

const contents = (id: string): Html =>
  html`<nav aria-label="Daftar isi"><ul>${PARTS.map(([name, label]) => html`<li><a href="#${id}-${name}">${label}</a></li>`)}</ul></nav>\n`;

function overview(all: readonly KabupatenFigures[], chapters: readonly ChapterFigures[]): Html {
  const ids = new Map(chapters.map(({ kabupaten }, at) => [kabupaten, `bab${at + 1}`]));
  const name = (kabupaten: string | null): Html => {
    const id = ids.get(kabupaten);
    return id === undefined ? html`${kabupatenLabel(kabupaten)}` : html`<a href="#${id}">${kabupatenLabel(kabupaten)}</a>`;
  };
  const left = all.length - chapters.length;
  const note =
    left === 0
      ? NOTHING
      : html`<p class="more">Bab rinci dibuat untuk ${whole(chapters.length)} kabupaten dengan dokumen terbanyak. Untuk ${whole(left)} yang lain: <code>iki report --kabupaten NAMA</code>.</p>\n`;
  return html`<section id="ikhtisar">
<h2>Ikhtisar semua kabupaten</h2>
${table({
  caption: 'Dokumen, indikator, kelengkapan, dan temuan menurut kabupaten',
  heads: ['Kabupaten', 'Dokumen', 'Indikator', 'Formula terukur', 'Sumber data', 'Target', 'Temuan'],
  words: 1,
  rows: all.map(({ kabupaten, total: { documents, rows, findings } }) => [
    name(kabupaten),
    whole(documents),
    whole(rows.indikator),
    share(rows.formula, rows.indikator),
    share(rows.sumber_data, rows.indikator),
    share(rows.target, rows.indikator),
    whole(sumOf(findings)),
  ]),
})}${note}</section>
`;
}

function chapter(place: Place, figures: ChapterFigures): Html {
  return html`<section id="${place.id}" class="chapter">
<h2>${kabupatenLabel(figures.kabupaten)}</h2>
<p>${yearsText(figures)}</p>
${chapterBody(place, figures)}</section>
`;
}

function chapterBody(place: Place, figures: ChapterFigures): Html {
  return html`${keyFigures(figures)}${PARTS.map(([, , section]) => section(place, figures))}`;
}

/** What a reader in a hurry wants to know. */
function keyFigures({ total, jabatan, reviews }: ChapterFigures): Html {
  const { rows } = total;
  const figures = [
    ['Dokumen', whole(total.documents)],
    ['Jabatan', whole(jabatan)],
    ['Indikator', whole(rows.indikator)],
    ['Formula terukur', withShare(rows.formula, rows.indikator)],
    ['Sumber data tertulis', withShare(rows.sumber_data, rows.indikator)],
    ['Target ditetapkan', withShare(rows.target, rows.indikator)],
    ['Temuan', whole(sumOf(total.findings))],
    ['Perlu diperiksa', whole(reviews['perlu'] ?? 0)],
  ] as const;
  return html`<dl class="key">${figures.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>\n`;
}
