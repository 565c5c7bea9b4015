import type { Matrix } from '@firth/core';
import { topK as binary } from '../generated/top-k.ts';
import { binaryFor } from '../lib/binary.ts';
import type { Instructions } from '../lib/instructions.ts';
import { allocateMemory } from '../lib/model-memory.ts';
import { coarseZero, largestCoarseCode, largestQueryCode, longestQueryLane } from './codes.ts';
import { commonDirection } from './common-direction.ts';
import { type FilterLayout, type FilterSize, layOutFilter, termsOfQuery } from './filter-layout.ts';
import { type QuantizedQuery, type QueryCodes, quantizeQuery } from './quantize-query.ts';
import { quantizeRows } from './quantize-rows.ts';

/** Consecutive rows, from `first`, a multiple of 4, to before `end`. */
export interface Block {
  readonly first: number;
  readonly end: number;
}

/**
 * The first pass of a search: rules out the rows that cannot score more than a threshold, by 8-bit codes in
 * WebAssembly.
 */
export interface RowFilter {
  /** Bytes of its memory. */
  readonly bytes: number;
  /**
   * Makes `count` queries, which begin at query `first` of `queries`, the ones to look for, in groups of `lanes`
   * queries.
   */
  setQueries(queries: Float32Array, first: number, count: number, lanes: 1 | 4): void;
  /**
   * Calls `consider` for the rows of `block` that could score more than `thresholds[place]` for the query at that place
   * of a group, counted from the first that was set, in the order of the rows. `consider` may raise thresholds.
   */
  forEachCandidate(
    group: number,
    block: Block,
    thresholds: Float64Array,
    consider: (row: number, place: number) => void,
  ): void;
}

/** What assembly/top-k.ts exports. */
interface Kernel {
  findForOne(...parameters: number[]): number;
  findForFour(...parameters: number[]): number;
  findCoarselyForFour(...parameters: number[]): number;
}

const compiled = new Map<Instructions, WebAssembly.Module>();
/** What rounding to float32 can take off the coarser bounds, relative to what the coarser codes do. */
const coarseSlack = 1 + 2 ** -16;
const coarse: QueryCodes = { largestCode: largestCoarseCode, zero: coarseZero, longestLane: longestQueryLane };

/**
 * Returns a filter of the rows of `matrix`, with a memory of its own. With relaxed SIMD, queries that come in fours are
 * rounded to 7 bits: that lets through a few more rows, and takes half of the kernel's time.
 *
 * @throws FirthError `LIMIT` where the codes exceed a WebAssembly memory, `OUT_OF_MEMORY` where the system refuses it
 */
