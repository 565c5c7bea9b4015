import { supportedInstructions } from '../lib/instructions.ts';
import { planMemory } from '../lib/model-memory.ts';
import { createBatchRoom } from './batch-room.ts';
import { instantiateInReserve } from './kernel-instance.ts';
import type { LookupGradient } from './lookup-gradient.ts';
import { coefficientsOf, type Move, mostCoefficients, rules } from './move.ts';
import type { MovedArrays } from './move-span.ts';

/**
 * A table of vectors in a WebAssembly memory, with room for what an optimizer remembers of its weights, and for a batch. What does not fit
 * into the room is refused: plain TypeScript does it on the same arrays. Ids are not checked.
 */
export interface TableMemory {
  /** The table, zeros at first. It lies in a buffer that is larger. */
  readonly weights: Float32Array;
  /** Returns another array of its length in this memory, of zeros; `undefined` where no room is left. */
  takeSlot(): Float32Array | undefined;
  /**
   * Returns an array of zeros in this memory, `undefined` where no room is left. What is gathered to it, or moved against it, is not
   * copied. It is never given back.
   */
  takeArray(length: number): Float32Array | undefined;
  /** Writes the rows `ids`, of `columns` numbers, times `scale` to `output`, one after another. */
  gatherRows(ids: Uint32Array, columns: number, scale: number, output: Float32Array): void;
  /** Adds `factor` times the rows of `values` to the rows `ids`, one after another, except to row `skippedId`. */
  addRows(ids: Uint32Array, columns: number, values: Float32Array, factor: number, skippedId?: number): void;
  /** Moves rows of `columns` numbers against their gradients. Returns whether it did: there is room for them, and the slots are here. */
  moveRows(move: Move, arrays: MovedArrays, columns: number, gradient: LookupGradient): boolean;
  /** Moves every weight against its gradient. Returns whether it did: the slots are here. */
  moveAll(move: Move, arrays: MovedArrays, gradient: Float32Array): boolean;
}

/** Numbers of the smallest table that gets a memory: a smaller one stays in the cache, and a memory takes address space. */
const leastLength = 2 ** 16;
/** As many as Adam has. */
const mostSlots = 2;
/**
 * Numbers that go through the memory at once where a batch can be taken piece by piece: the longest row there is, and little enough to stay
 * in a core's own cache.
 */
const windowLength = 2 ** 16;
/** Room for a batch that is taken as a whole is half of the table's, and at least 16 MiB: 32,768 rows of 128. Arrays have as much. */
const leastBatchBytes = 2 ** 24;
/** No two arrays share a cache line. */
const alignment = 64;
/** An id that no row has. */
const noId = 2 ** 32 - 1;

const memories = new WeakMap<ArrayBufferLike, TableMemory>();

/**
 * Returns a memory with a table of `length` weights; `undefined` for a small one, for one that does not fit into WebAssembly's 4 GiB with
 * what belongs to it, and where there is no WebAssembly SIMD.
 *
 * The room is address space: pages that nothing was written to take no memory.
 *
 * @example
 * ```ts
 * const { weights, gatherRows } = createTableMemory(100_000)!;
 * weights.set([3, 4], 10);
 * const output = new Float32Array(4);
 * gatherRows(Uint32Array.of(5, 0), 2, 1, output);
 * console.log(output.join(' ')); // 3 4 0 0
 * console.log(createTableMemory(100)); // undefined
 * ```
 */
