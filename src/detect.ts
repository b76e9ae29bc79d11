import { parsers } from '../parsers/index.ts';
import type { ParseOptions, Parser, Section } from '../parsers/contract.ts';
import { holdsIndicators } from '../parsers/shared/columns.ts';
import { featuresOf } from '../parsers/shared/section-reading.ts';
import { cellText } from './layout/inline.ts';
import type { Block, LayoutDocument } from './layout/document.ts';

/** A section given to the parser that scores it best. `margin`: how far the runner-up is behind, 0 to 1. */
export type Claim = { readonly section: Section; readonly parser: Parser; readonly score: number; readonly margin: number };

export type Detection = {
  readonly winner: string | null;
  readonly score: number;
  readonly runnerUp: { readonly parser: string; readonly score: number } | null;
  readonly evidence: readonly string[];
  readonly claims: readonly Claim[];
  /** Tables of indicators that no claim holds. */
  readonly unread: ReadonlySet<Block>;
};

/** Least score (0 to 1) at which a section is a jabatan: an indicator table and two further signs. */
const LEAST_SCORE = 0.5;
/** Headers named to the user when nothing was recognised. */
const HEADERS_SHOWN_MOST = 5;

function sectionsOf(document: LayoutDocument, options: ParseOptions): readonly Section[] {
  const section = (from: number, to: number): Section => ({ document, headers: options.headers, blocks: document.blocks.slice(from, to) });
  const seen = [...new Set(parsers.flatMap((parser) => [...parser.heads(document, options)]))].sort((a, b) => a - b);
  const end = document.blocks.length;
  const sections = seen.map((from, i) => section(from, seen[i + 1] ?? end));
  // A scan may have lost the title over the first table, and the rows would go with it.
  const before = section(0, seen[0] ?? end);
  return featuresOf(before).indicatorTable ? [before, ...sections] : sections;
}

type Scored = { readonly parser: Parser; readonly score: number; readonly evidence: readonly string[] };

function scoresOf(section: Section): readonly Scored[] {
  return parsers.map((parser) => ({ parser, ...parser.recognise(section) })).sort((a, b) => b.score - a.score);
}

/** The first rows of the tables that were seen, for a person to find the header words that are missing from the lexicon. */
function headersSeen(document: LayoutDocument): readonly string[] {
  const tables = document.blocks.filter((block) => block.type === 'table').slice(0, HEADERS_SHOWN_MOST);
  if (tables.length === 0) return ['no table was seen'];
  return tables.map((table) => `header seen: ${(table.rows[0]?.cells ?? []).map(cellText).join(' | ').slice(0, 200)}`);
}

const nothing = (document: LayoutDocument): Detection => ({
  winner: null,
  score: 0,
  runnerUp: null,
  evidence: headersSeen(document),
  claims: [],
  unread: new Set(),
});

/**
 * Cuts a document at the heads that the parsers see and gives every section to the parser that fits it best. The document's
 * winner is the parser with the highest mean score over the sections; a document without any indicator table is not recognised.
 */
export function detect(document: LayoutDocument, options: ParseOptions): Detection {
  const scored = sectionsOf(document, options).map((section) => ({ section, scores: scoresOf(section) }));
  const claims = scored.flatMap(({ section, scores }): Claim[] => {
    const [best, second] = scores;
    return best && best.score >= LEAST_SCORE
      ? [{ section, parser: best.parser, score: best.score, margin: best.score - (second?.score ?? 0) }]
      : [];
  });
  const tables = document.blocks.filter((block) => block.type === 'table' && holdsIndicators(block, options.headers));
  if (claims.length === 0 || tables.length === 0) return nothing(document);
  const claimed = new Set(claims.flatMap(({ section }) => section.blocks));
  const means = parsers.map((parser) => {
    const own = scored.flatMap(({ scores }) => scores.filter((score) => score.parser === parser));
    return { parser: parser.name, score: own.reduce((sum, { score }) => sum + score, 0) / own.length, evidence: own[0]?.evidence ?? [] };
  });
  const [winner, second] = means.sort((a, b) => b.score - a.score);
  return {
    winner: winner?.parser ?? null,
    score: round(winner?.score ?? 0),
    runnerUp: second ? { parser: second.parser, score: round(second.score) } : null,
    evidence: [`${claims.length} blocks`, ...(winner?.evidence ?? [])],
    claims,
    unread: new Set(tables.filter((table) => !claimed.has(table))),
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;
