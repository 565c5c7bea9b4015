import type { JSONTokenizer } from '@firth/tokenizer/pipeline';
import { initialParameters } from './initialize.ts';
import { createLanguageModel, type LanguageModel } from './language-model.ts';
import { checkShape, type ModelShape } from './shape.ts';

/**
 * Returns a model of `shape` with random numbers: what a training with the same seed begins with, to compare with what came of it.
 *
 * @throws FirthError `BAD_OPTION`; `INCONSISTENT` for a tokenizer with more tokens than the model
 * @example
 * ```ts
 * const texts = ['a word by the company it keeps. '.repeat(20)];
 * const { model } = await trainLanguageModel(texts, { vocabularySize: 270, dimensions: 16, heads: 2, layers: 1, context: 16, steps: 20 });
 * const before = untrainedLanguageModel(model.shape, model.tokenizer);
 * console.log(before.parameters.length === model.parameters.length); // true
 * ```
 */
export function untrainedLanguageModel(shape: ModelShape, tokenizer: JSONTokenizer, seed = 1): LanguageModel {
  return createLanguageModel({ shape: checkShape(shape), tokenizer, parameters: initialParameters(shape, seed) });
}
