import { cardPerJabatan } from './card-per-jabatan.ts';
import type { Parser } from './contract.ts';
import { narrative } from './narrative.ts';
import { tablePerJabatan } from './table-per-jabatan.ts';

/** Every format that the program reads. The order says nothing: each section goes to the parser that scores it best. */
export const parsers: readonly Parser[] = [tablePerJabatan, cardPerJabatan, narrative];
