export { alphabetToBytes, bytesToAlphabet } from '../bytes/byte-alphabet.ts';
export { addCounts, type CountPiecesOptions, countPieces, type WordCounts } from '../training/word-counts.ts';
export { type BPEModel, type BPEOptions, bpeModel } from './bpe-model.ts';
export type { TieBreak } from './tie-break.ts';
export { type TrainBPEOptions, type TrainedBPE, type TrainedMerge, trainBPE } from './train-bpe.ts';
