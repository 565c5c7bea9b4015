import { FirthError } from '@firth/core';
import type { JSONTokenizer } from '@firth/tokenizer/pipeline';
import type { TextLoss } from '../evaluate-loss.ts';
import { type EncodedTexts, encodeTexts } from '../training/documents.ts';

/** Probabilities of a token given the one before. */
export interface BigramModel {
  readonly tokenizer: JSONTokenizer;
  /** Returns p(next | previous): positive, and adding up to 1 over all tokens. */
  probability(previous: number, next: number): number;
}

/**
 * Returns the interpolated Kneser–Ney bigram model of `texts` (Kneser and Ney 1995; Chen and Goodman 1998): what a language model has to
 * beat.
 *
 *   p(w | v) = max(c(vw) − D, 0) / c(v) + D · N(v·) / c(v) · q(w)
 *   q(w)     = max(N(·w) − D', 0) / N(··) + D' · N(·) / N(··) / V
 *
 * c counts pairs and N different ones: N(v·) tokens that follow v, N(·w) that precede w, N(·) tokens that follow any. The discounts are
 * n₁ / (n₁ + 2 n₂) of the counts seen once and twice. After a token never seen it is q.
 *
 * @throws FirthError `EMPTY` for texts without tokens
 * @example
 * ```ts
 * const tokenizer = await trainTokenizer(['abab'], { vocabularySize: 257 });
 * const model = trainBigramModel(tokenizer, ['abab']);
 * const [a, b] = tokenizer.encodeIds('ab');
 * console.log(model.probability(a, b) > model.probability(a, a)); // true
 * ```
 */
export function trainBigramModel(tokenizer: JSONTokenizer, texts: readonly string[]): BigramModel {
  const { ids, starts } = encodeTexts(tokenizer, texts);
  const size = tokenizer.vocabulary.size;
  if (size > 2 ** 24) throw new FirthError('LIMIT', `a bigram model of ${size} tokens is not for this`);
  const counts = new Map<number, number>();
  const totals = new Float64Array(size);
  for (let text = 0; text + 1 < starts.length; text++)
    for (let i = starts[text]!; i + 1 < starts[text + 1]!; i++) {
      const pair = ids[i]! * size + ids[i + 1]!;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
      totals[ids[i]!]! += 1;
    }
  const followers = new Float64Array(size);
  const preceders = new Float64Array(size);
  for (const pair of counts.keys()) {
    followers[Math.floor(pair / size)]! += 1;
    preceders[pair % size]! += 1;
  }
  const discount = discountOf(counts.values());
  const lowerDiscount = discountOf(preceders);
  const kinds = preceders.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const continuation = preceders.map(
    (count) => (Math.max(count - lowerDiscount, 0) + (lowerDiscount * kinds) / size) / counts.size,
  );
  return {
    tokenizer,
    probability(previous, next) {
      const total = totals[previous]!;
      if (total === 0) return continuation[next]!;
      const seen = Math.max((counts.get(previous * size + next) ?? 0) - discount, 0);
      return (seen + discount * followers[previous]! * continuation[next]!) / total;
    },
  };
}

/**
 * Returns the loss of `model` on texts that it was not trained on, counted as `evaluateLoss` does.
 *
 * @throws FirthError `EMPTY` for texts without tokens
 * @example
 * ```ts
 * const tokenizer = await trainTokenizer(['abab'], { vocabularySize: 257 });
 * const model = trainBigramModel(tokenizer, ['abab']);
 * console.log(evaluateBigramLoss(model, ['ab']).bytes); // 2
 * ```
 */
export function evaluateBigramLoss(model: BigramModel, texts: readonly string[]): TextLoss {
  const { ids, starts, bytes }: EncodedTexts = encodeTexts(model.tokenizer, texts);
  let loss = 0;
  for (let text = 0; text + 1 < starts.length; text++)
    for (let i = starts[text]!; i + 1 < starts[text + 1]!; i++)
      loss -= Math.log(model.probability(ids[i]!, ids[i + 1]!));
  const tokens = ids.length - (starts.length - 1);
  return { natsPerByte: loss / bytes, natsPerToken: loss / tokens, tokens, bytes };
}

/** n₁ / (n₁ + 2 n₂), and ½ where nothing was seen once. */
function discountOf(counts: Iterable<number>): number {
  let [once, twice] = [0, 0];
  for (const count of counts) {
    if (count === 1) once++;
    if (count === 2) twice++;
  }
  return once === 0 ? 0.5 : once / (once + 2 * twice);
}
