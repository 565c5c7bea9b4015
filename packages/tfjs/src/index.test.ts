import { expect, it } from 'vitest';
import * as exported from './index.ts';

it('the package exports these names and no others', () => {
  expect(Object.keys(exported).sort()).toEqual([
    'createSparseTrainer',
    'fromWordVectors',
    'mendUnsortedSegmentSum',
    'positionalEmbedding',
    'registerLayers',
    'segmentEmbedding',
    'toMatrix',
    'toTensor',
    'toWordVectors',
    'tokenEmbedding',
    'useBackend',
  ]);
});
