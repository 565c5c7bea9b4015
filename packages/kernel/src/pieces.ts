export type { CharacterMap } from './pieces/character-map.ts';
export type { EncodeChunks, EncodePiece, PieceSink } from './pieces/encode-chunks.ts';
export { createPieceKernel, type PieceKernel } from './pieces/piece-kernel.ts';
export type { PieceScanner } from './pieces/piece-scanner.ts';
export type {
  BestPath,
  LongestMatch,
  Merges,
  PieceKernelOptions,
  PieceModel,
  PieceTokens,
  RankMerges,
} from './pieces/piece-tables.ts';
