/** How a token is drawn. */
export interface SamplingOptions {
  /** Logits are divided by this: below 1 the likely become likelier; 0 always takes the likeliest. Default 0.8. */
  readonly temperature?: number | undefined;
  /** Only so many of the likeliest tokens. Default: all. */
  readonly topK?: number | undefined;
  /** Only the likeliest tokens that together have this probability (nucleus sampling: Holtzman et al. 2020). Default 1. */
  readonly topP?: number | undefined;
}

/** A token that may be next. */
export interface Candidate {
  readonly id: number;
  readonly probability: number;
}

/**
 * Returns the tokens that `logits` and `options` leave, the likeliest first, with probabilities that add up to 1. Of equal ones the lower
 * id comes first.
 *
 * @example
 * ```ts
 * const left = candidatesOf(Float32Array.of(0, 2, 1), { temperature: 1, topK: 2 });
 * console.log(left.map(({ id, probability }) => `${id}: ${probability.toFixed(3)}`).join(', ')); // 1: 0.731, 2: 0.269
 * ```
 */
export function candidatesOf(
  logits: Float32Array,
  { temperature = 0.8, topK = logits.length, topP = 1 }: SamplingOptions = {},
): readonly Candidate[] {
  const order = Uint32Array.from(logits, (_, id) => id).sort((a, b) => logits[b]! - logits[a]! || a - b);
  if (temperature === 0) return [{ id: order[0]!, probability: 1 }];
  const top = logits[order[0]!]!;
  const weights = Float64Array.from(order, (id) => Math.exp((logits[id]! - top) / temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let kept = 0;
  let sum = 0;
  while (kept < Math.min(topK, order.length) && (kept === 0 || sum < topP * total)) sum += weights[kept++]!;
  return Array.from({ length: kept }, (_, i) => ({ id: order[i]!, probability: weights[i]! / sum }));
}

/** Returns the id of the candidate at `draw`, 0 ≤ draw < 1, of their added-up probabilities. */
export function pickCandidate(candidates: readonly Candidate[], draw: number): number {
  let sum = 0;
  for (const { id, probability } of candidates) {
    sum += probability;
    if (draw < sum) return id;
  }
  return candidates.at(-1)!.id;
}
