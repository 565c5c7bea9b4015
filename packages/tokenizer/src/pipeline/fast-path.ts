import type { IdBuffer } from '../bytes/id-buffer.ts';
import type { Model } from '../model.ts';
import type { Normalizer } from './normalizers/normalizer.ts';
import type { PreTokenizer } from './pre-tokenizers/pre-tokenizer.ts';

/** Appends the ids of a text that holds no added token. */
export type FastPath = (text: string, out: IdBuffer) => void;

/** The parts that a fast path takes the place of. */
export interface FastPathParts {
  readonly model: Model;
  readonly normalizer: Normalizer | undefined;
  readonly preTokenizer: PreTokenizer | undefined;
}
