export type { Vocabulary, WordVectors } from '@firth/core';
export {
  type AnalogyEvaluation,
  type AnalogyOptions,
  type AnalogyScore,
  evaluateAnalogies,
  type SectionScore,
} from './evaluate-analogies.ts';
export { evaluateWordPairs, type WordPairEvaluation, type WordPairOptions } from './evaluate-word-pairs.ts';
export type { MatchOptions } from './matching.ts';
export { type Correlation, pearson } from './pearson.ts';
export { type AnalogyQuestion, type AnalogySection, readAnalogies } from './read-analogies.ts';
export type { ReadOptions } from './read-lines.ts';
export { readWordPairs, type WordPair } from './read-word-pairs.ts';
export { spearman } from './spearman.ts';
