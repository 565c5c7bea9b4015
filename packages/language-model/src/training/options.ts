import type { JSONTokenizer } from '@firth/tokenizer/pipeline';
import type { TrainerOptions } from '@firth/training';
import type { PositionKind } from '../model/shape.ts';
import type { LanguageModelCheckpoint } from './checkpoint.ts';

/** What {@link trainLanguageModel} can be told. */
export interface LanguageModelOptions extends TrainerOptions<LanguageModelCheckpoint> {
  /** Makes the ids; it needs the token `<|endoftext|>`. Default: a byte-level BPE trained on the same text. */
  readonly tokenizer?: JSONTokenizer | undefined;
  /** Tokens of the tokenizer that is trained. Default 1024. */
  readonly vocabularySize?: number | undefined;
  /** Numbers in a token's vector, a multiple of 4 for each head. Default 128. */
  readonly dimensions?: number | undefined;
  /** Attention blocks. Default 4. */
  readonly layers?: number | undefined;
  /** Default 4. */
  readonly heads?: number | undefined;
  /** Tokens that are seen at once. Default 128. */
  readonly context?: number | undefined;
  /** Default `learned`, as in GPT-2. */
  readonly positions?: PositionKind | undefined;
  /** How often the text is read. Default 2. */
  readonly epochs?: number | undefined;
  /** Steps to train, instead of epochs. */
  readonly steps?: number | undefined;
  /** Sequences of `context` tokens in a step. Default 8. */
  readonly batchSize?: number | undefined;
  /** The highest. Default 0.003. */
  readonly learningRate?: number | undefined;
  /** At the end. Default a tenth of `learningRate`. */
  readonly minLearningRate?: number | undefined;
  /** Steps until the highest learning rate. Default a twentieth of all, at most 200. */
  readonly warmupSteps?: number | undefined;
  /** Of AdamW, on tables with more than one row. Default 0.1. */
  readonly weightDecay?: number | undefined;
  /** The gradient's length is cut to this. Default 1. */
  readonly maxNorm?: number | undefined;
  /** Texts that are not trained on: the loss on them is reported at the end. */
  readonly validation?: readonly string[] | undefined;
  /** Default: one for each processor, eight at most. */
  readonly threads?: number | undefined;
  /**
   * Whether the same seed gives the same model, bit for bit, on any machine; takes plain SIMD. Otherwise it does so on one machine, for any
   * number of threads. Default false.
   */
  readonly deterministic?: boolean | undefined;
}
