export { type Entries, rowMajor, transposed } from './matrix/entries.ts';
export {
  compileMatrixKernel,
  createMatrixKernel,
  type MatrixKernel,
  matrixScratchBytes,
  type ProductSize,
} from './matrix/matrix-kernel.ts';
