import type { WordVectors } from '@firth/core';
import { vectorsOf } from '../../__fixtures__/vectors.ts';

/** Vectors of words that a spreadsheet would take for formulas, that look as if they were guarded already, and that hold a space. */
export const oddVectors: WordVectors = vectorsOf(
  ['king', '=SUM(A1)', '+1', '-', '@x', "'-", "'quoted", 'naïve word'],
  [
    [1, 0.1],
    [2, 3e-40],
    [3, -0.5],
    [4, 1e20],
    [5, 0],
    [6, 7],
    [7, -0],
    [8, 0.25],
  ],
);
