export {
  createPieceKernel,
  type Merges,
  type PieceKernel,
  type PieceKernelOptions,
  type PieceTokens,
} from './pieces/piece-kernel.ts';
export { type PieceScanner, pieceScanners } from './pieces/piece-scanner.ts';
