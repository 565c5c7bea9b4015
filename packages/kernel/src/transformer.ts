export {
  compileTransformerKernel,
  createTransformerKernel,
  type TransformerKernel,
} from './transformer/transformer-kernel.ts';
