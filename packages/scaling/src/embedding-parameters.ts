import type { Model, Range } from './models.ts';

/**
 * Returns the parameters of a model's token table, vocabulary × dimensions, between the bounds of what is known; `undefined` where there is not even a
 * guess at the vocabulary.
 *
 * @example
 * ```ts
 * console.log(embeddingParameters(modelNamed('GPT-2'))); // { low: 38597376, high: 38597376 }
 * ```
 */
export function embeddingParameters(model: Model): Range | undefined {
  if (!model.estimated) {
    const parameters = model.architecture.vocabulary * model.architecture.dimensions;
    return { low: parameters, high: parameters };
  }
  if (model.vocabulary === undefined) return undefined;
  return { low: model.vocabulary * model.dimensions.low, high: model.vocabulary * model.dimensions.high };
}
