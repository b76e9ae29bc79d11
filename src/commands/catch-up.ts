import type { StoreOptions } from '../store/index.ts';
import { toStderr } from './output.ts';

/** Documents that are brought up to date in about a second: fewer are not worth a word. */
const MANY = 300;

/** Options of a store that a command writes to: a database of an earlier version is brought up to date first, and a long wait is told. */
export const TELLING_CATCH_UP: StoreOptions = {
  onCatchUp: (documents) => {
    if (documents >= MANY) toStderr(`Bringing ${documents} documents of an earlier version up to date; this happens once.`);
  },
};
