export {
  createTokenizerPool,
  type PoolBatchOptions,
  type TokenizerPool,
  type TokenizerPoolOptions,
} from './tokenizer-pool.ts';
