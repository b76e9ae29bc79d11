type Table = { readonly description: string; readonly columns: Readonly<Record<string, string>> };

export type Metadata = {
  readonly title: string;
  readonly description: string;
  readonly databases: {
    readonly iki: { readonly title: string; readonly description: string; readonly tables: Readonly<Record<string, Table>> };
  };
};

/**
 * What Datasette shows beside the tables and views: the words of docs/schema.md, which has a heading "### name" for each, a
 * description below it, and a table of columns.
 * @throws Error for a heading without both
 */
export function datasetteMetadata(schema: string): Metadata {
  const sections = schema.split(/^### /mu).slice(1);
  return {
    title: 'Indikator Kinerja Individu',
    description: 'Rows that iki read from documents. Empty values were not printed in the document, or could not be read.',
    databases: {
      iki: {
        title: 'IKI documents',
        description: 'Start with the view indikator_flat: one row per indicator, as it stands after review.',
        tables: Object.fromEntries(sections.map(tableOf)),
      },
    },
  };
}

function tableOf(section: string): readonly [name: string, table: Table] {
  const [name = '', ...lines] = section.split('\n');
  const head = lines.findIndex((line) => line.startsWith('| column '));
  const description = plain(lines.slice(0, head).join(' '));
  const rows = [...section.matchAll(/^\| (\w+) \| (?:INTEGER|REAL|TEXT) \| (\S.*) \|$/gmu)];
  if (head < 0 || description === '' || rows.length === 0) throw new Error(`docs/schema.md: ${name} has no description or no columns.`);
  return [name, { description, columns: Object.fromEntries(rows.map(([, column = '', means = '']) => [column, plain(means)])) }];
}

/** Datasette shows these words as they are: without the marks of links and code. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\([^)]*\)/gu, '$1')
    .replaceAll('`', '')
    .replace(/\s+/gu, ' ')
    .trim();
}
