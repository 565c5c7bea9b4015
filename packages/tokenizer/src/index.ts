export { countTokens, isWithinTokenLimit } from './count-tokens.ts';
export { type BatchEntry, encodeBatch, encodeGenerator } from './encode-batch.ts';
export { type Comparison, compare } from './explain/compare.ts';
export {
  type ExplainedToken,
  type Explanation,
  explain,
  type LatticeNode,
  type MergeStep,
  type WordPieceMatch,
} from './explain/explain.ts';
export type { Model, OnToken, TokenList } from './model.ts';
export {
  detectTokenizerFormat,
  type OpenTokenizerOptions,
  openTokenizer,
  type TokenizerFormat,
} from './open-tokenizer.ts';
export { compilePattern, type Pattern } from './regex/pattern.ts';
export type { Dialect } from './regex/syntax.ts';
export { type StreamDecoder, streamDecoder } from './stream-decoder.ts';
