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

/** Texts remembered at once; a document has fewer. */
const TEXTS_MOST = 4_000;

/** The same for a pure function of one text; forgets all when it has remembered `most`. */
export function rememberText<Answer>(compute: (text: string) => Answer, most = TEXTS_MOST): (text: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    const known = answers.get(text);
    if (known) return known.answer;
    const answer = compute(text);
    if (answers.size >= most) answers.clear();
    answers.set(text, { answer });
    return answer;
  };
}
