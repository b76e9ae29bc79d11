import { isScanned, type Signal } from '../evidence.ts';

/** What stands around a row on a recognised page. Where the letters are certain, nothing gets lost there. */

/** Letters of a word that is more than a speck. */
const WORD = /\p{L}{3,}/u;

/** Words beside the row fitted in none of its fields. */
export const wordsBeside: Signal = (row) => (isScanned(row) && row.around.leftOver.some((text) => WORD.test(text)) ? 1 : 0);

/** A field is blank here that is filled in most rows of the block. */
export const blankBeside: Signal = (row) => (isScanned(row) && row.around.blankHere.length > 0 ? 1 : 0);

/** Ink beside the row that no word was read from: a word, or a whole line, may be lost. */
export const inkUnread: Signal = (row) => (isScanned(row) && row.around.unreadInk > 0 ? 1 : 0);

/** How badly the block can be read at all: on bad pages lines and cells get lost, too. */
export const poorBlock: Signal = (row) => (isScanned(row) ? row.around.blockWeakness : 0);
