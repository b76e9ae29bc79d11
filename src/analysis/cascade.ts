/** A goal of a position: each meaning once in each jabatan. */
export type Goal = { readonly level: number; readonly roots: readonly string[] };

/** `nearest`: index of the superior's goal that is most like this one, null where none shares a root. */
export type Placed = {
  readonly isHead: boolean;
  readonly nearest: number | null;
  /** Likeness to it, 0 to 1; null for the head and where nothing is shared. */
  readonly similarity: number | null;
  readonly isOrphan: boolean;
};

/** Cosine (0 to 1) from which two goals are about the same: below it they share words like "meningkatnya" and "pelayanan" only. */
const SERVES_LEAST = 0.3;
/** Digits of a likeness: more would say more than the words do. */
const DIGITS = 3;

/** A goal that has a root, and what the root weighs in it. */
type Posting = { readonly goal: number; readonly weight: number };

/**
 * For each goal of a document the superior's goal that it serves best: cosine of the roots weighted by TF-IDF, a root's rarity
 * among the document's goals. The head is whoever stands highest.
 */
export function cascade(goals: readonly Goal[]): readonly Placed[] {
  const top = goals.reduce((least, { level }) => Math.min(least, level), Number.POSITIVE_INFINITY);
  const weights = weightsOf(goals);
  const postings = postingsOf(goals, weights);
  const likeness = new Float64Array(goals.length);
  return goals.map(({ level, roots }, at) => {
    if (level === top) return { isHead: true, nearest: null, similarity: null, isOrphan: false };
    likeness.fill(0);
    roots.forEach((root, i) => addLikeness(likeness, postings.get(root) ?? [], weights[at]?.[i] ?? 0));
    const nearest = nearestAbove(goals, likeness, level);
    const similarity = nearest === null ? null : Math.min(1, round(likeness[nearest] ?? 0));
    return { isHead: false, nearest, similarity, isOrphan: similarity === null || similarity < SERVES_LEAST };
  });
}

/** The weight of each root of each goal; those of one goal have the length 1, so that products of weights add up to a cosine. */
function weightsOf(goals: readonly Goal[]): readonly (readonly number[])[] {
  const frequency = new Map<string, number>();
  for (const { roots } of goals) for (const root of roots) frequency.set(root, (frequency.get(root) ?? 0) + 1);
  return goals.map(({ roots }) => {
    const rarity = roots.map((root) => Math.log(1 + goals.length / (frequency.get(root) ?? 1)));
    const length = Math.hypot(...rarity);
    return rarity.map((weight) => weight / length);
  });
}

/** The goals that each root stands in. */
function postingsOf(goals: readonly Goal[], weights: readonly (readonly number[])[]): ReadonlyMap<string, readonly Posting[]> {
  const postings = new Map<string, Posting[]>();
  goals.forEach(({ roots }, goal) => {
    roots.forEach((root, i) => {
      const posting = { goal, weight: weights[goal]?.[i] ?? 0 };
      const known = postings.get(root);
      if (known) known.push(posting);
      else postings.set(root, [posting]);
    });
  });
  return postings;
}

function addLikeness(likeness: Float64Array, postings: readonly Posting[], own: number): void {
  for (const { goal, weight } of postings) likeness[goal] = (likeness[goal] ?? 0) + own * weight;
}

/** The most alike goal of a higher rank; of equals the one of the nearest rank, then the first. */
function nearestAbove(goals: readonly Goal[], likeness: Float64Array, level: number): number | null {
  let best: number | null = null;
  for (const [at, goal] of goals.entries()) {
    const own = likeness[at] ?? 0;
    if (goal.level >= level || own === 0) continue;
    const most = best === null ? 0 : (likeness[best] ?? 0);
    const isNearer = best !== null && own === most && goal.level > (goals[best]?.level ?? 0);
    if (own > most || isNearer) best = at;
  }
  return best;
}

const round = (value: number): number => Math.round(value * 10 ** DIGITS) / 10 ** DIGITS;
