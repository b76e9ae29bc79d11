import type Database from 'better-sqlite3';
import { analyseBlock, type Block, goalsIn, sourcesOf } from '../../analysis/block.ts';
import { cascade } from '../../analysis/cascade.ts';
import { type Meanings, meaningsOf, placeNames } from '../../analysis/meaning.ts';
import { officeOf, type OfficeHead } from '../../analysis/office.ts';
import { prepareReadEffective } from './rows.ts';
import { ANALYSIS_VERSION, staleDocuments } from './stale.ts';
import { prepareWriteAnalysis, type RowOwner } from './write.ts';

/** What views and search need, kept true in the transaction that changes a document; the caller holds it. */
export type Analysis = {
  /** After a document was written or read anew, with all decisions about it. */
  document(documentKey: number): void;
  /** After decisions about rows of one block. */
  block(documentKey: number, jabatanKey: number): void;
};

export function prepareAnalysis(db: Database.Database): Analysis {
  const read = prepareReadEffective(db);
  const write = prepareWriteAnalysis(db);
  const writeBlock = (owner: RowOwner, block: Block, meanings: Meanings): void => {
    write.rows(owner, analyseBlock(block, meanings));
    write.sources(block.jabatan_key, sourcesOf(block, meanings));
  };
  const writeGoals = (documentKey: number, blocks: readonly Block[], meanings: Meanings): void => {
    const goals = blocks.flatMap((block) => goalsIn(block, meanings));
    write.goals(documentKey, goals, cascade(goals));
  };
  return {
    document(documentKey) {
      const head = read.head(documentKey);
      if (head === null) return;
      const { meanings, kantor } = contextOf(head);
      const blocks = read.document(documentKey);
      write.document(documentKey, ANALYSIS_VERSION, kantor);
      write.clear(documentKey);
      for (const block of blocks) writeBlock({ document_key: documentKey, kantor }, block, meanings);
      writeGoals(documentKey, blocks, meanings);
    },
    block(documentKey, jabatanKey) {
      const head = read.head(documentKey);
      const block = read.block(jabatanKey);
      if (head === null || block === null) return;
      const { meanings, kantor } = contextOf(head);
      write.clearBlock(jabatanKey);
      writeBlock({ document_key: documentKey, kantor }, block, meanings);
      writeGoals(documentKey, read.document(documentKey), meanings);
    },
  };
}

function contextOf(head: OfficeHead): { readonly meanings: Meanings; readonly kantor: number } {
  const places = placeNames([head.provinsi, head.kabupaten, head.kecamatan]);
  return { meanings: meaningsOf(places), kantor: officeOf(head, places) };
}

/**
 * Analyses the documents that an earlier version wrote, without reading their files again, each in a transaction of its own.
 * `onStart` is told how many there are, if there are any.
 */
export function analyseStale(db: Database.Database, analysis: Analysis, onStart: (documents: number) => void): void {
  const stale = staleDocuments(db);
  if (stale.length > 0) onStart(stale.length);
  const one = db.transaction((key: number) => analysis.document(key));
  for (const key of stale) one.immediate(key);
}
