export { addCounts, type CountPiecesOptions, countPieces, type WordCounts } from '../training/word-counts.ts';
export { type TrainedWordLevel, type TrainWordLevelOptions, trainWordLevel } from './train-wordlevel.ts';
export { type WordLevelModel, type WordLevelOptions, wordLevelModel } from './wordlevel-model.ts';
