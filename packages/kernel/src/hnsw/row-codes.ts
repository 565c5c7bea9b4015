import type { Matrix } from '@firth/core';
import { hnsw as binary } from '../generated/hnsw.ts';
import { decodeBinary } from '../lib/binary.ts';
import type { Instructions } from '../lib/instructions.ts';
import { allocateMemory, planMemory } from '../lib/model-memory.ts';
import { hasDirection } from '../top-k/search.ts';

/** The rows of a matrix as 8-bit codes of their directions, to compare one with many at a quarter of the memory that float32 reads. */
export interface RowCodes {
  /** Bytes held. */
  readonly bytes: number;
  /** In: the rows to compare with. */
  readonly ids: Uint32Array;
  /** Out: their cosines with the query, to about two digits. */
  readonly scores: Float32Array;
  /** Makes row `row` the query. */
  queryRow(row: number): void;
  /** Makes the vector that begins at `start` of `vectors` the query. */
  queryVector(vectors: Float32Array, start: number): void;
  /** Compares the query with the first `count` of `ids`. */
  score(count: number): void;
}

/** What assembly/hnsw.ts exports. */
interface Kernel {
  score(rows: number, stride: number, query: number, ids: number, count: number, scores: number): void;
}

const largestCode = 127;
/** The scale of a row and what rounds its place up to eight bytes. */
const bytesOfScale = 8;

let compiled: WebAssembly.Module | undefined;

/**
 * Returns the codes of the rows of `matrix`, of which at most `capacity` are compared with at once. WebAssembly and plain TypeScript give the
 * same bits: sums of integers, and two products in float32.
 *
 * @throws FirthError `LIMIT` where the codes exceed a WebAssembly memory, `OUT_OF_MEMORY` where the system refuses it
 */
export function createRowCodes(
  { rows, columns, data }: Matrix,
  norms: Float32Array,
  { capacity, instructions }: { readonly capacity: number; readonly instructions: Instructions },
): RowCodes {
  const paddedColumns = Math.ceil(columns / 8) * 8;
  const stride = paddedColumns + bytesOfScale;
  const plan = planMemory();
  const idsAt = plan.place(capacity * 4);
  const scoresAt = plan.place((capacity + 3) * 4);
  const queryAt = plan.place(stride);
  const rowsAt = plan.place(rows * stride);
  const memory = allocateMemory(plan.bytes, `the codes of ${rows} rows × ${columns} columns`, { shared: false });

  const ids = new Uint32Array(memory.buffer, idsAt, capacity);
  const scores = new Float32Array(memory.buffer, scoresAt, capacity);
  const codes = new Int8Array(memory.buffer);
  const scales = new Float32Array(memory.buffer);
  const scaleOf = (place: number): number => (place + paddedColumns) >>> 2;

  /** Writes the codes of the vector at `start` of `vectors`, and their scale for a vector of length `length`, at `place`. */
  const writeCodes = (vectors: Float32Array, start: number, length: number, place: number): void => {
    let greatest = 0;
    for (let i = 0; i < columns; i++) greatest = Math.max(greatest, Math.abs(vectors[start + i]));
    for (let i = 0; i < columns; i++) codes[place + i] = Math.round((vectors[start + i] / greatest) * largestCode);
    scales[scaleOf(place)] = greatest / length / largestCode;
  };
  for (let row = 0; row < rows; row++) {
    if (hasDirection(norms[row])) writeCodes(data, row * columns, norms[row], rowsAt + row * stride);
  }

  let query = queryAt;
  const plainScore = (count: number): void => {
    for (let i = 0; i < count; i++) {
      const row = rowsAt + ids[i] * stride;
      let product = 0;
      for (let column = 0; column < columns; column++) product += codes[row + column] * codes[query + column];
      scores[i] = Math.fround(Math.fround(product) * scales[scaleOf(row)]) * scales[scaleOf(query)];
    }
  };
  let score = plainScore;
  if (instructions !== 'plain') {
    compiled ??= new WebAssembly.Module(decodeBinary(binary.simd));
    const kernel = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Kernel;
    score = (count) => {
      if (count > 0) kernel.score(rowsAt, stride, query, idsAt, count, scoresAt);
    };
  }

  return {
    bytes: memory.buffer.byteLength,
    ids,
    scores,
    queryRow(row) {
      query = rowsAt + row * stride;
    },
    queryVector(vectors, start) {
      let squares = 0;
      for (let i = 0; i < columns; i++) squares += vectors[start + i] ** 2;
      writeCodes(vectors, start, Math.sqrt(squares), queryAt);
      query = queryAt;
    },
    score,
  };
}
