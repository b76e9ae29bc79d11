import { piecesOf } from '../analysis/search-marks.ts';
import { matchOf, type Term, termsOf } from '../analysis/search-words.ts';
import { openStore } from '../store/index.ts';
import type { Found, Hit } from '../store/search.ts';
import type { Ending } from './endings.ts';
import { toStdout } from './output.ts';
import { searchTable } from './search-table.ts';

export type SearchOptions = { readonly db: string; readonly limit: number; readonly json?: true };

/** Fields that are searched, in the order in which a hit is looked for to be shown. */
export const SEARCHED = ['indikator', 'sasaran', 'formula_teks', 'sumber_data'] as const;

/** `iki search`: rows with all of these words in goal, indicator, formula or source, the best first. */
export async function searchCommand(query: string, options: SearchOptions): Promise<Ending> {
  const terms = termsOf(query);
  const store = openStore(options.db, 'read');
  try {
    const found = store.search(matchOf(terms), options.limit);
    const text =
      options.json === true
        ? JSON.stringify({ query, total: found.total, hits: found.hits.map((hit) => withFields(hit, terms)) }, null, 2)
        : shown(query, found, terms);
    await toStdout(`${text}\n`);
    return 'done';
  } finally {
    store.close();
  }
}

/** `found_in`: the fields in which some of the words stand. */
function withFields(hit: Hit, terms: readonly Term[]): Hit & { readonly found_in: readonly string[] } {
  return { ...hit, found_in: SEARCHED.filter((field) => piecesOf(hit[field] ?? '', terms).some(({ isHit }) => isHit)) };
}

function shown(query: string, { total, hits }: Found, terms: readonly Term[]): string {
  if (total === 0) return `Nothing found for ${query.trim()}.`;
  const count = hits.length < total ? `${hits.length} of ${total} rows` : `${total} ${total === 1 ? 'row' : 'rows'}`;
  return `${searchTable(hits, terms, process.stdout)}\n\n${count}`;
}
