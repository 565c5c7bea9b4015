import type { ProducingKernel } from '@firth/kernel/runtime';

/** Items that are worked on by one call of the kernel: from `first` up to `end`. */
export interface ItemRange {
  readonly first: number;
  readonly end: number;
}

/** What every thread that produces is told; it goes to workers by structured clone. */
export interface ProducingTask {
  readonly ranges: readonly ItemRange[];
  /** Two i32: the next range that nobody has taken, and whether to stop. */
  readonly control: ArrayBufferLike;
}

/** What was made of one range: a copy of each of the kernel's parts. */
export interface Product {
  readonly range: number;
  readonly parts: readonly ArrayBuffer[];
}

/** Takes a range that nobody has taken and returns what `kernel` makes of it; `undefined` when none is left or the run was stopped. */
export function produceNext(
  { ranges, control }: ProducingTask,
  kernel: ProducingKernel,
  memory: ArrayBufferLike,
): Product | undefined {
  const header = new Int32Array(control);
  if (Atomics.load(header, 1) === 1) return undefined;
  const range = Atomics.add(header, 0, 1);
  const items = ranges[range];
  if (!items) return undefined;
  const [count, ...list] = new Uint32Array(memory, kernel.produce(items.first, items.end), 1 + 2 * mostParts);
  const parts = Array.from({ length: count! }, (_, i) => copyOf(memory, list[2 * i]!, list[2 * i + 1]!));
  return { range, parts };
}

/** A kernel's list of parts has room for so many. */
const mostParts = 3;

function copyOf(memory: ArrayBufferLike, offset: number, bytes: number): ArrayBuffer {
  const copy = new Uint8Array(bytes);
  copy.set(new Uint8Array(memory, offset, bytes));
  return copy.buffer;
}
