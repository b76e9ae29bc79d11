import type { Jabatan, Target } from '../../records/record.ts';
import { remember } from '../../remember.ts';
import { isDoubted } from '../doubted.ts';
import { type Check, eachBlock, quote } from './check.ts';
import { agrees, folded, subjectOf } from './words.ts';

/** Share (0 to 1) of the shorter name's roots from which a target and an indicator mean the same thing, and below which they do not: offices reword. */
const SAME_THING = 0.5;
const OTHER_THING = 0.35;
/** Share (0 to 1) of either table that must have its partner in the other before what is left over says anything. */
const PAIRED_LEAST = 0.6;

const isAlike = (a: string, b: string, least: number): boolean => folded(a) === folded(b) || agrees(subjectOf(a), subjectOf(b), least);

type Names = { readonly targets: readonly string[]; readonly indicators: readonly string[] };

/**
 * The names of both tables, where they can be compared: read whole (a lost page leaves targets whose indicators stood on it) and
 * worded alike (a sheet whose tables are worded apart says nothing).
 */
const comparableNames = remember((block: Jabatan): Names | null => {
  const targets = block.target.flatMap(({ indikator }) => indikator ?? []);
  const indicators = block.indikator.flatMap(({ indikator }) => indikator ?? []);
  // Rows above the first sasaran: the table goes on from a page that is not there.
  const beheaded = block.indikator[0]?.sasaran === null && block.indikator.some(({ sasaran }) => sasaran !== null);
  if (targets.length === 0 || indicators.length === 0 || beheaded || block.indikator.some((row) => isDoubted(row, ['indikator'])))
    return null;
  const paired = (names: readonly string[], others: readonly string[]): number => {
    // Most names are the same in both tables: that is seen without comparing each with all.
    const same = new Set(others.map(folded));
    return names.filter((name) => same.has(folded(name)) || others.some((other) => isAlike(name, other, SAME_THING))).length / names.length;
  };
  return Math.min(paired(targets, indicators), paired(indicators, targets)) >= PAIRED_LEAST ? { targets, indicators } : null;
});

const isAlone = (name: string, others: readonly string[]): boolean =>
  !others.some((other) => folded(other) === folded(name)) && !others.some((other) => isAlike(name, other, OTHER_THING));

const rule = {
  id: 'PP 30/2019: target adalah jumlah hasil kerja yang akan dicapai; setiap indikator memerlukan target, dan setiap target indikatornya.',
  en: 'PP 30/2019: a target is the amount of work to be reached; each indicator needs a target, and each target its indicator.',
};

export const targetWithoutIndicator: Check = {
  code: 'target-without-indicator',
  rule,
  remedy: {
    id: 'Tambahkan indikator dengan formulanya, atau hapus targetnya.',
    en: 'Add the indicator with its formula, or delete the target.',
  },
  find: eachBlock((block) => {
    const names = comparableNames(block);
    const lone = names?.targets.filter((name) => isAlone(name, names.indicators)) ?? [];
    return lone.map((name) => {
      const said = quote(name);
      return {
        field: 'target',
        message: {
          id: `Target ${said} tidak mempunyai indikator dengan formula.`,
          en: `The target ${said} has no indicator with a formula.`,
        },
      };
    });
  }),
};

export const indicatorWithoutTarget: Check = {
  code: 'indicator-without-target',
  rule,
  remedy: {
    id: 'Tambahkan target untuk indikator ini, atau samakan namanya dengan tabel target.',
    en: 'Add a target for this indicator, or give it the name that the target table uses.',
  },
  find: eachBlock((block) => {
    const names = comparableNames(block);
    const lone = block.indikator.filter(({ indikator }) => names !== null && indikator !== null && isAlone(indikator, names.targets));
    return lone.map((row) => ({
      indikator: row.id,
      field: 'indikator',
      message: { id: 'Indikator ini tidak ada dalam tabel target.', en: 'This indicator is not in the target table.' },
    }));
  }),
};

const saysNoNumber = ({ indikator, target }: Target): boolean =>
  indikator !== null && target !== null && !/\d/u.test(target) && !NUMBER_WORDS.test(target);
/** Targets that are written in words, and grades that are targets of their own ("WTP", "A", "BB", "Sangat Baik"). */
const NUMBER_WORDS =
  /\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|seratus|nihil|nol|seluruh\w*|semua)\b|^\s*(?:WTP|[A-D]{1,2}[+-]?|(?:sangat\s+)?baik|terakreditasi)\b/iu;

export const targetWithoutNumber: Check = {
  code: 'target-without-number',
  rule: {
    id: 'PP 30/2019: target adalah jumlah hasil kerja yang akan dicapai, jadi harus berupa angka.',
    en: 'PP 30/2019: a target is the amount of work to be reached, so it must be a number.',
  },
  remedy: { id: 'Tulis target sebagai angka dengan satuannya.', en: 'Write the target as a number with its unit.' },
  find: eachBlock((block) =>
    block.target.filter(saysNoNumber).map(({ indikator, target }) => ({
      field: 'target',
      message: {
        id: `Target ${quote(target ?? '')} untuk ${quote(indikator ?? '')} bukan angka.`,
        en: `The target ${quote(target ?? '')} of ${quote(indikator ?? '')} is no number.`,
      },
    })),
  ),
};
