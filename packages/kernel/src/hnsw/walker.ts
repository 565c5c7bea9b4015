import type { Layout } from './layout.ts';

/** Compares one row of codes, the query, with many, and walks over the graph towards the rows nearest to it. */
export interface Walker {
  /**
   * Writes the scores of the first `count` rows of the layout's ids for the query at `query`, a place in the memory.
   */
  score(query: number, count: number): void;
  /** Returns the row of the highest score that greedy steps reach from `start` on layer `level`. */
  descend(query: number, start: number, level: number): number;
  /**
   * Walks on from `start` on layer `level` while the best row not looked at yet is better than the worst of the best
   * `width` rows found, and returns how many these are; only rows below `limit` are found. `foundRows` lists them, the
   * best first.
   */
  widen(query: number, start: number, level: number, width: number, limit: number): number;
}

/** Returns the views of what the last walk of a layout found. */
export function foundIn({ buffer, ahead, graph }: Layout): {
  readonly rows: Uint32Array;
  readonly scores: Float32Array;
} {
  const places = graph.rows + 1;
  return { rows: new Uint32Array(buffer, ahead, places), scores: new Float32Array(buffer, ahead + places * 4, places) };
}

/**
 * Returns a function that numbers the walks of a layout, 1 to 65,535 over and over: `visits` are forgotten when it
 * begins anew.
 */
export function createWalkNumbers({ buffer, visits, graph }: Layout): () => number {
  const numbers = new Uint16Array(buffer, visits, graph.rows);
  let walk = 0;
  return () => {
    if (++walk === 2 ** 16) {
      numbers.fill(0);
      walk = 1;
    }
    return walk;
  };
}
