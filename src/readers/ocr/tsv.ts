import type { OcrWord } from './engine.ts';

/** Columns of a TSV line of Tesseract: level 5 is a word; its box is left, top, width, height; confidence 0 to 100. */
const WORD_LEVEL = '5';
const COLUMNS = 12;

/** The words of Tesseract's TSV output, with or without its header line, in the order printed. */
export function wordsFromTsv(tsv: string): readonly OcrWord[] {
  return tsv.split('\n').flatMap((line): readonly OcrWord[] => {
    const cells = line.split('\t');
    const text = cells
      .slice(COLUMNS - 1)
      .join('\t')
      .trim();
    if (cells[0] !== WORD_LEVEL || text === '') return [];
    const [left = NaN, top = NaN, width = NaN, height = NaN, confidence = NaN] = cells.slice(6, 11).map(Number);
    if (![left, top, width, height, confidence].every(Number.isFinite)) return [];
    return [{ text, box: [left, top, left + width, top + height], confidence: Math.min(1, Math.max(0, confidence / 100)) }];
  });
}
