import { createGenerator } from '../random/generator.ts';

/**
 * The layers of a hierarchical navigable small world, flat. Row `r` stands on the layers 0 to `levels[r]`. Its links on
 * layer 0 are at `base[r · (2M + 1)]`: how many, then the rows. Those on layer l > 0 are at `upper[upperStarts[r] + (l
 * − 1) · (M + 1)]`, likewise.
 */
export interface Graph {
  readonly rows: number;
  /** M: the links that a row gets on a layer, and at most keeps above layer 0; there it keeps 2M. */
  readonly links: number;
  readonly levels: Uint8Array;
  readonly base: Uint32Array;
  readonly upperStarts: Uint32Array;
  readonly upper: Uint32Array;
  /** A row of the highest layer, where every walk begins; −1 in a graph without rows. */
  entry: number;
}

/** More would find hardly more, and lets a file ask for more memory than its size justifies. */
export const mostLinksOfRow = 128;
/** A row reaches layer 31 with a probability of M^−31: never. */
const highestLevel = 31;

/**
 * Returns the highest layer of each row. A row stands on layer l or above with the probability M^−l (Malkov and
 * Yashunin 2018, with their m_L = 1 / ln M), drawn without a logarithm: the last bit of Math.log differs between
 * engines.
 */
export function drawLevels(rows: number, links: number, seed: number): Uint8Array {
  const { below } = createGenerator(seed);
  return Uint8Array.from({ length: rows }, () => {
    let level = 0;
    while (level < highestLevel && below(links) === 0) level++;
    return level;
  });
}

/** Returns the array that holds the links of layer `level`. */
export function linksOn(graph: Graph, level: number): Uint32Array {
  return level === 0 ? graph.base : graph.upper;
}

/** Returns where in that array the links of `row` begin: with their number. */
export function linksAt(graph: Graph, row: number, level: number): number {
  return level === 0 ? row * (2 * graph.links + 1) : graph.upperStarts[row] + (level - 1) * (graph.links + 1);
}

/** Returns how many links a row keeps on layer `level`. */
export function mostLinks(graph: Graph, level: number): number {
  return level === 0 ? 2 * graph.links : graph.links;
}
