/** Numbers that look random and are the same each time. */
export type Random = {
  /** 0 up to 1. */
  readonly next: () => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
};

/** A linear congruential generator (modulus 2^31, constants of the C standard's example); good enough for made-up documents. */
export function randomOf(seed: number): Random {
  const MODULUS = 2 ** 31;
  let state = (seed * 7919 + 12345) % MODULUS;
  const next = (): number => {
    // Two steps: the low bits of one alone repeat soon.
    state = Number((BigInt(state) * 1103515245n + 12345n) % BigInt(MODULUS));
    return state / MODULUS;
  };
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new Error('There is nothing to pick from.');
    return item;
  };
  return { next, chance: (share) => next() < share, pick };
}
