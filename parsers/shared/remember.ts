/**
 * A pure function of one object that keeps its answers as long as the object lives: several parsers ask the same of the same
 * paragraph or section.
 */
export function remember<Key extends WeakKey, Answer>(compute: (key: Key) => Answer): (key: Key) => Answer {
  const answers = new WeakMap<Key, { readonly answer: Answer }>();
  return (key) => {
    const known = answers.get(key);
    if (known) return known.answer;
    const answer = compute(key);
    answers.set(key, { answer });
    return answer;
  };
}
