/** Keeps persons out of texts that are shown: the names that the document prints elsewhere, and anything like a NIP. */

const NIP = /(?<!\d)\d{8}[\s.]?\d{6}[\s.]?\d[\s.]?\d{3}(?!\d)/gu;
/** Letters of a name below which it may be any word. */
const NAME_LEAST = 5;
const TITLES_BEFORE = /^(?:\p{L}{1,5}\.\s*)+/u;

export function withoutPersons(text: string, names: readonly (string | null)[]): string {
  const bare = text.replace(NIP, '[NIP]');
  return names.reduce<string>((shown, name) => (name === null ? shown : withoutName(shown, name)), bare);
}

/** "Drs. BUDI CONTOH, M.Si" is known by "Budi Contoh", also where file names write "budi_contoh". */
function withoutName(text: string, name: string): string {
  const words = (name.split(',')[0] ?? '').replace(TITLES_BEFORE, '').match(/[\p{L}']+/gu) ?? [];
  if (words.join('').length < NAME_LEAST) return text;
  return text.replace(new RegExp(`(?<!\\p{L})${words.join('[\\s._-]+')}(?!\\p{L})`, 'giu'), '[nama]');
}
