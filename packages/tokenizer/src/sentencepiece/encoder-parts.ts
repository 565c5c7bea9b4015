import type { Normalize } from './normalize.ts';
import type { SentencePieceModel } from './read-model.ts';
import type { Segmenter } from './segmenter.ts';

/** What encodes with a model. */
export interface EncoderParts {
  readonly model: SentencePieceModel;
  readonly normalize: Normalize;
  readonly segment: Segmenter;
  readonly unknownId: number;
  /** The ids of the 256 bytes, which stand for what no piece does; without them, the unknown piece stands for all of it. */
  readonly byteIds: readonly number[] | undefined;
}
