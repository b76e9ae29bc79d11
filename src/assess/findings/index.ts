import type { Finding } from '../../records/record.ts';
import { type Check, findingOf, type Subject } from './check.ts';
import { codeDisagrees, datesDisagree, numberBlank } from './decree.ts';
import { foreignPlace } from './foreign-place.ts';
import { countWithRatio, numeratorIsDenominator, percentWithCount, percentWithoutDenominator } from './kind-of-measure.ts';
import { nothingToMeasureBy } from './nothing-to-measure-by.ts';
import { formulaOffTopic } from './off-topic.ts';
import { nipImplausible, signerWithoutNip } from './persons.ts';
import { formulasDiffer, rowTwice } from './repeated.ts';
import { indicatorWithoutSasaran } from './sasaran.ts';
import { noSource, sourceIsPosition } from './sources.ts';
import { indicatorWithoutTarget, targetWithoutIndicator, targetWithoutNumber } from './targets.ts';

/** Every check there is, in the order in which their findings are listed. */
export const CHECKS: readonly Check[] = [
  percentWithoutDenominator,
  percentWithCount,
  countWithRatio,
  numeratorIsDenominator,
  nothingToMeasureBy,
  formulaOffTopic,
  formulasDiffer,
  rowTwice,
  noSource,
  sourceIsPosition,
  indicatorWithoutSasaran,
  targetWithoutIndicator,
  indicatorWithoutTarget,
  targetWithoutNumber,
  foreignPlace,
  numberBlank,
  datesDisagree,
  codeDisagrees,
  nipImplausible,
  signerWithoutNip,
];

/** Findings by what they are about; a block or row without any is not in its map. */
export type Findings = {
  readonly document: readonly Finding[];
  readonly jabatan: ReadonlyMap<string, readonly Finding[]>;
  readonly indikator: ReadonlyMap<string, readonly Finding[]>;
};

/** What is weak in a document itself, whoever read it. Depends on the record alone; findings that it already has count for nothing. */
export function findingsOf(subject: Subject): Findings {
  const all = CHECKS.flatMap((check) => check.find(subject).map((found) => ({ found, finding: findingOf(check, found) })));
  const document = all.filter(({ found }) => found.jabatan === undefined && found.indikator === undefined);
  const by = (key: 'jabatan' | 'indikator'): ReadonlyMap<string, readonly Finding[]> => {
    const grouped = Map.groupBy(
      all.filter(({ found }) => found[key] !== undefined),
      ({ found }) => found[key] ?? '',
    );
    return new Map([...grouped].map(([id, own]) => [id, own.map(({ finding }) => finding)]));
  };
  return { document: document.map(({ finding }) => finding), jabatan: by('jabatan'), indikator: by('indikator') };
}

/** The same document with its findings at their places. */
export function withFindings<Record extends Subject & { readonly findings: readonly Finding[] }>(record: Record): Record {
  const found = findingsOf(record);
  const jabatan = record.jabatan.map((block) => ({
    ...block,
    findings: [...(found.jabatan.get(block.id) ?? [])],
    indikator: block.indikator.map((row) => ({ ...row, findings: [...(found.indikator.get(row.id) ?? [])] })),
  }));
  return { ...record, findings: [...found.document], jabatan };
}
