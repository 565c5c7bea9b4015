import { FirthError, type Matrix } from '@firth/core';
import { type Instructions, supportedInstructions } from '../lib/instructions.ts';
import { createBestRows, type RankedRows } from '../top-k/best-rows.ts';
import { rowNorms } from '../top-k/row-norms.ts';
import { createScorer, type SearchOptions } from '../top-k/search.ts';
import { buildGraph } from './build-graph.ts';
import { createGraph, type Graph, mostLinks, mostLinksOfRow } from './graph.ts';
import { readGraph, writeGraph } from './graph-bytes.ts';
import { createRowCodes } from './row-codes.ts';
import { createWalker } from './walk.ts';

export interface HNSWOptions {
  /** The rows' Euclidean lengths; computed unless given. */
  readonly norms?: Float32Array | undefined;
  /** Links that a row gets on each layer, M in the paper; 16 unless said. More of them find more and take more memory. */
  readonly links?: number | undefined;
  /** Rows that a walk keeps in view while the graph is built; 100 unless said. */
  readonly efConstruction?: number | undefined;
  /** Rows that a walk keeps in view while it searches; 64 unless said. More of them find more and take longer. */
  readonly efSearch?: number | undefined;
  /** Of the layers that rows stand on; 1 unless said. */
  readonly seed?: number | undefined;
  /** The fastest there are, unless said. All give the same graph and the same answers. */
  readonly instructions?: Instructions | undefined;
}

/** What a search of an {@link HNSWIndex} is told: `efSearch` stands for the index's own. */
export interface HNSWSearchOptions extends SearchOptions {
  readonly efSearch?: number | undefined;
}

/** A matrix with a graph of its rows, for approximate answers to the question which of them point most in a query's direction. */
export interface HNSWIndex {
  /** Bytes held beside the matrix. */
  readonly bytes: number;
  readonly efSearch: number;
  /**
   * Returns, for each query of `queries`, about `count` rows of greatest cosine: most of them, with their exact scores.
   *
   * @throws FirthError `DIMENSION_MISMATCH` for queries of another length, `NON_FINITE` for NaN or infinity in them, `BAD_OPTION` for a query
   * that is zero and for a number that is not whole or below 1
   */
  search(queries: Float32Array, options: HNSWSearchOptions): RankedRows[];
  /** Returns the graph as bytes for `readHNSWIndex`, without the matrix. */
  toBytes(): Uint8Array<ArrayBuffer>;
}

const mostEf = 100_000;

/**
 * Returns an approximate index of the directions of the rows of `matrix`, which must not change while it is in use: a hierarchical navigable
 * small world (Malkov and Yashunin, 2018), walked on 8-bit codes of the rows; what a walk finds is ranked by exact scores.
 *
 * Scores are dot products divided by the norm of the row: cosines for a query of length 1. Rows of length 0, NaN or infinity are not in the
 * graph. Building takes one search a row.
 *
 * @throws FirthError `BAD_OPTION` for a number out of range, `DIMENSION_MISMATCH` for data or norms that do not fit, `LIMIT` and
 * `OUT_OF_MEMORY` for codes beyond a WebAssembly memory
 *
 * @example
 * ```ts
 * const matrix = { rows: 3, columns: 2, data: Float32Array.of(1, 0, 0, 1, 1, 1) };
 * const [ranked] = createHNSWIndex(matrix).search(Float32Array.of(0.8, 0.6), { count: 2 });
 * console.log(ranked?.rows); // Uint32Array(2) [ 2, 0 ]
 * ```
 */
export function createHNSWIndex(matrix: Matrix, options: HNSWOptions = {}): HNSWIndex {
  const graph = createGraph(
    matrix.rows,
    wholeNumber('links', options.links ?? 16, 2, mostLinksOfRow),
    options.seed ?? 1,
  );
  const efConstruction = wholeNumber('efConstruction', options.efConstruction ?? 100, 1, mostEf);
  return indexOf(matrix, graph, options, efConstruction);
}

