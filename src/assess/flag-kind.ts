/** What one doubt means for a row: how far the chance of a right row falls (a factor, 0 to 1), and whether a person should look. */
export type FlagKind = {
  readonly keeps: number;
  readonly review: boolean;
  readonly id: string;
  readonly en: string;
  /** What the person who looks can do. */
  readonly remedy: { readonly id: string; readonly en: string };
};
