import type { WordVectors } from '@firth/core';
import { atLeast } from '@firth/training';
import { createWordVectors } from '@firth/vectors';
import type { Cooccurrences } from '../cooccurrences/cooccurrences.ts';
import { type PPMIOptions, ppmi } from './ppmi.ts';
import { type TruncatedSVDOptions, truncatedSVD } from './truncated-svd.ts';

/** What {@link factorize} can be told. */
export interface FactorizeOptions extends PPMIOptions, TruncatedSVDOptions {
  /** Numbers in a word's vector. Default 100. */
  readonly dimensions?: number | undefined;
  /** Column i of the vectors is the i-th singular vector times its value to this power: 1 keeps distances, 0 is often better. Default 0.5. */
  readonly valueExponent?: number | undefined;
}

/**
 * Returns word vectors by plain factorization, to compare with training: truncated singular value decomposition of the PPMI matrix (Levy,
 * Goldberg and Dagan 2015).
 *
 * @throws FirthError `BAD_OPTION`; the signal's reason when aborted
 *
 * @example
 * ```ts
 * const text = fromText('the cat sat on the mat\nthe dog sat on the rug\n'.repeat(5));
 * const vectors = await factorize(await countCooccurrences(text, { window: 2 }), { dimensions: 3 });
 * console.log(vectors.vocabulary.size, vectors.dimensions); // 7 3
 * ```
 */
export async function factorize(cooccurrences: Cooccurrences, options: FactorizeOptions = {}): Promise<WordVectors> {
  const { dimensions = 100, valueExponent = 0.5 } = options;
  atLeast('valueExponent', valueExponent, 0);
  const { left, values } = await truncatedSVD(await ppmi(cooccurrences, options), dimensions, options);
  const scales = values.map((value) => value ** valueExponent);
  const data = left.data.map((x, i) => x * scales[i % dimensions]!);
  const { vocabulary, tokenizerFingerprint } = cooccurrences;
  return createWordVectors(
    vocabulary,
    { ...left, data },
    tokenizerFingerprint === undefined ? {} : { tokenizerFingerprint },
  );
}
