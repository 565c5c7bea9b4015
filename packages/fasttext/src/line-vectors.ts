import { meanOfRows } from './mean-of-rows.ts';
import type { FastTextModel } from './model.ts';
import { sentenceVector } from './sentence-vector.ts';
import { lineReader, whiteSpace } from './supervised/line-rows.ts';
import { fastTextVectors } from './word-vectors.ts';

/**
 * Returns a function from a line of text to its vector: fastText's `print-sentence-vectors`. A model of word vectors gives the mean of
 * the directions of the line's words, as {@link sentenceVector}; a classifier the mean of the line's rows, from which it predicts labels.
 *
 * @example
 * ```ts
 * const { model } = await trainFastText(fromText('a cat and a dog\n'.repeat(20)), { dimensions: 8, buckets: 50 });
 * const vectorOf = lineVectors(model);
 * console.log(vectorOf('cats and dogs').length); // 8
 * ```
 */
export function lineVectors(model: FastTextModel, labelPrefix = '__label__'): (line: string) => Float32Array {
  const { settings, dictionary, input } = model;
  if (settings.architecture === 'supervised') {
    const readLine = lineReader(dictionary, settings, labelPrefix);
    return (line) => meanOfRows(input, readLine(line).rows);
  }
  const vectors = fastTextVectors(model);
  return (line) =>
    sentenceVector(
      vectors,
      line.split(whiteSpace).filter((word) => word !== ''),
    );
}
