import { isDoubted } from '../doubted.ts';
import { type Check, eachBlock } from './check.ts';

export const indicatorWithoutSasaran: Check = {
  code: 'indicator-without-sasaran',
  rule: {
    id: 'Praktik baik (SMART, relevan): indikator mengukur tercapainya suatu sasaran, jadi sasarannya harus tertulis.',
    en: 'Good practice (SMART, relevant): an indicator measures whether a goal is reached, so the goal must be written down.',
  },
  remedy: { id: 'Tuliskan sasaran yang diukur oleh indikator ini.', en: 'Write down the goal (sasaran) that this indicator measures.' },
  find: eachBlock((block) => {
    const rows = block.indikator.filter((row) => !isDoubted(row, ['sasaran', 'indikator']));
    const without = rows.filter((row) => row.sasaran === null);
    const column = rows.length > without.length;
    if (column)
      return without.map((row) => ({
        indikator: row.id,
        field: 'sasaran',
        message: { id: 'Sasaran indikator ini tidak tertulis.', en: 'The goal of this indicator is not written down.' },
      }));
    // A sheet may print its goals in the target table only.
    const elsewhere = block.target.some((target) => target.sasaran !== null);
    if (without.length === 0 || without.length < block.indikator.length || elsewhere) return [];
    return [
      {
        field: 'sasaran',
        message: {
          id: 'Tidak satu pun indikator jabatan ini mempunyai sasaran.',
          en: 'No indicator of this position has a goal (sasaran).',
        },
      },
    ];
  }),
};
