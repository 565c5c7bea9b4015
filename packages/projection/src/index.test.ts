import { expect, it } from 'vitest';
import * as main from './index.ts';
import * as umap from './umap.ts';

it('exports these names and no others', () => {
  expect(Object.keys(main).sort()).toEqual(['kMeans', 'pca', 'procrustes', 'scatterSVG', 'toComponents', 'tsne']);
  expect(Object.keys(umap)).toEqual(['umap']);
});
