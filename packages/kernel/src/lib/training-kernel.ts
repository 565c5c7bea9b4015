import type { Instructions } from './instructions.ts';

/**
 * What every training kernel does, in WebAssembly and in plain TypeScript alike. All arguments are byte offsets into the model's
 * memory or plain numbers; one instance serves one thread.
 */
export interface TrainingKernel {
  /**
   * Trains on `sentences` sentences of the ids at `ids`, which begin at the indices listed at `starts` (one more than there are
   * sentences), at the learning rate `rate`, with the random numbers of `stream`. Returns the sum of the losses of all inputs, in nats.
   */
  train(ids: number, starts: number, sentences: number, rate: number, stream: number): number;
  /** Returns the number of inputs trained since the last call. */
  takePairs(): number;
  /** Adds to the model's rows what has come to the thread's own copies of them, in a kernel that has copies. To be called at the end. */
  giveBack?(): void;
}

/** A kernel that can train step by step: one thread calls `begin`, then `step` of the rounds 0, 1, 2 … until one has no windows, then `finish`. */
export interface SteppingKernel extends TrainingKernel {
  begin(ids: number, starts: number, sentences: number, rate: number, stream: number): void;
  /** Does a round; returns how many windows it has. */
  step(round: number): number;
  /** Returns what `train` returns, the same in every thread. */
  finish(): number;
}

/**
 * A kernel that several threads run in lockstep. For each round all call `score`, then `update` of the round before, then `weigh`, until one
 * has no windows; it is not weighed. Nobody scores before all have begun, updates a round that is not weighed by all, or weighs one that is
 * not scored by all.
 */
export interface LockstepKernel extends SteppingKernel {
  /** Finds the dot products of a round; returns how many windows it has, the same in every thread. */
  score(round: number): number;
  /** Finds the errors of a round from the dot products, and prepares the round after the next. */
  weigh(round: number): void;
  update(round: number): void;
}

/** The place of one thread in the model's memory. */
export interface ThreadPlace {
  /** The arguments of the kernel's `initialize`. */
  readonly parameters: readonly number[];
  /** Where the ids of a batch go. */
  readonly ids: number;
  /** Where the starts of a batch go. */
  readonly starts: number;
}

/** A model laid out in memory with the kernel that trains it: what the training loop runs. */
export interface TrainableModel {
  readonly instructions: Instructions;
  /** Whether the kernel's threads go in lockstep: its exports are then those of {@link LockstepKernel}. */
  readonly lockstep: boolean;
  readonly memory: { readonly buffer: ArrayBufferLike };
  /** The kernel's compiled module, which takes `memory`; absent where the kernel is plain TypeScript. */
  readonly module?: WebAssembly.Module;
  readonly threads: readonly ThreadPlace[];
  /** Makes an instance of the kernel on the calling thread. */
  instantiate(place: ThreadPlace): TrainingKernel;
}
