export type { Vocabulary, WordVectors } from '@firth/core';
export { type AnalogyOutcome, type AnswerOptions, answerAnalogies } from './answer-analogies.ts';
export { type BootstrapOptions, bootstrapInterval, type Interval } from './bootstrap.ts';
export { type AnalogyComparison, compareAnalogies } from './compare-analogies.ts';
export { compareWordPairs, type WordPairComparison } from './compare-word-pairs.ts';
export {
  type AnalogyReport,
  createReport,
  type EvaluationReport,
  type ReportOptions,
  type TestSets,
  type WordPairReport,
} from './create-report.ts';
export {
  type AnalogyEvaluation,
  type AnalogyOptions,
  type AnalogyScore,
  evaluateAnalogies,
  type SectionScore,
} from './evaluate-analogies.ts';
export { evaluateWordPairs, type WordPairEvaluation, type WordPairOptions } from './evaluate-word-pairs.ts';
export { formatReport } from './format-report.ts';
export type { MatchOptions } from './matching.ts';
export { type Correlation, pearson } from './pearson.ts';
export { type RankMetrics, rankMetrics } from './rank-metrics.ts';
export { type AnalogyQuestion, type AnalogySection, readAnalogies } from './read-analogies.ts';
export type { ReadOptions } from './read-lines.ts';
export { readWordPairs, type WordPair } from './read-word-pairs.ts';
export { type ScoredPair, type ScoreOptions, scoreWordPairs } from './score-word-pairs.ts';
export { spearman } from './spearman.ts';
