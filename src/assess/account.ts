import type { Field, RawJabatan } from '../../parsers/contract.ts';
import type { Block, Inline, LayoutDocument, Place } from '../layout/document.ts';
import { plainText, placesOf } from '../layout/inline.ts';
import { remember, rememberText } from '../remember.ts';

/**
 * Where every word of a document went, so that none vanishes. `preamble` stands before the first block, `closing` behind the
 * last table of one (copy list, next chapter), `blank` is a printed nothing ("-", "…"), `remainder` fits nowhere.
 */
export type PartName = 'preamble' | 'heading' | 'signature' | 'closing' | 'furniture' | 'letter' | 'blank' | 'record' | 'remainder';
/** Words that stand side by side and went the same way; `block` is the index of the jabatan they stand in, null outside. */
export type Part = { readonly name: PartName; readonly text: string; readonly place: Place | null; readonly block: number | null };
/** The blocks of one jabatan and what its parser read in them. */
export type ReadSection = { readonly blocks: readonly Block[]; readonly raw: RawJabatan };

/** Words of one field that are not yet found in the layout, by how often they stand in it. */
type Pool = { readonly name: PartName; readonly words: Map<string, number> };
type Pools = ReadonlyMap<string, readonly Pool[]>;
/** A printed word with the signs around it, and the words in it to compare: none, one, or more ("dan/atau"). */
type Token = { readonly text: string; readonly words: readonly string[]; readonly places: readonly Place[] };

/** What a word is compared by: letters and digits, so that a bracket or a full stop more or less says nothing. */
const WORD = /[\p{L}\p{N}]+|∑/gu;
const wordsIn = rememberText((text): readonly string[] => text.toLowerCase().match(WORD) ?? []);
const keyOf = remember((place: Place): string => ('line' in place ? `line ${place.line}` : `page ${place.page} ${place.bbox.join(' ')}`));

/** Lines behind the last table with which something begins that is not the block's any more: a chapter, an annex, place and date. */
const CLOSING =
  /^\W*(?:bab\s+[ivx\d]+\b|penutup\b|tembusan\b|salinan\b|lampiran\b|d\s?i\s?t\s?e\s?t\s?a\s?p\s?k\s?a\s?n\b|diundangkan\b|demikian\b|ttd\b|t\.\s?t\.\s?d)|^\p{L}[\p{L} .'-]{2,30},\s.{0,24}\b\d{4}\W*$/iu;

/** Numbering that parsers take off the text behind it: "1.", "(2)", "b)", "3". */
const NUMBERING = /^\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{1,4})[.)]*\)?$/iu;

type Owner = { readonly index: number; readonly pools: Pools; readonly before: ReadonlySet<Block>; readonly closing: ReadonlySet<Block> };

/**
 * Every word of `layout` in exactly one part. `end` is the index of the block where another document begins; `unread`: tables
 * that belong into a record but are in none, which are no preamble wherever they stand.
 */
export function accountFor(
  layout: LayoutDocument,
  end: number,
  sections: readonly ReadSection[],
  unread: ReadonlySet<Block>,
): readonly Part[] {
  const owners = new Map<Block, Owner>();
  sections.forEach(({ blocks, raw }, index) => {
    const own = { index, pools: poolsOf(raw), before: beforeHead(blocks, raw), closing: closingOf(blocks) };
    for (const block of blocks) owners.set(block, own);
  });
  const first = layout.blocks.findIndex((block) => owners.has(block));
  return layout.blocks.flatMap((block, at): readonly Part[] => {
    const owner = owners.get(block);
    const as = (name: PartName): readonly Part[] => wholeParts(block, name, owner?.index ?? null);
    if (at >= end) return as('letter');
    if (block.type === 'furniture') return as('furniture');
    if (owner === undefined) return as(at < first && !unread.has(block) ? 'preamble' : 'remainder');
    const rest = owner.before.has(block) ? 'preamble' : owner.closing.has(block) ? 'closing' : 'remainder';
    return contentsOf(block).flatMap((content) => splitContent(content, owner.pools, rest, owner.index));
  });
}

