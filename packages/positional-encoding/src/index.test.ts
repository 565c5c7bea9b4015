import { expect, it } from 'vitest';
import * as exported from './index.ts';

it('the package exports these names and no others', () => {
  expect(Object.keys(exported).sort()).toEqual([
    'alibi',
    'alibiSlopes',
    'axialEmbedding',
    'axialRope',
    'clippedRow',
    'debertaBucket',
    'debertaRow',
    'disentangledGradients',
    'disentangledScores',
    'heatmapSVG',
    'learned',
    'relativePositions',
    'rope',
    'ropeFrequencies',
    'shaw',
    'sinusoidal',
    'sinusoidal2D',
    'sinusoidalTable',
    't5Bias',
    't5Bucket',
    'transformerXLGradients',
    'transformerXLScores',
    'xpos',
  ]);
});
