export { countTokens, isWithinTokenLimit } from './count-tokens.ts';
export { type BatchEntry, encodeBatch, encodeGenerator } from './encode-batch.ts';
export { type Comparison, compare } from './explain/compare.ts';
export { countPairs, type PairCount } from './explain/count-pairs.ts';
export { explain } from './explain/explain.ts';
export { type ExplainedPiece, explainText } from './explain/explain-text.ts';
export type {
  ExplainedToken,
  Explanation,
  LatticeNode,
  MergeStep,
  WordPieceMatch,
} from './explain/explanation.ts';
export type { Model, OnToken, TokenList } from './model.ts';
export {
  detectTokenizerFormat,
  type OpenedTokenizer,
  type OpenTokenizerOptions,
  openTokenizer,
  type TokenizerFormat,
} from './open-tokenizer.ts';
export { compilePattern, type Pattern } from './regex/pattern.ts';
export type { Dialect } from './regex/syntax.ts';
export { type StreamDecoder, streamDecoder } from './stream-decoder.ts';