export function createTableMemory(length: number): TableMemory | undefined {
  if (length < leastLength || supportedInstructions() === 'plain') return undefined;
  const batchBytes = Math.max(leastBatchBytes, 2 * length);
  const plan = planMemory();
  const coefficients = plan.place(4 * mostCoefficients);
  const tails = plan.place(4 * 16);
  const windowIds = plan.place(4 * windowLength);
  const windowRows = plan.place(4 * windowLength);
  const table = plan.place(4 * length);
  const freeSlots = Array.from({ length: mostSlots }, () => plan.place(4 * length));
  const batch = plan.place(batchBytes);
  const arraysAt = plan.place(batchBytes);
  const instance = instantiateInReserve(plan.bytes);
  if (!instance) return undefined;

  const { kernel, buffer } = instance;
  const floats = new Float32Array(buffer);
  const integers = new Uint32Array(buffer);
  const arrayAt = (at: number): Float32Array => new Float32Array(buffer, at, length);

  let nextArray = arraysAt;
  /** Whether a kernel may read and write `array` where it is. Elsewhere in the buffer are the weights, which it moves at the same time. */
  const isTaken = (array: Float32Array): boolean => array.buffer === buffer && array.byteOffset >= arraysAt;

  /** Has `visit` see the ids piece by piece, so many that their rows fill the window, or as many as there are where `rows` needs none. */
  const inPieces = (
    ids: Uint32Array,
    columns: number,
    rows: Float32Array,
    visit: (count: number, from: number, to: number) => void,
  ): void => {
    const most = isTaken(rows) ? windowLength : Math.floor(windowLength / columns);
    for (let first = 0; first < ids.length; first += most) {
      const piece = ids.subarray(first, first + most);
      integers.set(piece, windowIds / 4);
      visit(piece.length, first * columns, (first + piece.length) * columns);
    }
  };

  const holds = ({ slots }: MovedArrays): boolean => slots.every((slot) => slot.buffer === buffer);
  /** The byte offsets of both slots, of which any will do for those that a rule has not. */
  const placesOf = ({ slots }: MovedArrays): readonly [number, number] => [
    slots[0]?.byteOffset ?? table,
    slots[1]?.byteOffset ?? table,
  ];

  const tableMemory: TableMemory = {
    weights: arrayAt(table),
    takeSlot() {
      const at = freeSlots.shift();
      return at === undefined ? undefined : arrayAt(at);
    },
    takeArray(length) {
      const at = nextArray;
      if (at + 4 * length > arraysAt + batchBytes) return undefined;
      nextArray = Math.ceil((at + 4 * length) / alignment) * alignment;
      return new Float32Array(buffer, at, length);
    },
    gatherRows(ids, columns, scale, output) {
      inPieces(ids, columns, output, (count, from, to) => {
        const at = isTaken(output) ? output.byteOffset + 4 * from : windowRows;
        kernel.gatherRows(table, windowIds, count, columns, scale, at);
        if (at === windowRows) output.set(floats.subarray(windowRows / 4, windowRows / 4 + to - from), from);
      });
    },
    addRows(ids, columns, values, factor, skippedId = noId) {
      inPieces(ids, columns, values, (count, from, to) => {
        const at = isTaken(values) ? values.byteOffset + 4 * from : windowRows;
        if (at === windowRows) floats.set(values.subarray(from, to), windowRows / 4);
        kernel.addRows(table, windowIds, count, columns, at, factor, skippedId);
      });
    },
    moveRows(move, arrays, columns, { ids, values, paddingId = noId, scale = 1, scaleByFrequency = false }) {
      const room = createBatchRoom(batch, batchBytes);
      const valuesAt = isTaken(values) ? values.byteOffset : room.place(values.length);
      const bits = 34 - Math.clz32(Math.max(0, ids.length - 1)); // of a hash table that is an eighth to a quarter full
      const [idsAt, heads] = [room.place(ids.length), room.place(2 ** bits)];
      const [firsts, nexts, sum] = [room.place(ids.length), room.place(ids.length), room.place(columns)];
      if (room.isExceeded() || !holds(arrays)) return false;
      if (!isTaken(values)) floats.set(values, valuesAt / 4);
      integers.set(ids, idsAt / 4);
      floats.set(coefficientsOf(move), coefficients / 4);
      kernel.moveRows(
        ...[rules.indexOf(move.rule), table, ...placesOf(arrays), columns],
        ...[idsAt, ids.length, paddingId, valuesAt, scale, Number(scaleByFrequency)],
        ...[heads, bits, firsts, nexts, sum, coefficients, tails],
      );
      return true;
    },
    moveAll(move, arrays, gradient) {
      if (!holds(arrays)) return false;
      floats.set(coefficientsOf(move), coefficients / 4);
      const [slot, otherSlot] = placesOf(arrays);
      for (let from = 0; from < length; from += windowLength) {
        const piece = gradient.subarray(from, from + windowLength);
        floats.set(piece, windowRows / 4);
        const places = [table, slot, otherSlot].map((at) => at + 4 * from);
        kernel.moveSpan(rules.indexOf(move.rule), ...places, windowRows, piece.length, coefficients, tails);
      }
      return true;
    },
  };
  memories.set(buffer, tableMemory);
  return tableMemory;
}

/** Returns the memory whose table `weights` is, the whole of it; `undefined` where it is none's. */
export function tableMemoryOf(weights: Float32Array): TableMemory | undefined {
  const memory = memories.get(weights.buffer);
  const isTable = weights.byteOffset === memory?.weights.byteOffset && weights.length === memory.weights.length;
  return isTable ? memory : undefined;
}
