/** Share of letter pairs in common from which two printings of a header are the same; scans misread some letters. */
const ALIKE = 0.75;

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Whether two texts are the same but for letters that were misread (Dice's coefficient of letter pairs). */
export function sameText(a: string, b: string): boolean {
  const [first, second] = [letters(a), letters(b)];
  if (first === second) return first !== '';
  if (first.length < 2 || second.length < 2) return false;
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < first.length; i++) pairs.set(first.slice(i, i + 2), (pairs.get(first.slice(i, i + 2)) ?? 0) + 1);
  let common = 0;
  for (let i = 0; i + 1 < second.length; i++) {
    const left = pairs.get(second.slice(i, i + 2)) ?? 0;
    if (left > 0) common++;
    pairs.set(second.slice(i, i + 2), left - 1);
  }
  return (2 * common) / (first.length + second.length - 2) >= ALIKE;
}
