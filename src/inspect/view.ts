import type { Block, Box, CellEdge, Inline, Place } from '../layout/document.ts';
import { union } from '../layout/geometry.ts';
import type { PageContent } from '../layout/page.ts';
import type { Raw, RawTable } from '../layout/raw.ts';
import type { DocumentRecord, Indikator } from '../records/record.ts';

/** What the program made of one page, boxes in points as in `PageContent`. */
export type PageView = {
  readonly content: PageContent;
  /** Pages of the whole document. */
  readonly pages: number;
  readonly cells: readonly { readonly box: Box; readonly edge: CellEdge }[];
  readonly tables: readonly TableOnPage[];
  readonly furniture: readonly Box[];
  readonly fractions: readonly Box[];
  readonly fields: readonly FieldOnPage[];
  /** The blocks of the layout document that have words on the page. */
  readonly blocks: readonly Block[];
};

/** The part of a table that stands on the page, and whether it is joined to parts on the page before and after. */
export type TableOnPage = { readonly box: Box; readonly fromPageBefore: boolean; readonly onNextPage: boolean };

/** A value that was read here. `rows`: "2.5" is the fifth row of the second jabatan; a shared cell has several. */
export type FieldOnPage = { readonly field: string; readonly rows: readonly string[]; readonly box: Box };

export type Inspected = {
  readonly pages: readonly PageContent[];
  readonly parts: readonly Raw[];
  readonly blocks: readonly Block[];
  readonly record: DocumentRecord;
};

export function viewPage(content: PageContent, { pages, parts, blocks, record }: Inspected): PageView {
  const page = content.reading.page;
  const tables = parts.filter((part) => part.type === 'table').filter((table) => table.page <= page && page <= table.lastPage);
  const own = blocks.filter((block) => placesOfBlock(block).some((place) => isOn(place, page)));
  return {
    content,
    pages: pages.length,
    cells: tables.flatMap((table) => cellsOn(table, page)),
    tables: tables.flatMap((table) => tableOn(table, page)),
    furniture: parts
      .filter((part) => part.type === 'furniture')
      .filter((part) => part.page === page)
      .flatMap((part) => part.words.map((word) => word.at)),
    fractions: own
      .flatMap(contentOf)
      .filter(isDivision)
      .flatMap((piece) => around(placesOfInline(piece), page)),
    fields: fieldsOn(record, page),
    blocks: own,
  };
}

function cellsOn(table: RawTable, page: number): PageView['cells'] {
  return table.rows.flatMap((row) =>
    row.cells.flatMap(({ edge, parts }) => parts.filter((part) => part.page === page).map(({ box }) => ({ box, edge }))),
  );
}

function tableOn(table: RawTable, page: number): readonly TableOnPage[] {
  const boxes = cellsOn(table, page).map((cell) => cell.box);
  return boxes.length === 0 ? [] : [{ box: union(boxes), fromPageBefore: table.page < page, onNextPage: page < table.lastPage }];
}

const isOn = (place: Place, page: number): boolean => 'page' in place && place.page === page;

/** The box around all that stands on the page; none if nothing does. */
function around(places: readonly Place[], page: number): readonly Box[] {
  const boxes = places.flatMap((place) => ('page' in place && place.page === page ? [place.bbox] : []));
  return boxes.length === 0 ? [] : [union(boxes)];
}

function contentOf(block: Block): readonly Inline[] {
  if (block.type !== 'table') return block.content;
  return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs.flatMap((paragraph) => paragraph.content)));
}

const placesOfBlock = (block: Block): readonly Place[] => [block.place, ...contentOf(block).flatMap(placesOfInline)];

function placesOfInline(piece: Inline): readonly Place[] {
  return piece.kind === 'fraction'
    ? [...piece.places, ...[...piece.numerator, ...piece.denominator].flatMap(placesOfInline)]
    : piece.places;
}

const isDivision = (piece: Inline): boolean => piece.kind !== 'text';

/** One box for each value that has words on the page; values with the same box are one, as a merged cell counts for several rows. */
function fieldsOn(record: DocumentRecord, page: number): readonly FieldOnPage[] {
  const found = record.jabatan.flatMap((jabatan, j) => [
    ...fieldOn('jabatan', jabatan.provenance, `${j + 1}`, page),
    ...jabatan.indikator.flatMap((row, r) => fieldsOfRow(row, `${j + 1}.${r + 1}`, page)),
  ]);
  return [...Map.groupBy(found, ({ field, box }) => `${field} ${box.join(' ')}`).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, rows: same.flatMap((each) => each.rows) }];
  });
}

function fieldsOfRow({ provenance }: Indikator, row: string, page: number): readonly FieldOnPage[] {
  return Object.entries(provenance).flatMap(([field, places]) => fieldOn(field, places, row, page));
}

function fieldOn(field: string, places: readonly Place[], row: string, page: number): readonly FieldOnPage[] {
  return around(places, page).map((box) => ({ field, rows: [row], box }));
}
