import { z } from 'zod';
import { IkiError } from '../../src/errors.ts';
import { isSimilar } from '../../src/normalise/similarity.ts';
import { remember, rememberText } from '../../src/remember.ts';
import { type Claim, LEXICON, ROLES, type Role } from './header-lexicon.ts';
import { fold, hasPhrase, isNear, wordsOf } from './words.ts';

export { type Claim, ROLES, type Role };

export type HeaderName = { readonly role: Role; readonly claim: Claim };

/** A header cell is short; a cell with more words is content that happens to hold a header word. */
const HEADER_WORDS_MOST = 9;
/** The same in characters, so that long cells are not even cut into words. */
const HEADER_LETTERS_MOST = 100;
/** Least similarity (0 to 1) of a header to a phrase that the user has named for it. */
const NEAR_USER_PHRASE = 0.85;

const headerWordsSchema = z.partialRecord(z.enum(ROLES), z.array(z.string().min(1)));
/** An office's own header words, by role: `{ "sumber_data": ["Asal Data"] }`. */
export type HeaderWords = z.infer<typeof headerWordsSchema>;

/** Checks what a user's header file holds. Throws IkiError `usage` that names the wrong key or value. */
export function loadHeaderWords(json: unknown): HeaderWords {
  const parsed = headerWordsSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`).join('; ');
  throw new IkiError(
    'usage',
    `The header words are not usable (${where}).`,
    `Write a JSON object of role to list of words; the roles are ${ROLES.join(', ')}.`,
  );
}

export const canBeHeader = (text: string): boolean => text.length <= HEADER_LETTERS_MOST;

/** What a column's header says that it holds, or null where it names nothing. */
export function nameOfHeader(text: string, own: HeaderWords): HeaderName | null {
  return canBeHeader(text) ? namesBy(own)(text) : null;
}

/** Every row of a table is asked whether it is a header, and most say the same again and again. */
const namesBy = remember((own: HeaderWords) => rememberText((text) => readName(text, own)));

/** "P.I.C", "I. K. I": letters with full stops between are one word. */
const INITIALS = /^\s*(?:\p{L}\.\s?){1,5}\p{L}?\.?\s*$/u;

function readName(text: string, own: HeaderWords): HeaderName | null {
  const words = INITIALS.test(text) ? [fold(text).replaceAll(' ', '')] : wordsOf(text);
  if (words.length === 0 || words.length > HEADER_WORDS_MOST) return null;
  const folded = fold(text);
  for (const role of ROLES) {
    if (own[role]?.some((phrase) => isSimilar(fold(phrase), folded, NEAR_USER_PHRASE))) return { role, claim: 'explicit' };
  }
  const name = lexicalName(words);
  if (name?.claim === 'explicit') return name;
  const joined = withWordsJoined(words).map(lexicalName);
  return joined.find((other) => other?.claim === 'explicit') ?? name;
}

/** "INDIK ATOR KINERJA": recognisers and narrow columns break words, so that neighbours are tried as one. */
const withWordsJoined = (words: readonly string[]): readonly (readonly string[])[] =>
  words.slice(1).map((word, i) => [...words.slice(0, i), `${words[i]}${word}`, ...words.slice(i + 2)]);

function lexicalName(words: readonly string[]): HeaderName | null {
  const holds = (entry: string): boolean => (entry.includes(' ') ? hasPhrase(words, entry) : words.some((word) => isNear(word, entry)));
  const begins = (entry: string): boolean => isNear(words[0] ?? '', entry);
  for (const { role, claim, words: lexical, first, alone, unless } of LEXICON) {
    if (unless?.some(holds)) continue;
    if (lexical?.some(holds) || first?.some(begins) || (words.length === 1 && alone?.some(begins)))
      return { role, claim: claim ?? 'explicit' };
  }
  return null;
}
