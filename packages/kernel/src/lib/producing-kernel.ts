import type { Instructions } from './instructions.ts';

/** A kernel that makes something of each of many items, such as the rows of a matrix. One instance serves one thread. */
export interface ProducingKernel {
  /**
   * Makes what belongs to the items from `first` up to `end`, and returns the byte offset of a list of where it lies: how many parts
   * there are, then the byte offset and the length in bytes of each, all u32. It stays there until the next call.
   */
  produce(first: number, end: number): number;
}

/** A {@link ProducingKernel} with its data laid out in memory, for a number of threads. */
export interface Producer {
  readonly instructions: Instructions;
  readonly memory: { readonly buffer: ArrayBufferLike };
  /** The kernel's compiled module, which takes `memory`; absent where the kernel is plain TypeScript. */
  readonly module?: WebAssembly.Module;
  /** For each thread the arguments of the kernel's `initialize`. */
  readonly threads: readonly { readonly parameters: readonly number[] }[];
  /** Makes an instance of the kernel on the calling thread. */
  instantiate(thread: number): ProducingKernel;
}
