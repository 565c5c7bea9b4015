export { type Instructions, supportedInstructions } from './lib/instructions.ts';
export type { RankedRows } from './top-k/best-rows.ts';
export { createTopKIndex, type TopKIndex, type TopKOptions } from './top-k/create-top-k-index.ts';
export { dotProduct } from './top-k/dot-product.ts';
export { rowNorms } from './top-k/row-norms.ts';
export type { SearchOptions } from './top-k/search.ts';
