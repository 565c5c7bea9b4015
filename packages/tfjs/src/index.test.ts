import { expect, it } from 'vitest';
import * as exported from './index.ts';

it('the package exports these names and no others', () => {
  expect(Object.keys(exported).sort()).toEqual([
    'createSparseTrainer',
    'fromWordVectors',
    'mendUnsortedSegmentSum',
    'positionalEmbeddingLayer',
    'registerLayers',
    'segmentEmbeddingLayer',
    'toMatrix',
    'toTensor',
    'tokenEmbeddingLayer',
    'useBackend',
    'wordVectorsOf',
  ]);
});