/** The words that fit nowhere, in the order of the document. */
export const remainderIn = (parts: readonly Part[]): readonly Part[] => parts.filter((part) => part.name === 'remainder');

/** What stands above the name of the position: prose of the chapter that the block's title opens. */
function beforeHead(blocks: readonly Block[], { jabatan }: RawJabatan): ReadonlySet<Block> {
  const places = new Set(jabatan?.places.map(keyOf));
  const head = blocks.findIndex((block) => block.type === 'paragraph' && placesOf(block.content).some((place) => places.has(keyOf(place))));
  return new Set(blocks.slice(0, Math.max(0, head)).filter((block) => block.type === 'paragraph'));
}

function closingOf(blocks: readonly Block[]): ReadonlySet<Block> {
  const behind = blocks.slice(blocks.findLastIndex((block) => block.type === 'table') + 1);
  const from = behind.findIndex((block) => block.type === 'paragraph' && CLOSING.test(plainText(block.content)));
  return new Set(from < 0 ? [] : behind.slice(from));
}

function contentsOf(block: Block): readonly (readonly Inline[])[] {
  if (block.type !== 'table') return [block.content];
  return block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.paragraphs.map((paragraph) => paragraph.content)));
}

const wholeParts = (block: Block, name: PartName, index: number | null): readonly Part[] =>
  contentsOf(block).flatMap((content) =>
    groupParts(
      tokensOf(content).map((token) => ({ token, name })),
      index,
    ),
  );

const tokenTexts = (text: string): readonly string[] => text.split(/\s+/u).filter((token) => token !== '');

/** Words with their places, those of fractions too. */
function tokensOf(content: readonly Inline[]): readonly Token[] {
  return content.flatMap((piece): readonly Token[] => {
    if (piece.kind === 'bar') return [];
    if (piece.kind === 'fraction') return [...tokensOf(piece.numerator), ...tokensOf(piece.denominator)];
    return tokenTexts(piece.text).map((text) => ({ text, words: wordsIn(text), places: piece.places }));
  });
}

/** What the parser read, by place: a field's words are looked for where the field says that it stands, and nowhere else. */
function poolsOf(raw: RawJabatan): Pools {
  const pools = new Map<string, Pool[]>();
  const seen = new Set<string>();
  const add = (name: PartName, role: string, text: string, places: readonly Place[]): void => {
    // A merged cell stands in the record once for each of its rows, but is printed once.
    const keys = places.map(keyOf);
    const identity = `${role}|${text}|${keys.join()}`;
    if (seen.has(identity)) return;
    seen.add(identity);
    const pool = { name, words: counted(wordsIn(text)) };
    for (const key of new Set(keys)) {
      const own = pools.get(key);
      if (own) own.push(pool);
      else pools.set(key, [pool]);
    }
  };
  for (const [role, fields] of Object.entries(fieldsOf(raw))) {
    for (const field of fields) if (field !== null) add('record', role, field.text, field.places);
  }
  for (const { measure } of raw.indikator) add('record', 'formula', plainText(measure.formula), placesOf(measure.formula));
  // Lines of signatures and headings may say the same twice on one line: each is printed as often as it is listed.
  raw.signature.forEach((field, i) => add('signature', `signature ${i}`, field.text, field.places));
  raw.headings.forEach((field, i) => add('heading', `heading ${i}`, field.text, field.places));
  return pools;
}

