import { type Html, html, NOTHING, type Part, trusted } from './html.ts';

/** A table whose rows each begin with what they are about. `words`: text columns; the others hold numbers. */
export type Table = {
  readonly caption: string;
  readonly heads: readonly string[];
  /** How many columns from the left hold text. */
  readonly words: number;
  readonly rows: readonly (readonly Part[])[];
  /** Sums, below all rows. */
  readonly foot?: readonly Part[];
};

/** Rows up to which a table is kept on one sheet of paper. */
const SHORT_MOST = 8;

export function table({ caption, heads, words, rows, foot }: Table): Html {
  const kind = (at: number): Html => (at < words ? NOTHING : trusted(' class="number"'));
  const line = (cells: readonly Part[]): Html =>
    html`<tr>${cells.map((cell, at) => (at === 0 ? html`<th scope="row">${cell}</th>` : html`<td${kind(at)}>${cell}</td>`))}</tr>\n`;
  const kept = rows.length <= SHORT_MOST ? ' short' : '';
  return html`<div class="wide${kept}" role="group" aria-label="${caption}" tabindex="0">
<table>
<caption>${caption}</caption>
<thead><tr>${heads.map((head, at) => html`<th scope="col"${kind(at)}>${head}</th>`)}</tr></thead>
<tbody>
${rows.map(line)}</tbody>
${foot === undefined ? NOTHING : html`<tfoot>${line(foot)}</tfoot>\n`}</table>
</div>
`;
}

export function figure(picture: Html, caption: string): Html {
  return html`<figure>${picture}<figcaption>${caption}</figcaption></figure>\n`;
}

export type Level = 2 | 3;
/** Where a section stands; `id` begins the names of all that is in it. */
export type Place = { readonly id: string; readonly level: Level };
export const heading = (level: Level, text: string): Html => html`${trusted(`<h${level}>`)}${text}${trusted(`</h${level}>`)}\n`;
