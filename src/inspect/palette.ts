/** A colour of the drawing and what it stands for in the legend. */
export type Ink = { readonly colour: string; readonly means: string };

export const WORD: Ink = { colour: '#5b7fa6', means: 'word with its letters in the file' };

/** Recognised words by the recogniser's confidence (0 to 1): the first ink whose `from` the confidence reaches. */
export const RECOGNISED: readonly (Ink & { readonly from: number })[] = [
  { from: 0.85, colour: '#2e9e4f', means: 'recognised word, sure (from 0.85)' },
  { from: 0.6, colour: '#e09a00', means: 'recognised word, less sure (from 0.6)' },
  { from: 0, colour: '#e02020', means: 'recognised word, unsure' },
];

export const RULE: Ink = { colour: '#d6009a', means: 'drawn line' };
export const CELL: Ink = { colour: '#f2c200', means: 'cell between drawn lines' };
export const GUESSED: Ink = { colour: '#f07000', means: 'cell with a guessed edge' };
export const JOIN: Ink = { colour: '#00308f', means: 'table joined over the page break' };
export const FURNITURE: Ink = { colour: '#808080', means: 'page number or running line, left out' };
export const FRACTION: Ink = { colour: '#7b00ff', means: 'fraction' };

/** The fields of the records. What is not named here shares the last ink. */
export const FIELDS: ReadonlyMap<string, Ink> = new Map([
  ['jabatan', { colour: '#6a3d9a', means: 'jabatan (its number)' }],
  ['sasaran', { colour: '#1f78ff', means: 'sasaran (jabatan.row)' }],
  ['indikator', { colour: '#00802b', means: 'indikator' }],
  ['formula_teks', { colour: '#c2410c', means: 'formula' }],
  ['sumber_data', { colour: '#008b8b', means: 'sumber data' }],
]);
export const OTHER_FIELD: Ink = { colour: '#8b5a2b', means: 'alasan, penjelasan, penanggung jawab' };

export const inkOfWord = (confidence: number | null): Ink =>
  confidence === null ? WORD : (RECOGNISED.find(({ from }) => confidence >= from) ?? WORD);

export const inkOfField = (field: string): Ink => FIELDS.get(field) ?? OTHER_FIELD;