/**
 * Returns the index of which `bytes` hold the graph, as `toBytes` of an index of the same matrix gave them.
 *
 * @throws FirthError `BAD_MAGIC`, `BAD_HEADER`, `TRUNCATED`, `TRAILING_DATA` and `CORRUPT` for bytes that hold no sound graph,
 * `INCONSISTENT` for one of another matrix; what `createHNSWIndex` throws
 */
export function readHNSWIndex(
  matrix: Matrix,
  bytes: Uint8Array,
  options: Pick<HNSWOptions, 'efSearch' | 'instructions' | 'norms'> = {},
): HNSWIndex {
  return indexOf(matrix, readGraph(bytes, matrix), options, undefined);
}

function indexOf(
  matrix: Matrix,
  graph: Graph,
  { norms = rowNorms(matrix), instructions = supportedInstructions(), efSearch = 64 }: HNSWOptions,
  efConstruction: number | undefined,
): HNSWIndex {
  const { rows, columns } = matrix;
  if (columns < 1 || matrix.data.length !== rows * columns || norms.length !== rows) {
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `${matrix.data.length} numbers and ${norms.length} norms for ${rows} × ${columns}`,
    );
  }
  wholeNumber('efSearch', efSearch, 1, mostEf);
  const codes = createRowCodes(matrix, norms, { capacity: mostLinks(graph, 0) + 1, instructions });
  const walker = createWalker(graph, codes);
  if (efConstruction !== undefined) buildGraph(graph, norms, codes, walker, efConstruction);
  const score = createScorer(matrix, norms);

  /** Walks down to layer 0 and ranks the rows found there. */
  const searchOne = (queries: Float32Array, start: number, count: number, width: number, limit: number): RankedRows => {
    codes.queryVector(queries, start);
    let nearest = graph.entry;
    for (let level = graph.levels[nearest]; level > 0; level--) nearest = walker.descend(nearest, level);
    const found = walker.widen(nearest, 0, width, limit);
    const best = createBestRows(count);
    while (found.size > 0) {
      const row = found.pop();
      best.offer(row, score(row, queries, start));
    }
    return best.rank();
  };

  return {
    bytes: codes.bytes + walker.bytes + graph.levels.byteLength + 4 * (graph.base.length + graph.upper.length + rows),
    efSearch,
    search(queries, options) {
      checkQueries(queries, columns);
      const limit = Math.min(rows, wholeNumber('rows', options.rows ?? Math.max(1, rows), 1));
      const count = Math.min(limit, wholeNumber('count', options.count, 1));
      const width = Math.max(count, wholeNumber('efSearch', options.efSearch ?? efSearch, 1, mostEf));
      return Array.from({ length: queries.length / columns }, (_, query) => {
        if (graph.entry < 0) return { rows: new Uint32Array(0), scores: new Float64Array(0) };
        return searchOne(queries, query * columns, count, width, limit);
      });
    },
    toBytes: () => writeGraph(graph, matrix),
  };
}

function checkQueries(queries: Float32Array, columns: number): void {
  if (queries.length % columns !== 0) {
    throw new FirthError(
      'DIMENSION_MISMATCH',
      `${queries.length} numbers are no whole number of queries of ${columns}`,
    );
  }
  for (let start = 0; start < queries.length; start += columns) {
    const query = queries.subarray(start, start + columns);
    if (!query.every(Number.isFinite)) throw new FirthError('NON_FINITE', `query ${start / columns} is not finite`);
    if (query.every((value) => value === 0))
      throw new FirthError('BAD_OPTION', `query ${start / columns} is zero: no direction`);
  }
}

function wholeNumber(name: string, value: number, least: number, most: number = Number.MAX_SAFE_INTEGER): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`;
  throw new FirthError('BAD_OPTION', `${name} must be a whole number ${range}, received ${value}`);
}
