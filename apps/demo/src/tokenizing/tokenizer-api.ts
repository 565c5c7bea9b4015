import type { ExplainedPiece } from '@firth/tokenizer';
import type { TieBreak, TrainedMerge } from '@firth/tokenizer/bpe';

/** A token of a text, to show. */
export interface ShownToken {
  readonly id: number;
  /** The text of its bytes; where they are part of a character, the bytes in hexadecimal digits. */
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** What a tokenizer makes of a text. */
export interface ShownEncoding {
  /** Tokens in the vocabulary. */
  readonly vocabularySize: number;
  /** How many tokens there are; only the first of them are in `shown`. */
  readonly count: number;
  readonly shown: readonly ShownToken[];
  readonly bytesPerToken: number;
  readonly tokensPerWord: number;
}

/** What a tokenizer in the worker is known by. */
export interface TokenizerCard {
  readonly name: string;
  readonly vocabularySize: number;
  /** What a visitor should know of it. */
  readonly note?: string;
}

export type Algorithm = 'BPE' | 'WordPiece' | 'Unigram';

/** A vocabulary to be learned. */
export interface TrainingOrder {
  /** What to call the tokenizer. */
  readonly name: string;
  readonly algorithm: Algorithm;
  readonly vocabularySize: number;
  /** The text to learn from; without it, the one that comes with the page. */
  readonly text?: string;
}

/** What the worker of tokenizers does. Errors say what is wrong in words that can be shown. */
export interface TokenizerApi {
  /** Tells how the tokenizer `name` cuts `text`. */
  encode(name: string, text: string): Promise<ShownEncoding>;
  /** Tells why, piece by piece; of a long text the first pieces. */
  explain(name: string, text: string): Promise<readonly ExplainedPiece[]>;
  /** Reads a tokenizer from a file, and calls it by the file's name. */
  open(file: File): Promise<TokenizerCard>;
  /** Learns a vocabulary; `onStep` is told what has been done, ten times a second at most. */
  train(order: TrainingOrder, onStep: (step: string) => void): Promise<TokenizerCard>;
  /** Learns BPE from words with their counts and returns each merge. */
  traceTraining(words: ReadonlyMap<string, number>, tieBreak: TieBreak): Promise<readonly TrainedMerge[]>;
  /** Returns the tokenizer.json of a tokenizer that was trained here. */
  definitionOf(name: string): Promise<Blob>;
}
