export { type Entries, rowMajor, transposed } from './matrix/entries.ts';
export {
  compileMatrixKernel,
  createMatrixKernel,
  type MatrixKernel,
  matrixScratchBytes,
} from './matrix/matrix-kernel.ts';
export type { ProductSize } from './matrix/product-size.ts';
