import { CHECKS } from '../assess/findings/index.ts';
import { FORMULA_TYPES } from '../records/formula.ts';
import { type ChapterFigures, type OfficeFigures, sumOf } from './chapter-figures.ts';
import { type Bar, barChart, wholeChart } from './charts.ts';
import { type Html, html, NOTHING } from './html.ts';
import { oneDecimal, share, whole, withShare } from './numbers.ts';
import { figure, heading, type Place, table } from './table.ts';
import { findingLabel, FORMULAS, OUTCOMES, REVIEW_STATES } from './words.ts';

/** The parts of a chapter that count. */

/** Offices that a table shows, those with the most indikator; a kabupaten has about fifty. */
const OFFICES_MOST = 80;
/** Kinds of findings in a chart and in the table of what they mean. */
const FINDINGS_MOST = 10;
const HUNDRED = 100;

export function coverageSection({ id, level }: Place, figures: ChapterFigures): Html {
  const { total, offices, coverage } = figures;
  const outcomes = OUTCOMES.filter(({ outcome }) => outcome !== 'failed' || (total.outcomes[outcome] ?? 0) > 0);
  const parts = outcomes.map(({ outcome, label }): Bar => {
    const value = total.outcomes[outcome] ?? 0;
    return { label, value, shown: `${withShare(value, total.documents)}` };
  });
  const line = (office: OfficeFigures) => [
    office.office,
    ...outcomes.map(({ outcome }) => whole(office.outcomes[outcome] ?? 0)),
    whole(office.documents),
    whole(office.rows.indikator),
  ];
  const { shown, note } = cappedOffices(offices);
  return html`<section id="${id}-cakupan">
${heading(level, 'Cakupan')}
<p>Dokumen dalam basis data menurut hasil bacanya. Berkas yang gagal dibuka saat impor tidak disimpan, jadi tidak terhitung di sini; <code>iki import</code> menyebutnya.</p>
${coverage === null ? NOTHING : kecamatanText(coverage)}
${figure(wholeChart({ name: `${id}-hasil`, label: 'Diagram: dokumen menurut hasil baca. Angkanya ada dalam tabel berikut.' }, parts), 'Dokumen menurut hasil baca')}
${table({
  caption: 'Dokumen menurut kantor dan hasil baca',
  heads: ['Kantor', ...outcomes.map(({ label }) => label), 'Dokumen', 'Indikator'],
  words: 1,
  rows: shown.map(line),
  foot: line(total),
})}${note}</section>
`;
}

function kecamatanText({ all, missing }: NonNullable<ChapterFigures['coverage']>): Html {
  const there = all - missing.length;
  if (missing.length === 0) return html`<p>Semua ${whole(all)} kecamatan mempunyai dokumen.</p>`;
  return html`<p>${whole(there)} dari ${whole(all)} kecamatan mempunyai dokumen. Belum ada dokumen dari: ${missing.join(', ')}.</p>`;
}

/** The offices with the most rows, still in the order of the alphabet. */
function cappedOffices(offices: readonly OfficeFigures[]): { readonly shown: readonly OfficeFigures[]; readonly note: Html } {
  if (offices.length <= OFFICES_MOST) return { shown: offices, note: NOTHING };
  const largest = new Set(
    offices.toSorted((a, b) => b.rows.indikator - a.rows.indikator || b.documents - a.documents).slice(0, OFFICES_MOST),
  );
  const note = html`<p class="more">${whole(offices.length - OFFICES_MOST)} kantor lain, dengan indikator lebih sedikit, tidak ditampilkan; jumlah di bawah tabel mencakup semuanya.</p>\n`;
  return { shown: offices.filter((office) => largest.has(office)), note };
}

const COMPLETE = [
  { column: 'formula', label: 'Formula terukur' },
  { column: 'sumber_data', label: 'Sumber data tertulis' },
  { column: 'target', label: 'Target ditetapkan' },
] as const;

/** A section of which there is nothing to count. */
function emptySection(id: string, title: Html, says: string): Html {
  return html`<section id="${id}">\n${title}<p>${says}</p>\n</section>\n`;
}
const NO_ROWS = 'Belum ada indikator.';

export function completenessSection({ id, level }: Place, { total, offices }: ChapterFigures): Html {
  const title = heading(level, 'Kelengkapan');
  if (total.rows.indikator === 0) return emptySection(`${id}-kelengkapan`, title, NO_ROWS);
  const bars = COMPLETE.map(({ column, label }): Bar => {
    const value = total.rows[column];
    return { label, value: (value / total.rows.indikator) * HUNDRED, shown: withShare(value, total.rows.indikator) };
  });
  const line = ({ office, rows }: OfficeFigures) => [
    office,
    whole(rows.indikator),
    ...COMPLETE.map(({ column }) => withShare(rows[column], rows.indikator)),
  ];
  const { shown, note } = cappedOffices(offices.filter(({ rows }) => rows.indikator > 0));
  return html`<section id="${id}-kelengkapan">
${title}<p><em>Formula terukur</em>: formulanya dapat dihitung, bukan uraian dan tidak kosong. <em>Sumber data tertulis</em>: kolomnya terisi. <em>Target ditetapkan</em>: tabel target jabatan yang sama memuat target untuk indikator yang sama, walaupun kata-katanya sedikit berbeda; dokumen yang tidak memuat tabel target terhitung tanpa target.</p>
${figure(barChart({ name: `${id}-lengkap`, label: 'Diagram batang: bagian indikator yang lengkap. Angkanya ada dalam tabel berikut.' }, bars, HUNDRED), 'Bagian dari semua indikator')}
${table({
  caption: 'Kelengkapan indikator menurut kantor',
  heads: ['Kantor', 'Indikator', ...COMPLETE.map(({ label }) => label)],
  words: 1,
  rows: shown.map(line),
  foot: line(total),
})}${note}</section>
`;
}

