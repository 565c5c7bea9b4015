export { type KMeans, type KMeansOptions, kMeans } from './k-means/k-means.ts';
export type { ProjectionOptions, ProjectionProgress } from './lib/projection-options.ts';
export { type PCA, type PCAOptions, type PrincipalComponents, pca, toComponents } from './pca/pca.ts';
export { type Procrustes, type ProcrustesOptions, procrustes } from './procrustes/procrustes.ts';
export { type ScatterOptions, scatterSVG } from './svg/scatter-svg.ts';
export { type TSNE, type TSNEOptions, tsne } from './tsne/tsne.ts';
