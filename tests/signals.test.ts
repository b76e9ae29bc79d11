import { describe, expect, it } from 'vitest';
import { assessRow } from '../src/assess/confidence.ts';
import { type FieldEvidence, type RowEvidence, SIGNAL_NAMES, type SignalName, signalsOf } from '../src/assess/signals.ts';
import type { Formula } from '../src/records/formula.ts';
import { parseFormula } from '../src/normalise/formula/index.ts';

const GOOD = 0.96;

const field = (
  name: FieldEvidence['name'],
  text: string,
  confidence: number | null = GOOD,
  doubt = 0.04,
  weakWords: readonly string[] = [],
): FieldEvidence => ({
  name,
  text,
  confidence,
  doubt: confidence === null ? 0 : doubt,
  weakWords,
});

const RATIO = 'Jumlah arsip yang tertata / Jumlah arsip x 100%';

/** A recognised row against which nothing speaks but that it was recognised. */
function row(change: { fields?: readonly FieldEvidence[]; formula?: string; doubts?: RowEvidence['doubts'] } = {}): RowEvidence {
  const { formula: printed = RATIO, doubts = [] } = change;
  const { formula }: { readonly formula: Formula } = parseFormula(printed);
  const usual = [
    field('sasaran', 'Arsip tertata'),
    field('indikator', 'Persentase arsip yang tertata'),
    field('sumber_data', 'Buku arsip'),
  ];
  return { fields: [...(change.fields ?? usual), field('formula', printed)], formula, doubts };
}

const valueOf = (name: SignalName, evidence: RowEvidence): number => signalsOf(evidence)[SIGNAL_NAMES.indexOf(name)] ?? Number.NaN;

describe('signals', () => {
  const usual = row();
  const certain: RowEvidence = { ...usual, fields: usual.fields.map((own) => ({ ...own, confidence: null, doubt: 0 })) };

  it('are silent about a row whose letters are certain', () => {
    expect(signalsOf(certain)).toEqual(SIGNAL_NAMES.map(() => 0));
  });

  it.each<[SignalName, RowEvidence]>([
    ['weakestWord', row({ fields: [field('indikator', 'Persentase arsip', 0.3)] })],
    ['weakFields', row({ fields: [field('indikator', 'Persentase arsip', 0.3)] })],
    ['doubtfulField', row({ fields: [field('indikator', 'Persentase arsip', 0.3, 0.25)] })],
    ['doubtfulLetters', row({ fields: [field('indikator', 'Persentase arsip', 0.3, 0.25)] })],
    ['strangeWords', row({ fields: [field('indikator', 'Persontaso arslp yanq tertoto')] })],
    ['strangestField', row({ fields: [field('indikator', 'Persontaso arslp yanq tertoto')] })],
    ['misspeltField', row({ fields: [field('indikator', 'Persentase arslp', 0.6, 0.1, ['arslp'])] })],
    ['misspeltWords', row({ fields: [field('indikator', 'Persentase arslp', 0.6, 0.1, ['arslp'])] })],
    ['noise', row({ fields: [field('indikator', 'Persentase ;: arsip |. “ tertata')] })],
    ['flagged', row({ doubts: [{ code: 'row-shifted', field: null }] })],
    ['guessedCells', row({ doubts: [{ code: 'cell-guessed', field: null }] })],
    ['sidesApart', row({ formula: 'Jumlah arsip yang tertata / Jumlah pohon x 100%' })],
    ['sideCut', row({ formula: 'Jumlah arsip yang / Jumlah arsip x 100%' })],
    ['scaleLost', row({ formula: 'Jumlah arsip yang tertata / Jumlah arsip' })],
    ['scaleLost', row({ formula: 'Jumlah arsip yang tertata / Jumlah arsip x 10%' })],
    ['offTopic', row({ formula: 'Jumlah pohon yang tumbuh / Jumlah pohon x 100%' })],
    ['fieldCut', row({ fields: [field('sumber_data', 'Buku arsip dan')] })],
    ['formulaLost', row({ formula: 'Tertata' })],
    ['formulaLost', row({ formula: '5 arsip yang tertata' })],
    ['oddPosition', row({ fields: [field('jabatan', 'Jabatan Tugas : : Kepala Balai')] })],
    ['weakFields', row({ fields: [field('jabatan', 'Kepala Balai', 0.3)] })],
  ])('%s speaks against a row where it should, and more than against a usual one', (name, doubtful) => {
    expect(valueOf(name, doubtful)).toBeGreaterThan(valueOf(name, usual));
    expect(valueOf(name, doubtful)).toBeLessThanOrEqual(1);
  });

  it('take a weak word for right where the dictionary knows it, a number or a sign too', () => {
    const known = row({ fields: [field('indikator', 'Persentase arsip tertata 12 x', 0.6, 0.1, ['arsip', 'tertata.', '12', 'x'])] });
    expect(valueOf('misspeltField', known)).toBe(0);
  });

  it('count one weak word in a long text less in the doubt of its letters than in the weakest word', () => {
    const long = row({ fields: [field('indikator', 'Persentase arsip yang tertata menurut daftar tahunan kantor', 0.2, 0.06)] });
    expect(valueOf('doubtfulField', long)).toBeLessThan(0.3);
    expect(valueOf('weakestWord', long)).toBeCloseTo(0.8);
  });
});

describe('a flag', () => {
  const certain: RowEvidence = { ...row({ doubts: [{ code: 'row-shifted', field: null }] }) };
  const written: RowEvidence = { ...certain, fields: certain.fields.map((own) => ({ ...own, confidence: null, doubt: 0 })) };

  it('weighs by itself where the letters are certain, and has the row looked at if it is a grave one', () => {
    expect(valueOf('flagged', written)).toBe(0);
    expect(valueOf('flaggedWritten', written)).toBeGreaterThan(0.3);
    expect(valueOf('flaggedWritten', certain)).toBe(0);
    expect(assessRow(written).needs_review).toBe(true);
  });
});

describe('confidence', () => {
  it('falls with doubt, for the row and for the field in which it lies', () => {
    const usual = assessRow(row());
    const weak = assessRow(
      row({ fields: [field('indikator', 'Persentase arsip yang tertata', 0.2, 0.5), field('sumber_data', 'Buku arsip')] }),
    );
    expect(weak.confidence).toBeLessThan(usual.confidence);
    expect(weak.fieldConfidence.indikator).toBeLessThan(usual.fieldConfidence.indikator ?? 0);
    expect(weak.fieldConfidence.sumber_data).toBe(usual.fieldConfidence.sumber_data);
  });

  it('has no value for a field that is not printed', () => {
    expect(Object.keys(assessRow(row()).fieldConfidence).sort()).toEqual(['formula', 'indikator', 'sasaran', 'sumber_data']);
  });

  it('says which field to look at where the chance is low and no flag says it yet', () => {
    const weak = row({ fields: [field('indikator', 'Persentase arsip yang tertata', 0.02, 0.9), field('sumber_data', 'Buku arsip')] });
    const { needs_review, doubts } = assessRow(weak);
    expect(needs_review).toBe(true);
    expect(doubts[0]).toEqual({ code: 'low-ocr-confidence', field: 'indikator' });
  });
});