export function formulaSection({ id, level }: Place, { formulas, total }: ChapterFigures): Html {
  const all = total.rows.indikator;
  const title = heading(level, 'Jenis formula');
  if (all === 0) return emptySection(`${id}-formula`, title, NO_ROWS);
  const kinds = FORMULA_TYPES.map((type) => ({ type, count: formulas[type] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const bars = kinds.map(({ type, count }): Bar => ({ label: FORMULAS[type].label, value: count, shown: withShare(count, all) }));
  return html`<section id="${id}-formula">
${title}${figure(barChart({ name: `${id}-jenis`, label: 'Diagram batang: indikator menurut jenis formula. Angkanya ada dalam tabel berikut.' }, bars), 'Indikator menurut jenis formula')}
${table({
  caption: 'Indikator menurut jenis formula',
  heads: ['Jenis', 'Artinya', 'Indikator', 'Bagian'],
  words: 2,
  rows: kinds.map(({ type, count }) => [FORMULAS[type].label, FORMULAS[type].means, whole(count), share(count, all)]),
})}</section>
`;
}

export function findingsSection({ id, level }: Place, { total, offices }: ChapterFigures): Html {
  const title = heading(level, 'Temuan');
  if (sumOf(total.findings) === 0) return emptySection(`${id}-temuan`, title, 'Tidak ada temuan.');
  const kinds = ranked(total);
  const bars = kinds
    .slice(0, FINDINGS_MOST)
    .map(({ code, count }): Bar => ({ label: findingLabel(code), value: count, shown: whole(count) }));
  const line = (office: OfficeFigures) => {
    const [first] = ranked(office);
    const sum = sumOf(office.findings);
    const { indikator } = office.rows;
    return [
      office.office,
      first === undefined ? '–' : `${findingLabel(first.code)} (${whole(first.count)})`,
      whole(sum),
      indikator === 0 ? '–' : oneDecimal((sum / indikator) * HUNDRED),
    ];
  };
  const { shown, note } = cappedOffices(offices.filter(({ findings, rows }) => sumOf(findings) > 0 || rows.indikator > 0));
  return html`<section id="${id}-temuan">
${title}<p>Temuan adalah kelemahan dokumen itu sendiri, bukan kesalahan baca. Satu indikator dapat mempunyai beberapa temuan; sebagian temuan menyangkut satu jabatan atau seluruh dokumen.</p>
${figure(barChart({ name: `${id}-kelemahan`, label: 'Diagram batang: temuan yang paling sering. Angkanya ada dalam tabel berikut.' }, bars), 'Temuan yang paling sering')}
${meaningTable(kinds)}${table({
  caption: 'Temuan menurut kantor',
  heads: ['Kantor', 'Paling sering', 'Temuan', 'Per 100 indikator'],
  words: 2,
  rows: shown.map(line),
  foot: line(total),
})}${note}</section>
`;
}

type Kind = { readonly code: string; readonly count: number };

const ranked = ({ findings }: OfficeFigures): readonly Kind[] =>
  Object.entries(findings)
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));

function meaningTable(kinds: readonly Kind[]): Html {
  const more = kinds.slice(FINDINGS_MOST);
  const rows = kinds.slice(0, FINDINGS_MOST).map(({ code, count }) => {
    const check = CHECKS.find((each) => each.code === code);
    return [findingLabel(code), check?.rule.id ?? '', check?.remedy.id ?? '', whole(count)];
  });
  const note =
    more.length === 0
      ? NOTHING
      : html`<p class="more">${whole(more.length)} jenis lain tidak ditampilkan (${whole(more.reduce((sum, { count }) => sum + count, 0))} temuan).</p>\n`;
  const caption = 'Temuan yang paling sering: aturan dan perbaikannya';
  return html`${table({ caption, heads: ['Temuan', 'Aturan', 'Perbaikan', 'Jumlah'], words: 3, rows })}${note}`;
}

export function reviewSection({ id, level }: Place, { reviews }: ChapterFigures): Html {
  const all = sumOf(reviews);
  const title = heading(level, 'Status pemeriksaan');
  if (all === 0) return emptySection(`${id}-pemeriksaan`, title, NO_ROWS);
  const states = REVIEW_STATES.map((each) => ({ ...each, count: reviews[each.state] ?? 0 }));
  const parts = states.map(({ label, count }): Bar => ({ label, value: count, shown: withShare(count, all) }));
  const left = reviews['perlu'] ?? 0;
  return html`<section id="${id}-pemeriksaan">
${title}<p>${left === 0 ? 'Tidak ada baris yang masih perlu diperiksa.' : `${whole(left)} baris masih perlu diperiksa dengan iki review; angka laporan ini dapat berubah sesudahnya.`}</p>
${figure(wholeChart({ name: `${id}-status`, label: 'Diagram: baris menurut status pemeriksaan. Angkanya ada dalam tabel berikut.' }, parts), 'Baris menurut status pemeriksaan')}
${table({
  caption: 'Baris menurut status pemeriksaan',
  heads: ['Status', 'Artinya', 'Baris', 'Bagian'],
  words: 2,
  rows: states.map(({ label, means, count }) => [label, means, whole(count), share(count, all)]),
})}</section>
`;
}
