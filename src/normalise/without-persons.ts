import { isPersonName } from './people.ts';

/** Keeps persons out of texts: the names and numbers that the document prints, and anything like a NIP. */

/** The persons that a document names: as printed, and their numbers, digits only. `responsible`: texts that name positions, or persons. */
export type NamedPersons = { readonly names: readonly string[]; readonly nips: readonly string[]; readonly responsible: readonly string[] };

/** A NIP of 18 digits, in one piece or in its four parts. */
const NIP = /(?<!\d)\d{8}[\s.]?\d{6}[\s.]?\d[\s.]?\d{3}(?!\d)/gu;
/** Letters of a name below which its words may be any words; it is then taken out only as a whole, with its capitals. */
const CORE_LEAST = 5;
/** Letters below which a name says nothing. */
const WHOLE_LEAST = 3;
const TITLES_BEFORE = /^(?:\p{L}{1,5}\.\s*)+/u;
const IN_PLACE_OF = { name: '[nama]', nip: '[NIP]' } as const;

/** A function that takes the persons out of a text; made once for each document. */
export function personRemover({ names, nips, responsible }: NamedPersons): (text: string) => string {
  const listed = responsible.flatMap((text) => text.split(/[;\n]/u)).filter((part) => isPersonName(part));
  const patterns = [...new Set([...names, ...listed.map((part) => part.trim())])].sort((a, b) => b.length - a.length).flatMap(patternsOf);
  const numbers = nips.filter((nip) => nip !== '');
  return (text) => {
    let shown = text;
    for (const pattern of patterns) shown = shown.replace(pattern, IN_PLACE_OF.name);
    if (!/\d/u.test(shown)) return shown;
    for (const number of numbers) shown = shown.replaceAll(number, IN_PLACE_OF.nip);
    return shown.replace(NIP, IN_PLACE_OF.nip);
  };
}

/** The name as printed; then "Drs. BUDI CONTOH, M.Si" as "Budi Contoh", also where file names write "budi_contoh". */
function patternsOf(name: string): readonly RegExp[] {
  const words = (name.split(',')[0] ?? '').replace(TITLES_BEFORE, '').match(/[\p{L}']+/gu) ?? [];
  const isShort = words.join('').length < CORE_LEAST;
  const whole = name.trim().length < WHOLE_LEAST ? [] : [bounded(escaped(name.trim()), isShort ? 'gu' : 'giu')];
  return isShort ? whole : [...whole, bounded(words.join('[\\s._-]+'), 'giu')];
}

const bounded = (pattern: string, flags: string): RegExp => new RegExp(`(?<!\\p{L})${pattern}(?!\\p{L})`, flags);
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
