import type { Instructions } from './instructions.ts';

/**
 * What every training kernel does, in WebAssembly and in plain TypeScript alike. All arguments are byte offsets into the model's
 * memory or plain numbers; one instance serves one thread.
 */
export interface TrainingKernel {
  /**
   * Trains on `sentences` sentences of the ids at `ids`, which begin at the indices listed at `starts` (one more than there are
   * sentences), at the learning rate `rate`, with the random numbers of `stream`. Returns the sum of the losses of all training pairs, in nats.
   */
  train(ids: number, starts: number, sentences: number, rate: number, stream: number): number;
  /** Returns the number of pairs trained since the last call. */
  takePairs(): number;
}

/** What an instance of a kernel needs to begin: the same for WebAssembly and for its plain twin. */
export interface InitializableKernel extends TrainingKernel {
  initialize(...parameters: number[]): void;
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
  readonly memory: { readonly buffer: ArrayBufferLike };
  /** The kernel's compiled module, which takes `memory`; absent where the kernel is plain TypeScript. */
  readonly module?: WebAssembly.Module;
  readonly threads: readonly ThreadPlace[];
  /** Makes an instance of the kernel on the calling thread. */
  instantiate(place: ThreadPlace): TrainingKernel;
}
