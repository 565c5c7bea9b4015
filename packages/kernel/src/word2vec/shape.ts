import { FirthError } from '@firth/core';
import type { HuffmanTree } from './huffman-tree.ts';

/** What decides the size and the behavior of a word2vec or fastText model. */
export interface Word2VecShape {
  /** Words in the vocabulary. */
  readonly words: number;
  readonly dimensions: number;
  /** How many places from a word its neighbors may be. */
  readonly window: number;
  /** `dynamic` draws each window's reach from 1 to `window`, `fixed` always takes `window`. */
  readonly windowShape: 'dynamic' | 'fixed';
  /** Each neighbor predicts the word in the middle by itself, or all together by their mean or sum. */
  readonly architecture: 'skip-gram' | 'cbow-mean' | 'cbow-sum';
  readonly loss: LossShape;
  /** Makes it fastText: each word has several input rows. Skip-gram then goes from the word in the middle to its neighbors. */
  readonly subwords?: SubwordRows | undefined;
  readonly seed: number;
  readonly threads: number;
  /** Whether threads train the same windows at the same time, each on its columns, so that the bits do not depend on their number. */
  readonly lockstep: boolean;
  /** The longest batch that will be trained, in ids and in sentences. */
  readonly batch: { readonly ids: number; readonly sentences: number };
}

/** The input rows of each word: those of word `w` are `rows[starts[w]]` to `rows[starts[w + 1] − 1]`, at least one. */
export interface SubwordRows {
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  /** Input rows there are. */
  readonly count: number;
}

/** How the output side learns. */
export type LossShape =
  | {
      readonly type: 'negative-sampling';
      /** Noise words for each seen one. */
      readonly negatives: number;
      /**
       * Who shares one draw of noise words: all neighbors in a `window`, or only the `pair` of word and neighbor. With subwords,
       * skip-gram always draws for each pair; `window` then takes them from a pool.
       */
      readonly sharing: 'window' | 'pair';
    }
  | { readonly type: 'hierarchical-softmax'; readonly tree: HuffmanTree }
  | { readonly type: 'softmax' };

/** Words of a sentence that are trained together; a longer one goes in pieces. As in assembly/lib/sentence.ts. */
export const mostWordsInPiece = 1000;

/** Targets go in blocks of so many. As in assembly/lib/target-block.ts. */
export const targetsInBlock = 6;

/** Noise words are drawn so many at a time, and taken so often each before others are drawn. As in assembly/lib/noise.ts. */
export const noisePool = { words: 1024, uses: 16 };

/** The work of a lockstep is dealt out in so many slices of columns and parts of a batch, whatever the number of threads. */
export const sharesInLockstep = 4;

/** Windows in a round of a lockstep: enough to make waiting cheap, few enough to learn from fresh rows. */
const mostWindowsInRound = 64;
/** A small vocabulary meets the same rows again soon: so many words for each window keep its steps small. */
const wordsForEachWindow = 128;
/** And so many for parts. */
const leastWordsForParts = 1024;

/** Returns the rows of the input side: one a word, or those of the words and their n-grams. */
export function inputRowsOf({ words, subwords }: Word2VecShape): number {
  return subwords?.count ?? words;
}

/** Returns the most input rows that a word has. */
export function mostRowsOfWord({ subwords }: Word2VecShape): number {
  let most = 1;
  if (subwords)
    for (let w = 1; w < subwords.starts.length; w++)
      most = Math.max(most, subwords.starts[w]! - subwords.starts[w - 1]!);
  return most;
}

/** Returns whether one hidden row predicts, made of several input rows. */
export function isPooled({ architecture, subwords }: Word2VecShape): boolean {
  return architecture !== 'skip-gram' || subwords !== undefined;
}

/** Returns whether the word in the middle predicts all of its neighbors at once. */
function isManyAtOnce(shape: Word2VecShape): boolean {
  return shape.subwords !== undefined && shape.architecture === 'skip-gram' && !isOneByOne(shape);
}

/** Returns whether the word in the middle predicts one neighbor after the other; threads in lockstep cannot wait for each. */
export function isStepwise(shape: Word2VecShape): boolean {
  return isManyAtOnce(shape) && !shape.lockstep;
}

/** Returns the most neighbors that a word has. */
export function mostNeighbors({ window }: Word2VecShape): number {
  return Math.min(2 * window, mostWordsInPiece);
}

/** Returns the rows of the output side: one a word, or one an inner node of the Huffman tree. */
export function outputRowsOf({ words, loss }: Word2VecShape): number {
  return loss.type === 'hierarchical-softmax' ? Math.max(1, words - 1) : words;
}

/** Returns whether neighbors are trained one by one, each with targets of its own. */
export function isOneByOne({ architecture, loss, subwords }: Word2VecShape): boolean {
  if (architecture !== 'skip-gram') return false;
  return loss.type === 'softmax' || (loss.type === 'negative-sampling' && loss.sharing === 'pair' && !subwords);
}

/** Returns in how many parts a batch is read side by side; each has a pool of noise words of its own. */
export function partsOfBatch({ lockstep, loss, words }: Word2VecShape): number {
  return lockstep && loss.type !== 'softmax' && words >= leastWordsForParts ? sharesInLockstep : 1;
}

/** Returns how many words a pool of noise words has; 0 where each pair has noise of its own, and every word is drawn anew. */
export function wordsInPool(shape: Word2VecShape): number {
  const { loss } = shape;
  const hasPool = loss.type === 'negative-sampling' && loss.sharing === 'window';
  return hasPool ? noisePool.words / partsOfBatch(shape) : 0;
}

/** Returns how many windows a round has, a multiple of the parts: they are scored before the first of the round before is updated. */
export function windowsAtOnce(shape: Word2VecShape): number {
  if (!shape.lockstep || shape.loss.type === 'softmax') return 1;
  const parts = partsOfBatch(shape);
  const fromEach = Math.max(1, Math.floor(shape.words / (wordsForEachWindow * parts)));
  return Math.min(mostWindowsInRound, fromEach * parts);
}

/** Returns the most blocks of targets that a window has. */
export function mostBlocks(shape: Word2VecShape): number {
  const { loss } = shape;
  const blocksFor = (targets: number): number => Math.ceil(targets / targetsInBlock);
  const neighbors = isManyAtOnce(shape) ? mostNeighbors(shape) : 1;
  switch (loss.type) {
    case 'negative-sampling':
      return neighbors * blocksFor(loss.negatives + 1);
    case 'hierarchical-softmax':
      return neighbors * blocksFor(Math.max(1, loss.tree.depth));
    case 'softmax':
      return 0;
  }
}

/** @throws FirthError `BAD_OPTION` where a size makes no sense */
export function checkShape(shape: Word2VecShape): void {
  const { words, dimensions, window, threads, loss } = shape;
  const negatives = loss.type === 'negative-sampling' ? loss.negatives : 1;
  for (const [name, value] of Object.entries({ words, dimensions, window, negatives, threads })) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new FirthError('BAD_OPTION', `${name} must be a whole number from 1, not ${value}`);
    }
  }
}

/** Returns how many threads of a lockstep are of use: a small model is trained sooner than they can meet. */
export function threadsInLockstep(shape: Word2VecShape): number {
  return shape.loss.type === 'softmax' || partsOfBatch(shape) > 1 ? sharesInLockstep : 1;
}
