/** U+2400 and what follows are pictures of the control characters, in their order. */
const FIRST_PICTURE = 0x2400;
const PICTURE_OF_DELETE = '\u2421';

/** Characters that would break the line, or command the terminal, as pictures of themselves. */
export function printable(text: string): string {
  return text.replace(/[\x00-\x1F\x7F-\x9F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(FIRST_PICTURE + code);
    return code === 0x7f ? PICTURE_OF_DELETE : '\uFFFD';
  });
}
