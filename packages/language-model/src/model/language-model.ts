import { FirthError, type Matrix, type WordVectors } from '@firth/core';
import type { JSONTokenizer } from '@firth/tokenizer/pipeline';
import { createWordVectors } from '@firth/vectors';
import { parameterCount, parametersOf } from './parameters.ts';
import type { ModelShape } from './shape.ts';

/** A causal language model: plain data, which {@link generate}, {@link evaluateLoss} and {@link traceText} compute with. */
export interface LanguageModel {
  readonly shape: ModelShape;
  /** Makes its ids. */
  readonly tokenizer: JSONTokenizer;
  /** All numbers of the model, in the order of {@link parametersOf}. */
  readonly parameters: Float32Array;
}

/**
 * Returns the model of these parts.
 *
 * @throws FirthError `DIMENSION_MISMATCH` where the numbers are not as many as the shape has; `INCONSISTENT` for a tokenizer with more tokens
 * @example
 * ```ts
 * const tokenizer = await trainTokenizer(['a word by its company'], { vocabularySize: 260 });
 * const shape = { vocabularySize: 260, dimensions: 4, layers: 1, heads: 1, context: 8, positions: 'rope' } as const;
 * const model = createLanguageModel({ shape, tokenizer, parameters: new Float32Array(parameterCount(shape)) });
 * console.log(model.parameters.length); // 1292
 * ```
 */
export function createLanguageModel(model: LanguageModel): LanguageModel {
  const { shape, tokenizer, parameters } = model;
  const expected = parameterCount(shape);
  if (parameters.length !== expected)
    throw new FirthError('DIMENSION_MISMATCH', `${parameters.length} numbers for a model that has ${expected}`);
  if (tokenizer.vocabulary.size > shape.vocabularySize)
    throw new FirthError(
      'INCONSISTENT',
      `the tokenizer has ${tokenizer.vocabulary.size} tokens, the model ${shape.vocabularySize}`,
    );
  return { shape, tokenizer, parameters };
}

/**
 * Returns a table of the model by its name in GPT-2, as a view: `wte.weight`, `h.0.attn.c_attn.weight`, …; see {@link parametersOf}.
 *
 * @throws FirthError `BAD_OPTION` for a name that no table has
 * @example
 * ```ts
 * const texts = ['a word by the company it keeps. '.repeat(20)];
 * const { model } = await trainLanguageModel(texts, { vocabularySize: 270, dimensions: 16, heads: 2, layers: 1, context: 16, steps: 20 });
 * const { rows, columns } = tableOf(model, 'h.0.mlp.c_fc.weight');
 * console.log(rows, columns); // 16 64
 * ```
 */
export function tableOf({ shape, parameters }: LanguageModel, name: string): Matrix {
  const found = parametersOf(shape).find((parameter) => parameter.name === name);
  if (!found) throw new FirthError('BAD_OPTION', `the model has no table ${name}`);
  const { from, rows, columns } = found;
  return { rows, columns, data: parameters.subarray(from, from + rows * columns) };
}

/**
 * Returns the vectors of the model's tokens, its embedding table, for `mostSimilar` and the other questions of `@firth/vectors`. Words are
 * tokens as the tokenizer writes them: in GPT-2's byte alphabet a leading blank is `Ġ`.
 *
 * @example
 * ```ts
 * const texts = ['a word by the company it keeps. '.repeat(20)];
 * const { model } = await trainLanguageModel(texts, { vocabularySize: 270, dimensions: 16, heads: 2, layers: 1, context: 16, steps: 20 });
 * console.log(tokenVectors(model).vectorOf('w').length); // 16
 * ```
 */
export function tokenVectors(model: LanguageModel): WordVectors {
  const { vocabulary, fingerprint } = model.tokenizer;
  const { columns, data } = tableOf(model, 'wte.weight');
  const matrix = { rows: vocabulary.size, columns, data: data.subarray(0, vocabulary.size * columns) };
  return createWordVectors(vocabulary, matrix, { tokenizerFingerprint: fingerprint });
}