/** The fields of a block by what they hold. */
function fieldsOf(raw: RawJabatan): Readonly<Record<string, readonly (Field | null)[]>> {
  return {
    jabatan: [raw.jabatan],
    tugas: raw.tugas,
    fungsi: raw.fungsi,
    pemangku: raw.pemangku === null ? [] : [raw.pemangku.nama, raw.pemangku.nip],
    sasaran: raw.indikator.map((row) => row.sasaran),
    indikator: raw.indikator.map((row) => row.indikator),
    alasan: raw.indikator.map((row) => row.measure.alasan),
    penjelasan: raw.indikator.flatMap((row) => row.measure.penjelasan),
    sumber_data: raw.indikator.map((row) => row.sumber_data),
    penanggung_jawab: raw.indikator.map((row) => row.penanggung_jawab),
    'target sasaran': raw.target.map((row) => row.sasaran),
    'target indikator': raw.target.map((row) => row.indikator),
    target: raw.target.map((row) => row.target),
    'target satuan': raw.target.map((row) => row.satuan),
  };
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Fields come before signatures, and these before headings. */
const ORDER: readonly PartName[] = ['record', 'signature', 'heading'];

/**
 * The pools at the places of a paragraph, the one that holds most of it first: the cells of a row in a text source all stand on
 * one line and may say nearly the same.
 */
function poolsAt(tokens: readonly Token[], pools: Pools): readonly Pool[] {
  const near = new Set<Pool>();
  let seen: Token['places'] | null = null;
  for (const { places } of tokens) {
    // The words of one run share its places.
    if (places !== seen) for (const place of places) for (const pool of pools.get(keyOf(place)) ?? []) near.add(pool);
    seen = places;
  }
  if (near.size < 2) return [...near];
  const words = counted(tokens.flatMap((token) => token.words));
  const ranked = [...near].map((pool) => ({ pool, order: ORDER.indexOf(pool.name), held: heldOf(words, pool) }));
  return ranked.sort((a, b) => a.order - b.order || b.held - a.held).map(({ pool }) => pool);
}

function heldOf(words: ReadonlyMap<string, number>, pool: Pool): number {
  let sum = 0;
  words.forEach((count, word) => {
    sum += Math.min(count, pool.words.get(word) ?? 0);
  });
  return sum;
}

type Taken = { readonly word: string; readonly pool: Pool | null };

/** Takes one word from the first pool that still has it. */
function take(word: string, pools: readonly Pool[]): Taken {
  const pool = pools.find((own) => (own.words.get(word) ?? 0) > 0) ?? null;
  pool?.words.set(word, (pool.words.get(word) ?? 0) - 1);
  return { word, pool };
}

/** Least share (0 to 1) of a paragraph's words that fields must hold; below it they are only words that others use too. */
const HELD_LEAST = 0.5;

/** Takes every word of a paragraph, or gives all back where most of them stand in no field: it is then left over as a whole. */
function takeAll(tokens: readonly Token[], pools: readonly Pool[]): readonly (readonly (PartName | null)[])[] {
  const taken = tokens.map((token) => token.words.map((word) => take(word, pools)));
  const all = taken.flat();
  if (all.filter(({ pool }) => pool !== null).length >= HELD_LEAST * all.length)
    return taken.map((own) => own.map(({ pool }) => pool?.name ?? null));
  for (const { word, pool } of all) pool?.words.set(word, (pool.words.get(word) ?? 0) + 1);
  return taken.map((own) => own.map(() => null));
}

type Named = { readonly token: Token; readonly name: PartName };

/** The words of one paragraph, each by the pool that has it; a sign goes with the words beside it. */
function splitContent(content: readonly Inline[], all: Pools, rest: PartName, index: number): readonly Part[] {
  const tokens = tokensOf(content);
  // undefined: a sign, which is no word
  const taken = takeAll(tokens, poolsAt(tokens, all)).map((names) =>
    names.length === 0 ? undefined : (names.find((name) => name !== null) ?? null),
  );
  const named = tokens.map((token, at): Named => {
    const own = taken[at];
    if (own) return { token, name: own };
    const beside = taken.slice(at + 1).find((name) => name !== undefined) ?? taken.slice(0, at).findLast((name) => name !== undefined);
    if (own === undefined) return { token, name: beside === undefined ? 'blank' : (beside ?? rest) };
    return { token, name: beside && NUMBERING.test(token.text) ? beside : rest };
  });
  return groupParts(named, index);
}

function groupParts(named: readonly Named[], block: number | null): readonly Part[] {
  const parts: (Omit<Part, 'text'> & { text: string })[] = [];
  let open: PartName | null = null;
  for (const { token, name } of named) {
    const last = parts.at(-1);
    if (last !== undefined && open === name) last.text += ` ${token.text}`;
    else parts.push({ name, text: token.text, place: token.places[0] ?? null, block });
    open = name;
  }
  return parts;
}
