import { FirthError } from '@firth/core';
import type { HuffmanTree } from '../word2vec/huffman-tree.ts';

/** What decides the size and the behavior of a text classifier. */
export interface ClassifierShape {
  readonly dimensions: number;
  /** Rows of the input side: words, then buckets. */
  readonly inputRows: number;
  readonly labels: number;
  /** Input rows that the text uses most, the most used first: several threads train copies of as many of them as their caches hold. */
  readonly frequentRows: Uint32Array;
  readonly tokens: ClassifierTokens;
  readonly wordNgrams: {
    /** The longest run of words that has a row; 1 for none. */
    readonly length: number;
    readonly buckets: number;
    /** The row of bucket 0. */
    readonly firstRow: number;
    /** Where only some buckets have rows: each one's row, or {@link noRow}. */
    readonly rowOfBucket?: Uint32Array | undefined;
  };
  readonly loss: ClassifierLoss;
  readonly seed: number;
  readonly threads: number;
  /** The longest batch that will be trained, in ids and in lines. */
  readonly batch: { readonly ids: number; readonly sentences: number };
  /** The most that a line has: words (its end counted), labels, and rows with those of runs of words. */
  readonly line: { readonly words: number; readonly labels: number; readonly rows: number };
}

/** What each token id of a text stands for. */
export interface ClassifierTokens {
  /** Token t has the input rows `rows[rowStarts[t]] … rows[rowStarts[t + 1] − 1]`. */
  readonly rowStarts: Uint32Array;
  readonly rows: Uint32Array;
  /** Each token's hash, of which those of runs of words are made. */
  readonly hashes: Uint32Array;
  /** Each token's label, {@link notALabel} or {@link ignoredLabel}. */
  readonly labels: Int32Array;
  /** The token that stands behind each line. */
  readonly endOfLine: number;
}

/** Marks a word in {@link ClassifierTokens}. */
export const notALabel = -1;
/** Marks a label that is not learned. */
export const ignoredLabel = -2;
/** Marks a bucket without a row. */
export const noRow = 0xffff_ffff;

/** How the output side learns. */
export type ClassifierLoss =
  | { readonly type: 'softmax' }
  | { readonly type: 'one-vs-all' }
  | { readonly type: 'hierarchical-softmax'; readonly tree: HuffmanTree }
  | { readonly type: 'negative-sampling'; readonly negatives: number };

/** Targets go in blocks of so many. As in assembly/lib/target-block.ts. */
export const targetsInBlock = 6;

/** Returns the blocks of targets that a line takes at most. */
export function mostBlocks({ loss }: ClassifierShape): number {
  switch (loss.type) {
    case 'negative-sampling':
      return Math.ceil((loss.negatives + 1) / targetsInBlock);
    case 'hierarchical-softmax':
      return Math.ceil(loss.tree.depth / targetsInBlock);
    default:
      return 0;
  }
}

/** @throws FirthError `BAD_OPTION` where a size makes no sense */
export function checkShape({ dimensions, inputRows, labels, threads, loss }: ClassifierShape): void {
  for (const [name, value] of Object.entries({ dimensions, inputRows, labels, threads })) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new FirthError('BAD_OPTION', `${name} must be a whole number from 1, not ${value}`);
    }
  }
  if (loss.type === 'negative-sampling' && labels < 2) {
    throw new FirthError('BAD_OPTION', 'negative sampling draws other labels, and there is only one');
  }
}
