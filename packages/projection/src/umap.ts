export { type UMAPOptions, umap } from './umap/umap.ts';
