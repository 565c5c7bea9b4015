export { addCounts, type CountPiecesOptions, countPieces, type WordCounts } from '../training/word-counts.ts';
export type { ScoredPiece } from './seed-pieces.ts';
export { type TrainedUnigram, type TrainUnigramOptions, trainUnigram } from './train-unigram.ts';
export { type UnigramModel, type UnigramOptions, unigramModel } from './unigram-model.ts';
