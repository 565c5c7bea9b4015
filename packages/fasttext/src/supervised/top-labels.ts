/** A label's number with the logarithm of its probability. */
export interface ScoredLabel {
  readonly label: number;
  readonly score: number;
}

/** The best labels so far. */
export interface TopLabels {
  /** Whether a label of this score would be taken. */
  accepts(score: number): boolean;
  add(label: number, score: number): void;
  /** The labels, best first. */
  readonly ranked: readonly ScoredLabel[];
}

/** Returns an empty collection of the `count` best labels. Of equal ones those that were added first stay. */
export function createTopLabels(count: number): TopLabels {
  const ranked: ScoredLabel[] = [];
  return {
    ranked,
    accepts: (score) => ranked.length < count || score > ranked.at(-1)!.score,
    add(label, score) {
      let place = ranked.length;
      while (place > 0 && ranked[place - 1]!.score < score) place--;
      ranked.splice(place, 0, { label, score });
      if (ranked.length > count) ranked.pop();
    },
  };
}
