import { describe, expect, it } from 'vitest';
import { assessRow } from '../src/assess/confidence.ts';
import { type FieldEvidence, NO_SURROUNDINGS, type RowEvidence, type Surroundings } from '../src/assess/evidence.ts';
import { SIGNAL_NAMES, type SignalName, signalsOf } from '../src/assess/signals.ts';
import type { Formula } from '../src/records/formula.ts';
import { parseFormula } from '../src/normalise/formula/index.ts';

const GOOD = 0.96;

const field = (
  name: FieldEvidence['name'],
  text: string,
  confidence: number | null = GOOD,
  doubt = 0.04,
  weakWords: FieldEvidence['weakWords'] = [],
): FieldEvidence => ({
  name,
  text,
  confidence,
  doubt: confidence === null ? 0 : doubt,
  weakWords,
});

const RATIO = 'Jumlah arsip yang tertata / Jumlah arsip x 100%';

/** A recognised row against which nothing speaks but that it was recognised. */
type Change = {
  readonly fields?: readonly FieldEvidence[];
  readonly formula?: string;
  readonly doubts?: RowEvidence['doubts'];
  readonly wordsAtFormula?: boolean;
  readonly around?: Partial<Surroundings>;
};

function row(change: Change = {}): RowEvidence {
  const { formula: printed = RATIO, doubts = [], wordsAtFormula = false } = change;
  const { formula }: { readonly formula: Formula } = parseFormula(printed);
  const usual = [
    field('sasaran', 'Arsip tertata'),
    field('indikator', 'Persentase arsip yang tertata'),
    field('sumber_data', 'Buku arsip'),
  ];
  const around = { ...NO_SURROUNDINGS, ...change.around };
  return { fields: [...(change.fields ?? usual), field('formula', printed)], formula, doubts, wordsAtFormula, around };
}

const valueOf = (name: SignalName, evidence: RowEvidence): number => signalsOf(evidence)[SIGNAL_NAMES.indexOf(name)] ?? Number.NaN;

