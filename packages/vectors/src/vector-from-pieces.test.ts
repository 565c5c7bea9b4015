import { createVocabulary, type WordVectors } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { checkTokenizer } from './check-tokenizer.ts';
import { createWordVectors } from './create-word-vectors.ts';
import { mostSimilar } from './most-similar.ts';
import { vectorFromPieces } from './vector-from-pieces.ts';
import { withPieces } from './with-pieces.ts';

const vocabulary = createVocabulary(['low', '##er', '##est', 'high']);
const data = Float32Array.of(4, 0, 0, 4, 0, -4, -4, 1);

function vectorsOf(tokenizerFingerprint?: string): WordVectors {
  return createWordVectors(vocabulary, { rows: 4, columns: 2, data }, { tokenizerFingerprint });
}

/** Takes the longest piece at each place; what is none is left out, 4 is an id without a token. */
const tokenizer = {
  vocabulary,
  fingerprint: 'f00d',
  encodeIds: (word: string) =>
    Uint32Array.from([...word.matchAll(/low|er|est|high|x/g)], ([piece]) => {
      const id = ['low', 'er', 'est', 'high'].indexOf(piece);
      return id < 0 ? 4 : id;
    }),
};

describe('the vector of a word from its pieces', () => {
  it('is the mean of theirs, without those that have none', () => {
    expect(vectorFromPieces(vectorsOf(), tokenizer, 'lower')).toEqual(Float32Array.of(2, 2));
    expect(vectorFromPieces(vectorsOf(), tokenizer, 'lowerx')).toEqual(Float32Array.of(2, 2));
    expect(vectorFromPieces(vectorsOf(), tokenizer, 'x')).toBeUndefined();
    expect(vectorFromPieces(vectorsOf(), tokenizer, '')).toBeUndefined();
  });

  it('is weighted where that is wanted, by the piece and by its place', () => {
    const first = vectorFromPieces(vectorsOf(), tokenizer, 'lower', { weightOf: (_, index) => (index === 0 ? 3 : 1) });
    expect(first).toEqual(Float32Array.of(3, 1));
    const suffixes = { weightOf: (piece: string) => (piece.startsWith('##') ? 1 : 0) };
    expect(vectorFromPieces(vectorsOf(), tokenizer, 'lowest', suffixes)).toEqual(Float32Array.of(0, -4));
    expect(vectorFromPieces(vectorsOf(), tokenizer, 'low', suffixes)).toBeUndefined();
  });

  it('is that of the word as it stands in a text', () => {
    const afterSpace = { ...tokenizer, encodeIds: (text: string) => Uint32Array.of(text === ' low' ? 3 : 0) };
    expect(vectorFromPieces(vectorsOf(), afterSpace, 'low', { before: ' ' })).toEqual(Float32Array.of(-4, 1));
  });

  it('answers questions about a word that has none, and leaves the others their own', () => {
    const vectors = withPieces(vectorsOf('f00d'), tokenizer);
    expect(mostSimilar(vectors, 'lower', { count: 2 }).map(({ word }) => word)).toEqual(['low', '##er']);
    expect(vectors.vectorOf('high')).toEqual(Float32Array.of(-4, 1));
    expect(vectors.norms).toEqual(vectorsOf().norms);
    expect(vectors.tokenizerFingerprint).toBe('f00d');
  });

  it('is refused where the vectors were made with another tokenizer', () => {
    const other = expect.objectContaining({ code: 'INCONSISTENT', file: 'a.bin' });
    expect(() => checkTokenizer(vectorsOf('beef'), tokenizer, 'a.bin')).toThrow(other);
    const told = 'made with the tokenizer beef, not with f00d';
    expect(() => vectorFromPieces(vectorsOf('beef'), tokenizer, 'low')).toThrow(told);
    expect(() => withPieces(vectorsOf('beef'), tokenizer)).toThrow(told);
    expect(() => withPieces(vectorsOf(), tokenizer)).not.toThrow();
  });
});
