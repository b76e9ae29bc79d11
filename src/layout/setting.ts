import type { Vocabulary } from './broken-words.ts';
import type { Frame } from './wrap.ts';

/**
 * Where some words are set. In a cell any bar divides; elsewhere a scale must stand beside it, since names and titles are
 * underlined. `known` are the words of the whole document.
 */
export type Setting = { readonly frame: Frame; readonly where: 'cell' | 'page'; readonly known: Vocabulary };
