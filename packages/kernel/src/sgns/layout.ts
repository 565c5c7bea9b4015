import { FirthError } from '@firth/core';
import { type MemoryPlan, planMemory } from '../lib/model-memory.ts';

/** What decides the size and the behaviour of a skip-gram model with negative sampling. */
export interface SgnsOptions {
  /** Words in the vocabulary. */
  readonly words: number;
  readonly dimensions: number;
  /** Most words between a word and its neighbour, plus one. */
  readonly window: number;
  /** `dynamic` draws each window's reach from 1 to `window`, `fixed` always takes `window`. */
  readonly windowShape: 'dynamic' | 'fixed';
  /** Noise words for each seen one. */
  readonly negatives: number;
  /** Who shares one draw of noise words: all neighbours in a `window`, or only the `pair` of word and neighbour. */
  readonly negativeSharing: 'window' | 'pair';
  readonly seed: number;
  readonly threads: number;
  /** The longest batch that will be trained, in ids and in sentences. */
  readonly batch: { readonly ids: number; readonly sentences: number };
}

/** Byte offsets of a model's parts. */
export interface SgnsLayout {
  readonly bytes: number;
  /** Bytes from one row to the next, and how many of them are in use; both multiples of 32. */
  readonly stride: number;
  readonly inputRows: number;
  readonly outputRows: number;
  readonly keep: number;
  readonly alias: number;
  readonly threads: readonly SgnsScratch[];
}

/** Byte offsets of what belongs to one thread. */
export interface SgnsScratch {
  readonly ids: number;
  readonly starts: number;
  readonly piece: number;
  readonly inputs: number;
  readonly blocks: number;
  readonly zeroRow: number;
  readonly records: number;
}

/** Words of a sentence that are trained together; a longer one goes in pieces. As in assembly/lib/sentence.ts. */
export const mostWordsInPiece = 1000;
/** Rows are used in steps of two 128-bit vectors. */
const rowStep = 32;
/** As in assembly/lib/target-block.ts. */
export const targetsInBlock = 6;
const blockBytes = 96;
const recordBytes = 96;

/** Returns where the parts of a model of `options` lie. */
export function layoutSgns(options: SgnsOptions): SgnsLayout {
  check(options);
  const { words, dimensions, threads } = options;
  const plan = planMemory();
  const stride = Math.ceil((4 * dimensions) / rowStep) * rowStep;
  return {
    stride,
    inputRows: plan.place(words * stride),
    outputRows: plan.place(words * stride),
    keep: plan.place(4 * words),
    alias: plan.place(8 * words),
    threads: Array.from({ length: threads }, () => layoutScratch(plan, options, stride)),
    bytes: plan.bytes,
  };
}

function layoutScratch(plan: MemoryPlan, { window, negatives, batch }: SgnsOptions, stride: number): SgnsScratch {
  const neighbours = Math.min(2 * window, mostWordsInPiece);
  return {
    ids: plan.place(4 * batch.ids),
    starts: plan.place(4 * (batch.sentences + 1)),
    piece: plan.place(4 * mostWordsInPiece),
    inputs: plan.place(4 * neighbours),
    blocks: plan.place(2 * blockBytes * Math.ceil((negatives + 1) / targetsInBlock)),
    zeroRow: plan.place(stride),
    records: plan.place(recordBytes * neighbours),
  };
}

function check({ words, dimensions, window, negatives, threads }: SgnsOptions): void {
  for (const [name, value] of Object.entries({ words, dimensions, window, negatives, threads })) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new FirthError('BAD_OPTION', `${name} must be a whole number from 1, not ${value}`);
    }
  }
}
