export { addCounts, type CountPiecesOptions, countPieces, type WordCounts } from '../training/word-counts.ts';
export { type TrainedWordPiece, type TrainWordPieceOptions, trainWordPiece } from './train-wordpiece.ts';
export { type WordPieceModel, type WordPieceOptions, wordPieceModel } from './wordpiece-model.ts';
