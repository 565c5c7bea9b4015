import { createVocabulary, FirthError, tokensOf, type WordVectors } from '@firth/core';
import type { ModelRows } from '@firth/kernel/runtime';
import type { Word2VecModel } from '@firth/kernel/word2vec';
import type { EncodedText } from '@firth/training';
import { checkTokenizer } from '@firth/vectors';
import type { StartVectors } from './options.ts';

/**
 * Returns `text` with the words of `start` that it lacks at the end of its vocabulary, with a count of zero: they keep their vectors, and
 * are never drawn as noise.
 *
 * @throws FirthError `INCONSISTENT` where another tokenizer made the words of `start`
 */
export function withWordsOf({ vectors }: StartVectors, text: EncodedText): EncodedText {
  const { vocabulary, counts, tokenizerFingerprint } = text;
  if (tokenizerFingerprint !== undefined) checkTokenizer(vectors, { fingerprint: tokenizerFingerprint });
  const words = tokensOf(vocabulary);
  const lacking = tokensOf(vectors.vocabulary).filter((word) => vocabulary.idOf(word) === undefined);
  const extended = new Float64Array(words.length + lacking.length);
  extended.set(counts);
  return { ...text, vocabulary: createVocabulary([...words, ...lacking], extended), counts: extended };
}

/**
 * Puts the vectors of `start` into the rows of their words; other words keep their random beginnings.
 *
 * @throws FirthError `DIMENSION_MISMATCH` where the vectors have another length
 */
export function startRows(model: Word2VecModel, text: EncodedText, start: StartVectors): void {
  copyRows(start.vectors, model.inputRows, text);
  // The rows of a Huffman tree belong to no word.
  const hasRowForEachWord = model.outputRows.count === model.inputRows.count;
  if (start.outputVectors && hasRowForEachWord) copyRows(start.outputVectors, model.outputRows, text);
}

function copyRows(from: WordVectors, rows: ModelRows, { vocabulary }: EncodedText): void {
  if (from.dimensions !== rows.columns) {
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `vectors to start from have ${from.dimensions} dimensions, the model ${rows.columns}`,
    );
  }
  const { data, columns } = from.matrix;
  for (let id = 0; id < from.vocabulary.size; id++) {
    const row = vocabulary.idOf(from.vocabulary.tokenOf(id)!)!;
    rows.write(row, data.subarray(id * columns, (id + 1) * columns));
  }
}
