import type { Indikator } from '../../records/record.ts';
import { isDoubted } from '../doubted.ts';
import { type Check, eachBlock, quote } from './check.ts';
import { wordsOf } from './words.ts';

/** Words by which prose still tells how to arrive at a number. */
const COMPUTING: ReadonlySet<string> = new Set(
  `jumlah banyaknya total persentase persen rata rasio dihitung diukur dibagi dibanding dibandingkan perbandingan berbanding angka pembagian penjumlahan selisih
  skor nilai indeks frekuensi hasil rekapitulasi`.split(/\s+/u),
);

/** Prose that names no number and no way to one: a definition, "Jelas", "Laporan". */
const onlyDescribes = (row: Indikator): boolean =>
  row.formula.type === 'narrative' &&
  !/[%/:=×]\s*\d|\d\s*%/u.test(row.formula.text) &&
  !wordsOf(row.formula.text).some((word) => COMPUTING.has(word));
const isBlank = (row: Indikator): boolean => row.formula.type === 'missing';

export const nothingToMeasureBy: Check = {
  code: 'nothing-to-measure-by',
  rule: {
    id: 'PP 30/2019 menuntut penilaian kinerja yang objektif dan terukur; tanpa cara menghitung, capaian indikator tidak dapat diukur.',
    en: 'PP 30/2019 asks for an objective and measured appraisal; without a way to compute it an indicator cannot be measured.',
  },
  remedy: {
    id: 'Tulis cara menghitungnya: apa yang dijumlahkan, atau pembilang dan penyebutnya.',
    en: 'Write how it is computed: what is counted, or its numerator and denominator.',
  },
  find: eachBlock((block) => {
    const rows = block.indikator.filter((row) => !isDoubted(row, ['formula', 'indikator']));
    // A table without such a column is one weakness of the block, not one of each row.
    if (block.indikator.length > 1 && rows.length === block.indikator.length && rows.every(isBlank)) {
      return [
        {
          field: 'formula',
          message: { id: 'Tidak satu pun indikator jabatan ini mempunyai formula.', en: 'No indicator of this position has a formula.' },
        },
      ];
    }
    return rows.flatMap((row) => {
      if (isBlank(row))
        return [{ indikator: row.id, field: 'formula', message: { id: 'Formula tidak diisi.', en: 'The formula is blank.' } }];
      if (!onlyDescribes(row)) return [];
      const said = quote(row.formula.text);
      return [
        {
          indikator: row.id,
          field: 'formula',
          message: { id: `Hanya uraian, tanpa cara menghitung: ${said}.`, en: `Only a description, no way to compute it: ${said}.` },
        },
      ];
    });
  }),
};
