import type { Answer } from './task.ts';

/** Similarities are float32 sums of a hundred products, in another order in every program. */
const tolerance = 1e-5;

/**
 * Returns whether two programs gave the same neighbors. Words may change places, or the last one be another, only where
 * their similarities are as good as equal: rank by rank the similarities agree.
 */
export function sameAnswers(ours: readonly (readonly Answer[])[], theirs: readonly (readonly Answer[])[]): boolean {
  return ours.length === theirs.length && ours.every((answers, i) => agree(answers, theirs[i]!));
}

function agree(ours: readonly Answer[], theirs: readonly Answer[]): boolean {
  if (ours.length !== theirs.length) return false;
  const similarities = new Map(theirs);
  const last = theirs.at(-1)?.[1] ?? 0;
  return ours.every(([word, similarity], rank) => {
    const isSameAtRank = Math.abs(similarity - theirs[rank]![1]) < tolerance;
    return isSameAtRank && Math.abs(similarity - (similarities.get(word) ?? last)) < tolerance;
  });
}
