import { expect, it } from 'vitest';
import * as exported from './index.ts';

it('the package exports these names and no others', () => {
  expect(Object.keys(exported).sort()).toEqual([
    'adagrad',
    'adam',
    'adamW',
    'addSparseGradient',
    'bertInput',
    'clipByNorm',
    'clipByValue',
    'embedding',
    'embeddingBag',
    'equalBags',
    'gpt2Input',
    'layerNorm',
    'loraEmbedding',
    'normal',
    'oneHot',
    'pretrainedEmbedding',
    'readEmbedding',
    'rmsprop',
    'robertaPositions',
    'segmentEmbedding',
    'sequencePositions',
    'sgd',
    'tiedOutput',
    'toDenseGradient',
    'toWordVectors',
    'uniform',
    'writeEmbedding',
    'xavierNormal',
    'xavierUniform',
    'zeros',
  ]);
});
