export {
  createPieceKernel,
  type EncodePiece,
  type Merges,
  type PieceKernel,
  type PieceKernelOptions,
  type PieceSink,
  type PieceTokens,
} from './pieces/piece-kernel.ts';
export { type PieceScanner, pieceScanners } from './pieces/piece-scanner.ts';
