import type { Block } from '../../src/layout/document.ts';
import { tabulateForms } from './form-paragraphs.ts';
import type { HeaderWords } from './headers.ts';
import { labelSentences } from './indicator-sentences.ts';
import { unfoldLabels } from './label-tables.ts';
import { joinLabelValues } from './label-values.ts';
import { partByPosition } from './position-tables.ts';
import { placeSasaran } from './sasaran-labels.ts';
import { unfoldSignatures } from './signature-tables.ts';
import { unfoldParties } from './two-parties.ts';

/** In this order: what one takes apart, the next ones may put together. */
const STEPS: readonly ((blocks: readonly Block[], own: HeaderWords) => readonly Block[])[] = [
  unfoldParties,
  unfoldSignatures,
  partByPosition,
  unfoldLabels,
  joinLabelValues,
  labelSentences,
  tabulateForms,
  placeSasaran,
];

/** A document's blocks as parsers take them: what its author set in another notation than usual is brought to the usual one. */
export const prepareBlocks = (blocks: readonly Block[], own: HeaderWords): readonly Block[] =>
  STEPS.reduce((done, step) => step(done, own), blocks);
