import { type Expected, readExpected } from '../../tests/helpers/expected.ts';
import { DOCUMENTS, drawDocument } from '../fixtures/documents.ts';
import { GRADES, type Grade } from '../fixtures/grades.ts';
import { drawnDocuments } from './drawn.ts';
import { HARSH } from './harsh.ts';

/** One document at one grade: `grade` null is the PDF itself, which is read without recognition. `weight`: how much its rows count. */
export type Sample = {
  readonly document: string;
  /** The text fixture that says the same, or the document itself: what is judged by one that was fitted without it. */
  readonly text: string;
  readonly gradeName: string;
  readonly grade: Grade | null;
  readonly weight: number;
  readonly expected: Expected;
  readonly draw: () => Promise<Buffer>;
};

/**
 * Weight of rows from scans that are worse than offices keep. They are there to have wrong rows to learn from; at full weight they
 * would make every scan look as bad as they are.
 */
const HARSH_WEIGHT = 0.15;
/** Drawn documents are scanned at so many grades, in turn: one after another they take all of them. */
const GRADES_OF_DRAWN = 2;

const { plain: _, ...USUAL } = GRADES;
const DIGITAL = { gradeName: 'digital', grade: null, weight: 1 };
const SCANNED = [
  ...Object.entries(USUAL).map(([gradeName, grade]) => ({ gradeName, grade, weight: 1 })),
  ...Object.entries(HARSH).map(([gradeName, grade]) => ({ gradeName, grade, weight: HARSH_WEIGHT })),
];
export const GRADE_NAMES = [DIGITAL, ...SCANNED].map(({ gradeName }) => gradeName);

export function samples(): readonly Sample[] {
  const own = DOCUMENTS.map((document) => ({
    document: document.name,
    text: document.sharesExpected ?? document.name,
    expected: readExpected(`pdf/${document.name}`),
    draw: () => drawDocument(document),
  })).filter(({ expected }) => expected.jabatan.length > 0);
  const drawn = drawnDocuments().flatMap(({ name: document, ...rest }, at) =>
    [DIGITAL, ...inTurn(at * GRADES_OF_DRAWN)].map((grade) => ({ document, ...rest, ...grade })),
  );
  return [...own.flatMap((document) => [DIGITAL, ...SCANNED].map((grade) => ({ ...document, ...grade }))), ...drawn];
}

const inTurn = (from: number): typeof SCANNED =>
  Array.from({ length: GRADES_OF_DRAWN }, (_, i) => SCANNED[(from + i) % SCANNED.length]).filter((grade) => grade !== undefined);
