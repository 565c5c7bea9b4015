import { expect, it } from 'vitest';
import * as exported from './index.ts';

it('the package exports these names and no others', () => {
  expect(Object.keys(exported).sort()).toEqual([
    'chinchilla',
    'chinchillaReplication',
    'computeOptimal',
    'embeddingParameters',
    'embeddingShare',
    'estimatedModels',
    'inferenceFLOPs',
    'kaplan',
    'loraSaving',
    'memoryBytes',
    'modelNamed',
    'models',
    'optimalTokens',
    'parametricLoss',
    'publishedModels',
    'scalingLaws',
    'storedPrecisions',
    'trainingFLOPs',
    'transformerParameters',
    'twentyTokens',
  ]);
});
