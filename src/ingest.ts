import type { Doubt, ParseOptions } from '../parsers/contract.ts';
import { readHead } from '../parsers/shared/decree.ts';
import { documentEnd } from '../parsers/shared/letter.ts';
import type { HeaderWords } from '../parsers/shared/headers.ts';
import { prepareBlocks } from '../parsers/shared/prepare.ts';
import { accountFor, type Part, remainderIn } from './assess/account.ts';
import { withFindings } from './assess/findings/index.ts';
import { vocabularyOf } from './assess/surroundings.ts';
import { buildHead, buildJabatan, idMaker, type Observe } from './build.ts';
import { type Claim, detect } from './detect.ts';
import type { LayoutDocument } from './layout/document.ts';
import { readDocument } from './readers/index.ts';
import { partsOf, sha256Of } from './parts.ts';
import type { ReadTools, SourceFile } from './readers/reader.ts';
import { DEFAULT_TOOLS, makeTools } from './readers/tools.ts';
import { type DocumentRecord, recordSchema } from './records/record.ts';
import { type PlacedRepair, repairBlocks } from './repair.ts';

export type IngestOptions = {
  /** An office's own header words, added to the lexicon. */
  readonly headers?: HeaderWords;
  /** How pages are read; without it the document gets a recogniser of its own, which is ended with it. */
  readonly tools?: ReadTools;
};

/** One object for all documents: what headers were found to name is remembered by the words that they were read with. */
const NO_HEADERS: HeaderWords = {};

/** A runner-up nearer than this (difference of scores, 0 to 1) makes the choice of the format a doubt of its own. */
const CLOSE_MARGIN = 0.1;

/**
 * One document's story: bytes are read into a layout document, its blocks found and given to the parser that fits, raw cells
 * become fields and typed formulas, and every row is assessed. Throws IkiError where the file itself can't be read.
 */
export async function ingest(file: SourceFile, options: IngestOptions): Promise<DocumentRecord> {
  const own = makeTools(DEFAULT_TOOLS);
  try {
    const layout = await readDocument(file, options.tools ?? own);
    return understand(layout, file, { headers: options.headers ?? NO_HEADERS });
  } finally {
    await own.close();
  }
}

/** Everything behind reading: the same for every kind of input. `observe` is told the signals of every row. */
export function understand(
  read: LayoutDocument,
  file: SourceFile,
  options: ParseOptions,
  observe: Observe = () => undefined,
): DocumentRecord {
  const { blocks, repairs } = repairBlocks(read.blocks);
  const layout = { ...read, blocks: prepareBlocks(blocks, options.headers) };
  const sha256 = sha256Of(file);
  const own = { ...layout, blocks: layout.blocks.slice(0, documentEnd(layout)) };
  const detection = detect(own, options);
  const making = { makeId: idMaker(sha256), observe };
  const parsed = detection.claims.map((claim) => ({ claim, raw: claim.parser.parse(claim.section) }));
  const rest = remainderIn(
    accountFor(
      layout,
      own.blocks.length,
      parsed.map(({ claim, raw }) => ({ blocks: claim.section.blocks, raw })),
      detection.unread,
    ),
  );
  const vocabulary = vocabularyOf(parsed.flatMap(({ raw }) => raw.indikator));
  const { head, flags } = buildHead(readHead(own));
  const record = {
    source: { path: file.path, sha256, bytes: partsOf(file).size },
    outcome: outcomeOf(layout, detection.winner),
    reading: {
      format: layout.format,
      layout: { winner: detection.winner, score: detection.score, runnerUp: detection.runnerUp, evidence: detection.evidence },
      pages: layout.pages,
      repairs: repairs.map(repairOf),
    },
    document: head,
    flags,
    findings: [],
    remainder: rest.map(remainderOf),
    jabatan: parsed.map(({ claim, raw }, at) =>
      buildJabatan(
        raw,
        doubtsOf(
          claim,
          rest.some((part) => part.block === at),
        ),
        { leftOver: rest.filter((part) => part.block === at), pages: layout.pages, vocabulary },
        making,
      ),
    ),
  } satisfies DocumentRecord;
  return recordSchema.parse(withFindings(record));
}

function outcomeOf(layout: LayoutDocument, winner: string | null): DocumentRecord['outcome'] {
  const failed = layout.pages.filter((page) => page.kind === 'failed').length;
  if (failed > 0 && failed === layout.pages.length) return 'failed';
  if (winner === null) return 'unrecognised';
  return failed > 0 ? 'partial' : 'complete';
}

function doubtsOf(claim: Claim, leavesWords: boolean): readonly Doubt[] {
  const close: Doubt[] = claim.margin < CLOSE_MARGIN ? [{ code: 'runner-up-close', field: null }] : [];
  return leavesWords ? [...close, { code: 'words-left-over', field: null }] : close;
}

function repairOf({ read, repaired, place }: PlacedRepair): DocumentRecord['reading']['repairs'][number] {
  return { read, repaired, page: place !== null && 'page' in place ? place.page : null };
}

function remainderOf({ text, place }: Part): DocumentRecord['remainder'][number] {
  if (place === null) return { text, page: null, line: null };
  return 'line' in place ? { text, page: null, line: place.line } : { text, page: place.page, line: null };
}
