import { createVocabulary } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { expectError } from './__fixtures__/expect-error.ts';
import { embedding } from './embedding.ts';
import { toWordVectors } from './to-word-vectors.ts';

const vocabulary = createVocabulary(['red', 'green']);

describe('toWordVectors', () => {
  it('gives each word the row of its id, without a copy', () => {
    const layer = embedding({ rows: 2, dimensions: 3 });
    const vectors = toWordVectors(layer, vocabulary);
    expect(vectors.matrix).toBe(layer.weights);
    expect(vectors.vectorOf('green')).toEqual(layer.forward(Uint32Array.of(1)));
  });

  it('refuses a vocabulary of another size', () => {
    const layer = embedding({ rows: 3, dimensions: 3 });
    expectError(() => toWordVectors(layer, vocabulary), 'DIMENSION_MISMATCH', 'received 3 rows for 2 words');
  });

  it('refuses the vocabulary of another tokenizer', () => {
    const layer = embedding({ rows: 2, dimensions: 3, tokenizerFingerprint: 'f00d' });
    expect(toWordVectors(layer, vocabulary, { tokenizerFingerprint: 'f00d' }).tokenizerFingerprint).toBe('f00d');
    expectError(
      () => toWordVectors(layer, vocabulary, { tokenizerFingerprint: 'beef' }),
      'INCONSISTENT',
      'the layer was made with the tokenizer f00d, the vocabulary is of beef',
    );
  });
});
