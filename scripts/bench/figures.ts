/** What one measurement says: figures by what they are of, units in the names; null where it could not be measured here. */
export type Figures = Readonly<Record<string, number | string | null>>;

const DECIMALS = 100;

export const round = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;