describe('signals', () => {
  const usual = row();
  const certain: RowEvidence = { ...usual, fields: usual.fields.map((own) => ({ ...own, confidence: null, doubt: 0 })) };

  it('are silent about a row whose letters are certain', () => {
    expect(signalsOf(certain)).toEqual(SIGNAL_NAMES.map(() => 0));
    const around = { leftOver: ['kantor'], blankHere: ['sumber_data'], unreadInk: 2, blockWeakness: 0.5 } as const;
    const busy = { ...certain, wordsAtFormula: true, around: { ...NO_SURROUNDINGS, ...around } };
    expect(signalsOf(busy)).toEqual(SIGNAL_NAMES.map(() => 0));
  });

  it.each<[SignalName, RowEvidence]>([
    ['weakestWord', row({ fields: [field('indikator', 'Persentase arsip', 0.3)] })],
    ['weakFields', row({ fields: [field('indikator', 'Persentase arsip', 0.3)] })],
    ['doubtfulField', row({ fields: [field('indikator', 'Persentase arsip', 0.3, 0.25)] })],
    ['doubtfulLetters', row({ fields: [field('indikator', 'Persentase arsip', 0.3, 0.25)] })],
    ['misread', row({ fields: [field('indikator', 'Persontaso arslp yanq tertoto')] })],
    ['misread', row({ fields: [field('sumber_data', 'Data arslp', 0.6, 0.1, [{ text: 'arslp', confidence: 0.6 }])] })],
    ['noise', row({ fields: [field('indikator', 'Persentase ;: arsip |. “ tertata')] })],
    ['strayInFormula', row({ formula: 'Jumlah arsip • yang tertata / Jumlah arsip.. x 100%' })],
    ['flagged', row({ doubts: [{ code: 'row-shifted', field: null }] })],
    ['guessedCells', row({ doubts: [{ code: 'cell-guessed', field: null }] })],
    ['sidesMixed', row({ formula: 'Jumlah arsip tertata Jumlah kotak / Jumlah arsip x 100%' })],
    ['sidesMixed', row({ formula: 'Jumlah menit melayani Jumlah peminjam' })],
    ['sidesUneven', row({ formula: 'Arsip yang tertata / Jumlah arsip x 100%' })],
    ['wordsAtFormula', row({ wordsAtFormula: true })],
    ['percentageUnscaled', row({ formula: 'Jumlah arsip yang tertata / Jumlah arsip' })],
    ['oddFormula', row({ formula: '» Jumlah arsip yang tertata / Jumlah arsip x 100%' })],
    ['oddFormula', row({ formula: 'Jumlah arsip yang tertata / Jumlah arsip x 1009,' })],
    ['sideCut', row({ formula: 'Jumlah arsip yang / Jumlah arsip x 100%' })],
    ['scaleLost', row({ formula: 'Jumlah arsip yang tertata / Jumlah arsip' })],
    ['scaleLost', row({ formula: 'Jumlah arsip yang tertata / Jumlah arsip x 10%' })],
    ['offTopic', row({ formula: 'Jumlah pohon yang tumbuh / Jumlah pohon x 100%' })],
    ['fieldCut', row({ fields: [field('sumber_data', 'Buku arsip dan')] })],
    ['formulaLost', row({ formula: 'Tertata' })],
    ['formulaLost', row({ formula: '5 arsip yang tertata' })],
    ['oddPosition', row({ fields: [field('jabatan', 'Jabatan Tugas : : Kepala Balai')] })],
    ['weakFields', row({ fields: [field('jabatan', 'Kepala Balai', 0.3)] })],
    ['positionAndMore', row({ fields: [field('jabatan', 'Nama Jabatan Kepala Balai')] })],
    ['positionAndMore', row({ fields: [field('jabatan', 'Kepala Balai Tugas Menata arsip dan melayani peminjam arsip')] })],
    ['unitAsPosition', row({ fields: [field('jabatan', 'Bidang Kearsipan')] })],
    ['twoIndicators', row({ fields: [field('indikator', 'Jumlah arsip yang tertata Persentase arsip yang dipinjam')] })],
    ['wordCut', row({ fields: [field('sumber_data', 'Buku pinjam an')] })],
    ['wordsBeside', row({ around: { leftOver: ['yang tertata'] } })],
    ['blankBeside', row({ around: { blankHere: ['sumber_data'] } })],
    ['inkUnread', row({ around: { unreadInk: 1 } })],
    ['poorBlock', row({ around: { blockWeakness: 0.4 } })],
  ])('%s speaks against a row where it should, and more than against a usual one', (name, doubtful) => {
    expect(valueOf(name, doubtful)).toBeGreaterThan(valueOf(name, usual));
    expect(valueOf(name, doubtful)).toBeLessThanOrEqual(1);
  });

  it('take a word that the dictionary knows for right, however weak it is, and one that the document repeats', () => {
    const weak = [{ text: 'tertata', confidence: 0.4 }];
    const known = row({ fields: [field('indikator', 'Persentase arsip yang tertata', 0.4, 0.1, weak)] });
    expect(valueOf('misread', known)).toBeLessThan(0.1);
    const named = [field('indikator', 'Persentase arsip Randulawang')];
    const repeated = { vocabulary: new Map([['randulawang', 4]]) };
    expect(valueOf('misread', row({ fields: named }))).toBeGreaterThan(0.25);
    expect(valueOf('misread', row({ fields: named, around: repeated }))).toBeLessThan(0.1);
  });

  it('bear one lost letter in a long field and none in a short one', () => {
    const weak = [{ text: 'arslp', confidence: 0.5 }];
    const short = row({ fields: [field('sumber_data', 'Data arslp', 0.5, 0.2, weak)] });
    const long = row({ fields: [field('sumber_data', 'Daftar data arslp yang tertata menurut tahun', 0.5, 0.1, weak)] });
    expect(valueOf('misread', short)).toBeGreaterThan(0.8);
    expect(valueOf('misread', long)).toBeLessThan(0.2);
  });

  it('leave a ratio that is said in words without scale and with small letters', () => {
    const said = row({ formula: 'Perbandingan antara jumlah arsip tertata dengan jumlah arsip' });
    for (const name of ['sideCut', 'scaleLost', 'percentageUnscaled', 'sidesUneven'] as const) expect(valueOf(name, said)).toBe(0);
  });

  it('find nothing odd in a number of things below the bar, nor in a factor of 100 or 1000', () => {
    for (const formula of ['Jumlah desa yang tertib / 20 desa x 100%', 'Jumlah bayi yang wafat / Jumlah bayi x 1000'])
      expect(valueOf('oddFormula', row({ formula }))).toBe(0);
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
    const text = 'Persentase arsip yang tertata';
    const weakWords = text.split(' ').map((word) => ({ text: word, confidence: 0.02 }));
    const fields = [field('indikator', text, 0.02, 0.9, weakWords), field('sumber_data', 'Buku arsip')];
    const weak = row({ fields, around: { blockWeakness: 0.35 } });
    const { needs_review, doubts } = assessRow(weak);
    expect(needs_review).toBe(true);
    expect(doubts[0]).toEqual({ code: 'low-ocr-confidence', field: 'indikator' });
  });
});
