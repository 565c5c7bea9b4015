import type { Matrix } from '@firth/core';
import { topK as binary } from '../generated/top-k.ts';
import { decodeBinary } from '../lib/binary.ts';
import { allocateMemory, planMemory } from '../lib/model-memory.ts';
import { largestQueryCode, quantizeQuery, quantizeRows } from './quantize.ts';

/** Consecutive rows, from `first`, a multiple of 4, to before `end`. */
export interface Block {
  readonly first: number;
  readonly end: number;
}

/** The first pass of a search: rules out the rows that cannot score more than a threshold, by 8-bit codes in WebAssembly. */
export interface RowFilter {
  /** Bytes of its memory. */
  readonly bytes: number;
  /** What the last `findCandidates` found: `lanes · (row − first row of the block) + lane`, rows ascending. */
  readonly found: Uint32Array;
  /** Makes `count` queries, which begin at query `first` of `queries`, the ones to look for, in groups of `lanes` queries. */
  setQueries(queries: Float32Array, first: number, count: number, lanes: 1 | 4): void;
  /**
   * Finds the rows of `block` that could score more than `thresholds[lane]` for the query in that lane of a group, and returns how
   * many entries of `found` there are. Rows up to the next multiple of 4 may be among them.
   */
  findCandidates(group: number, block: Block, thresholds: readonly number[]): number;
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
}

let compiled: WebAssembly.Module | undefined;

/**
 * Returns a filter of the rows of `matrix`, with a memory of its own.
 *
 * @throws FirthError `LIMIT` where the codes exceed a WebAssembly memory, `OUT_OF_MEMORY` where the system refuses it
 */
export function createRowFilter(matrix: Matrix, norms: Float32Array | undefined, size: FilterSize): RowFilter {
  const { rows, columns } = matrix;
  const stride = Math.ceil(columns / 8) * 8;
  const paddedRows = Math.ceil(rows / 4) * 4;

  const plan = planMemory();
  const queryCodes = plan.place(size.queries * stride * 2);
  const scalesOfGroup = plan.place(16);
  const thresholdsOfGroup = plan.place(16);
  const found = plan.place(size.blockRows * 4 * 4);
  const scales = plan.place(paddedRows * 4);
  const margins = plan.place(paddedRows * 4);
  const codes = plan.place(paddedRows * stride);
  const memory = allocateMemory(plan.bytes, `an index of ${rows} rows × ${columns} columns`, { shared: false });
  const { buffer } = memory;

  const scaleOfRow = new Float32Array(buffer, scales, paddedRows).fill(Number.NaN, rows); // what fills the last four never ranks
  const marginOfRow = new Float32Array(buffer, margins, paddedRows);
  quantizeRows(matrix, norms, new Int8Array(buffer, codes, paddedRows * stride), scaleOfRow, marginOfRow);

  compiled ??= new WebAssembly.Module(decodeBinary(binary.simd));
  const kernel = new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Kernel;

  const codesOfQueries = new Int16Array(buffer, queryCodes, size.queries * stride);
  const groupScales = new Float32Array(buffer, scalesOfGroup, 4);
  const groupThresholds = new Float32Array(buffer, thresholdsOfGroup, 4);
  const queryScales = new Float64Array(size.queries);
  const queryLengths = new Float64Array(size.queries);
  const largestQuery = largestQueryCode(stride);
  let lanes = 1;

  function findForOne(query: number, { first, end }: Block, threshold: number): number {
    return kernel.findForOne(
      codes + first * stride,
      scales + first * 4,
      margins + first * 4,
      end - first,
      stride,
      queryCodes + query * stride * 2,
      queryScales[query],
      threshold / queryLengths[query],
      found,
    );
  }

  function findForFour(group: number, { first, end }: Block, thresholds: readonly number[]): number {
    for (let lane = 0; lane < 4; lane++) {
      groupScales[lane] = queryScales[group * 4 + lane];
      groupThresholds[lane] = thresholds[lane] / queryLengths[group * 4 + lane];
    }
    return kernel.findForFour(
      codes + first * stride,
      scales + first * 4,
      margins + first * 4,
      end - first,
      stride,
      queryCodes + group * stride * 8,
      scalesOfGroup,
      thresholdsOfGroup,
      found,
    );
  }

  return {
    bytes: buffer.byteLength,
    found: new Uint32Array(buffer, found, size.blockRows * 4),
    setQueries(queries, first, count, lanesOfGroup) {
      lanes = lanesOfGroup;
      codesOfQueries.fill(0);
      queryLengths.fill(1);
      for (let query = 0; query < count; query++) {
        const group = Math.floor(query / lanes);
        const place = group * lanes * stride + (query % lanes) * 8;
        const vector = queries.subarray((first + query) * columns, (first + query + 1) * columns);
        const rounded = quantizeQuery(vector, codesOfQueries.subarray(place), lanes, largestQuery);
        queryScales[query] = rounded.scale;
        queryLengths[query] = rounded.length;
      }
    },
    findCandidates: (group, block, thresholds) =>
      lanes === 1 ? findForOne(group, block, thresholds[0]) : findForFour(group, block, thresholds),
  };
}
