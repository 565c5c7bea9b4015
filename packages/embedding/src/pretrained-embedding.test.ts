import { createVocabulary } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import { describe, expect, it } from 'vitest';
import { randomMatrix } from './__fixtures__/random-floats.ts';
import { sgd } from './optimizers/sgd.ts';
import { pretrainedEmbedding } from './pretrained-embedding.ts';
import { toWordVectors } from './to-word-vectors.ts';

const vocabulary = createVocabulary(['red', 'green', 'blue']);
const vectors = createWordVectors(vocabulary, randomMatrix(3, 4), { tokenizerFingerprint: 'f00d' });
const ids = Uint32Array.of(2, 1);
const gradient = new Float32Array(8).fill(1);

describe('pretrainedEmbedding', () => {
  it('shares the matrix of the vectors and leaves it as it is', () => {
    const layer = pretrainedEmbedding(vectors);
    expect(layer.weights).toBe(vectors.matrix);
    expect(layer.forward(ids)).toEqual(Float32Array.of(...vectors.vectorOf('blue')!, ...vectors.vectorOf('green')!));
    expect(layer.backward(ids, gradient).rows).toHaveLength(0);
  });

  it('trains on a copy, since word vectors never change', () => {
    const before = vectors.matrix.data.slice();
    const layer = pretrainedEmbedding(vectors, { frozen: false });
    sgd(layer.weights).step(layer.backward(ids, gradient));
    expect(layer.weights.data).not.toEqual(before);
    expect(vectors.matrix.data).toEqual(before);
  });

  it('bounds the norms of a copy', () => {
    const before = vectors.matrix.data.slice();
    pretrainedEmbedding(vectors, { maxNorm: 0.01 }).forward(ids);
    expect(vectors.matrix.data).toEqual(before);
  });

  it('trains the matrix itself where the vectors are given up', () => {
    const given = createWordVectors(vocabulary, randomMatrix(3, 4));
    expect(pretrainedEmbedding(given, { frozen: false, copy: false }).weights).toBe(given.matrix);
  });

  it('carries the fingerprint of the vectors’ tokenizer, there and back', () => {
    const layer = pretrainedEmbedding(vectors);
    expect(layer.tokenizerFingerprint).toBe('f00d');
    const back = toWordVectors(layer, vocabulary);
    expect(back.tokenizerFingerprint).toBe('f00d');
    expect(back.matrix).toBe(vectors.matrix);
  });

  it('refuses vectors that another tokenizer made', () => {
    expect(pretrainedEmbedding(vectors, { tokenizerFingerprint: 'f00d' }).tokenizerFingerprint).toBe('f00d');
    const other = expect.objectContaining({ code: 'INCONSISTENT' });
    expect(() => pretrainedEmbedding(vectors, { tokenizerFingerprint: 'beef' })).toThrow(other);
  });
});
