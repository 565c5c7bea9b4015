export type { EncodeChunks, EncodePiece, PieceSink } from './pieces/encode-chunks.ts';
export { createPieceKernel, type PieceKernel } from './pieces/piece-kernel.ts';
export { type PieceScanner, pieceScanners } from './pieces/piece-scanner.ts';
export type { Merges, PieceKernelOptions, PieceTokens } from './pieces/piece-tables.ts';