export function createRowFilter(
  matrix: Matrix,
  norms: Float32Array | undefined,
  size: FilterSize,
  instructions: Exclude<Instructions, 'plain'>,
): RowFilter {
  const { rows, columns } = matrix;
  const layout = layOutFilter(matrix, size);
  const { stride, bytesOfOffsets, queryCodes, queryTerms, bounds, found, rowTerms, rowOffsets, rowCodes } = layout;
  const memory = allocateMemory(layout.bytes, `an index of ${rows} rows × ${columns} columns`, { shared: false });
  const { buffer } = memory;
  const common = commonDirection(matrix, norms);
  const longest = codeRows(matrix, norms, common, layout, buffer);
  const kernel = instantiate(instructions, memory);

  const fineCodes = new Int16Array(buffer, queryCodes, size.queries * stride);
  const coarseCodes = new Uint8Array(buffer, queryCodes, size.queries * stride);
  const termsOfQueries = new Float32Array(buffer, queryTerms, size.queries * termsOfQuery);
  const boundAt = new Float32Array(buffer, bounds, size.blockRows * 4);
  const placesFound = new Uint32Array(buffer, found, size.blockRows * 4);
  const fine: QueryCodes = { largestCode: largestQueryCode(stride), zero: 0, longestLane: Infinity };
  /** What a bound lacks of each query, and the length that it had: a bound is for length 1. */
  const lacks = new Float64Array(size.queries);
  const lengths = new Float64Array(size.queries);
  let lanes = 1;
  let isCoarse = false;

  /** Writes what the kernel takes of the query at `place`, but its threshold. */
  function setTerms(place: number, { scale, along, across, length, error }: QuantizedQuery): void {
    termsOfQueries.set([scale, along, across], place * termsOfQuery);
    lacks[place] = isCoarse ? longest * error * coarseSlack : 0;
    lengths[place] = length;
  }

  /** Leaves the places of the rows in `bounds` that are to be looked at, and returns how many they are. */
  function find(group: number, { first, end }: Block): number {
    const places = [rowCodes + first * stride, rowTerms + first * 12] as const;
    const sizes = [end - first, stride] as const;
    const termsOfGroup = queryTerms + group * lanes * termsOfQuery * 4;
    if (isCoarse) {
      const queries = queryCodes + group * stride * 4;
      return kernel.findCoarselyForFour(
        ...places,
        rowOffsets + first * bytesOfOffsets,
        ...sizes,
        queries,
        termsOfGroup,
        bounds,
        found,
      );
    }
    const queries = queryCodes + group * lanes * stride * 2;
    if (lanes === 1) return kernel.findForOne(...places, ...sizes, queries, termsOfGroup, bounds, found);
    return kernel.findForFour(...places, ...sizes, queries, termsOfGroup, bounds, found);
  }

  return {
    bytes: buffer.byteLength,
    setQueries(vectors, first, count, lanesOfGroup) {
      lanes = lanesOfGroup;
      isCoarse = lanes === 4 && instructions === 'relaxed-simd';
      const codesOfQueries = isCoarse ? coarseCodes : fineCodes;
      codesOfQueries.fill(0);
      for (let place = 0; place < count; place++) {
        const firstCode = Math.floor(place / lanes) * lanes * stride + (place % lanes) * 8;
        const vector = vectors.subarray((first + place) * columns, (first + place + 1) * columns);
        const own = codesOfQueries.subarray(firstCode);
        setTerms(place, quantizeQuery(vector, common, own, lanes, isCoarse ? coarse : fine));
      }
      // The empty lanes of the last group find nothing.
      for (let place = count; place % lanes !== 0; place++) termsOfQueries[place * termsOfQuery] = Number.NaN;
    },
    forEachCandidate(group, block, thresholds, consider) {
      const firstPlace = group * lanes;
      for (let place = firstPlace; place < firstPlace + lanes; place++) {
        termsOfQueries[place * termsOfQuery + 3] = thresholds[place] / lengths[place] - lacks[place];
      }
      const count = find(group, block);
      for (let i = 0; i < count; i++) {
        const entry = placesFound[i];
        const four = entry >> 2;
        const row = block.first + Math.floor(four / lanes) * 4 + (entry & 3);
        const place = firstPlace + (four % lanes);
        // The threshold may have risen since the block was scanned, and a block may end between four rows.
        if (row < block.end && (boundAt[entry] + lacks[place]) * lengths[place] > thresholds[place])
          consider(row, place);
      }
    },
  };
}

/** Rounds the rows of `matrix` into `buffer`; returns how long the longest is. */
function codeRows(
  matrix: Matrix,
  norms: Float32Array | undefined,
  common: Float64Array,
  { paddedRows, stride, bytesOfOffsets, rowTerms, rowOffsets, rowCodes }: FilterLayout,
  buffer: ArrayBuffer,
): number {
  const codes = new Int8Array(buffer, rowCodes, paddedRows * stride);
  const terms = new Float32Array(buffer, rowTerms, paddedRows * 3);
  const offsets = new Int16Array(buffer, rowOffsets, (paddedRows * bytesOfOffsets) / 2);
  // A bound of NaN is over no threshold: those that fill up the last four are never found.
  for (let row = matrix.rows; row < paddedRows; row++) terms[(row >> 2) * 12 + (row & 3)] = Number.NaN;
  return quantizeRows(matrix, norms, common, codes, terms, offsets);
}

function instantiate(instructions: Exclude<Instructions, 'plain'>, memory: WebAssembly.Memory): Kernel {
  const module = compiled.get(instructions) ?? new WebAssembly.Module(binaryFor(binary, instructions));
  compiled.set(instructions, module);
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel;
}
