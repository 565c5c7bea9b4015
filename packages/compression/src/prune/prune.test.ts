import { createVocabulary } from '@firth/core';
import { createWordVectors } from '@firth/vectors';
import { describe, expect, it } from 'vitest';
import { randomMatrix } from '../__fixtures__/random-matrix.ts';
import { expandTable } from '../compressed-table.ts';
import { pruneMagnitudes } from './prune-magnitudes.ts';
import { pruneVocabulary } from './prune-vocabulary.ts';

describe('pruneMagnitudes', () => {
  it('keeps exactly the part that is farthest from zero', () => {
    const matrix = randomMatrix(40, 10);
    const table = pruneMagnitudes(matrix, { keep: 0.25 });
    expect(table.values.length).toBe(100);
    const least = Math.min(...table.values.map(Math.abs));
    const { data } = expandTable(table);
    for (const [i, value] of matrix.data.entries()) expect(data[i]).toBe(Math.abs(value) >= least ? value : 0);
  });

  it('keeps all or nothing where that is asked', () => {
    const matrix = randomMatrix(4, 3);
    expect(expandTable(pruneMagnitudes(matrix, { keep: 1 })).data).toEqual(matrix.data);
    expect(pruneMagnitudes(matrix, { keep: 0 }).values.length).toBe(0);
    expect(() => pruneMagnitudes(matrix, { keep: 2 })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });
});

describe('pruneVocabulary', () => {
  const words = ['north', 'east', 'northish', 'nowhere', 'eastish'];
  const data = Float32Array.of(2, 0, 0, 3, 5, 1, 0, 0, 1, 9);
  const vectors = createWordVectors(createVocabulary(words, Float64Array.of(9, 8, 3, 2, 1)), {
    rows: 5,
    columns: 2,
    data,
  });

  it('keeps the first words, and finds the nearest of them for the others', () => {
    const { vectors: kept, replacements } = pruneVocabulary(vectors, { size: 2 });
    expect([kept.vocabulary.size, kept.vocabulary.tokenOf(1)]).toEqual([2, 'east']);
    expect(kept.vocabulary.counts).toEqual(Float64Array.of(9, 8));
    expect(replacements.get('northish')).toEqual({ word: 'north', similarity: expect.closeTo(5 / Math.sqrt(26), 6) });
    expect(replacements.get('eastish')?.word).toBe('east');
    expect(replacements.has('nowhere')).toBe(false); // it has no direction
  });

  it('keeps all words where that is asked, and refuses to keep none', () => {
    expect(pruneVocabulary(vectors, { size: 9 }).replacements.size).toBe(0);
    expect(() => pruneVocabulary(vectors, { size: 0 })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });
});
