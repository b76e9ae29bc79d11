/**
 * Adds items to a list that is being built, one by one: spreading them into one call overflows the stack for large files.
 */
export function append<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) list.push(item);
}

/** The largest of some numbers, at least `least`; for the same reason not a call with all of them. */
export function largest(least: number, numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), least);
}
