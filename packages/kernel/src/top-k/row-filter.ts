import type { Matrix } from '@firth/core';
import { topK as binary } from '../generated/top-k.ts';
import { binaryFor } from '../lib/binary.ts';
import type { Instructions } from '../lib/instructions.ts';
import { allocateMemory, planMemory } from '../lib/model-memory.ts';
import { coarseZero, largestCoarseCode, largestQueryCode, strideOf } from './codes.ts';
import { commonDirection } from './common-direction.ts';
import { type QuantizedQuery, quantizeQuery } from './quantize-query.ts';
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
  /** What the last `findCandidates` found: `lanes · (row − first row of the block) + lane`, rows ascending. */
  readonly found: Uint32Array;
  /**
   * Makes `count` queries, which begin at query `first` of `queries`, the ones to look for, in groups of `lanes`
   * queries.
   */
  setQueries(queries: Float32Array, first: number, count: number, lanes: 1 | 4): void;
  /**
   * Finds the rows of `block` that could score more than `thresholds[lane]` for the query in that lane of a group, and
   * returns how many entries of `found` there are. Rows up to the next multiple of 4 may be among them.
   */
  findCandidates(group: number, block: Block, thresholds: readonly number[]): number;
  /**
   * Returns what the row of an entry of `found` can score at most for the query at `place`, counted from the first that
   * was set.
   */
  boundOf(entry: number, place: number): number;
}

/** How much a filter holds at once: `queries` is a multiple of 4, `blockRows` too. */
export interface FilterSize {
  readonly queries: number;
  readonly blockRows: number;
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

/**
 * Returns a filter of the rows of `matrix`, with a memory of its own. With relaxed SIMD, queries that come in fours are
 * rounded to 7 bits: that lets through a few more rows, and takes 0.91 of the time in all.
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
  const stride = strideOf(columns);
  const paddedRows = Math.ceil(rows / 4) * 4;

  const plan = planMemory();
  const queryCodes = plan.place(size.queries * stride * 2);
  const queryTerms = plan.place(4 * 4 * 4);
  const bounds = plan.place(size.blockRows * 4 * 4);
  const found = plan.place(size.blockRows * 4 * 4);
  const terms = plan.place(paddedRows * 3 * 4);
  const sums = plan.place(paddedRows * 4);
  const codes = plan.place(paddedRows * stride);
  const memory = allocateMemory(plan.bytes, `an index of ${rows} rows × ${columns} columns`, { shared: false });
  const { buffer } = memory;

  const common = commonDirection(matrix, norms);
  const termsOfRows = new Float32Array(buffer, terms, paddedRows * 3);
  const longest = quantizeRows(
    matrix,
    norms,
    common,
    new Int8Array(buffer, codes, paddedRows * stride),
    termsOfRows,
    new Int32Array(buffer, sums, paddedRows),
  );
  for (let row = rows; row < paddedRows; row++) termsOfRows[(row >> 2) * 12 + (row & 3)] = Number.NaN; // fills up the last four

  const module = compiled.get(instructions) ?? new WebAssembly.Module(binaryFor(binary, instructions));
  compiled.set(instructions, module);
  const kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernel;

  const fineCodes = new Int16Array(buffer, queryCodes, size.queries * stride);
  const coarseCodes = new Uint8Array(buffer, queryCodes, size.queries * stride);
  const termsOfGroup = new Float32Array(buffer, queryTerms, 16);
  const boundOfEntry = new Float32Array(buffer, bounds, size.blockRows * 4);
  const largestCode = largestQueryCode(stride);
  let queries: readonly QuantizedQuery[] = [];
  let lanes = 1;
  let isCoarse = false;

  /** What a bound lacks for the query at `place`, which has length 1. */
  const lack = (place: number): number => (isCoarse ? longest * queries[place].error * coarseSlack : 0);

  function findForOne(place: number, { first, end }: Block, threshold: number): number {
    const { scale, along, across, length } = queries[place];
    return kernel.findForOne(
      codes + first * stride,
      terms + first * 12,
      end - first,
      stride,
      queryCodes + place * stride * 2,
      scale,
      along,
      across,
      threshold / length,
      bounds,
      found,
    );
  }

  function findForFour(group: number, { first, end }: Block, thresholds: readonly number[]): number {
    for (let lane = 0; lane < 4; lane++) {
      const place = Math.min(group * 4 + lane, queries.length - 1);
      const { scale, along, across, length } = queries[place];
      termsOfGroup[lane] = scale;
      termsOfGroup[4 + lane] = along;
      termsOfGroup[8 + lane] = across;
      termsOfGroup[12 + lane] = thresholds[lane] / length - lack(place);
    }
    if (isCoarse) {
      return kernel.findCoarselyForFour(
        codes + first * stride,
        terms + first * 12,
        sums + first * 4,
        end - first,
        stride,
        queryCodes + group * stride * 4,
        queryTerms,
        bounds,
        found,
      );
    }
    return kernel.findForFour(
      codes + first * stride,
      terms + first * 12,
      end - first,
      stride,
      queryCodes + group * stride * 8,
      queryTerms,
      bounds,
      found,
    );
  }

  return {
    bytes: buffer.byteLength,
    found: new Uint32Array(buffer, found, size.blockRows * 4),
    setQueries(vectors, first, count, lanesOfGroup) {
      lanes = lanesOfGroup;
      isCoarse = lanes === 4 && instructions === 'relaxed-simd';
      const codesOfQueries = isCoarse ? coarseCodes : fineCodes;
      codesOfQueries.fill(0);
      queries = Array.from({ length: count }, (_, place) => {
        const group = Math.floor(place / lanes);
        const firstCode = group * lanes * stride + (place % lanes) * 8;
        const vector = vectors.subarray((first + place) * columns, (first + place + 1) * columns);
        const own = codesOfQueries.subarray(firstCode);
        if (isCoarse) return quantizeQuery(vector, common, own, lanes, largestCoarseCode, coarseZero);
        return quantizeQuery(vector, common, own, lanes, largestCode);
      });
    },
    findCandidates: (group, block, thresholds) =>
      lanes === 1 ? findForOne(group, block, thresholds[0]) : findForFour(group, block, thresholds),
    boundOf: (entry, place) => (boundOfEntry[entry] + lack(place)) * queries[place].length,
  };
}
