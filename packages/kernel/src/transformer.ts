export type { TransformerKernel } from './transformer/kernel.ts';
export { compileTransformerKernel, createTransformerKernel } from './transformer/transformer-kernel.ts';
