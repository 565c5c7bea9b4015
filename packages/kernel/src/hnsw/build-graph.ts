import { hasDirection } from '../top-k/search.ts';
import { createCandidates } from './candidates.ts';
import { type Graph, linksAt, linksOn, mostLinks } from './graph.ts';
import type { RowCodes } from './row-codes.ts';
import type { Walker } from './walk.ts';

/**
 * Links every row that has a direction to its neighbors on each of its layers, one row after the other: algorithm 1 of Malkov and Yashunin
 * (2018). `width` is their efConstruction. The same rows give the same graph on every machine.
 */
export function buildGraph(graph: Graph, norms: Float32Array, codes: RowCodes, walker: Walker, width: number): void {
  const { levels } = graph;
  const candidates = createCandidates(codes, Math.max(width, 2 * graph.links + 1));

  /** Adds `row` to the links of `neighbor`; where these are full, the best of all are kept. */
  const linkBack = (neighbor: number, row: number, level: number): void => {
    const links = linksOn(graph, level);
    const at = linksAt(graph, neighbor, level);
    const most = mostLinks(graph, level);
    if (links[at] < most) {
      links[at + ++links[at]] = row;
      return;
    }
    candidates.compare(neighbor, links.subarray(at + 1, at + 1 + most), row);
    links[at] = candidates.choose(most, links.subarray(at + 1, at + 1 + most));
  };

  /** Links `row` to those that a walk from `start` on `level` finds, and returns the nearest of them. */
  const linkOn = (row: number, start: number, level: number): number => {
    codes.queryRow(row);
    candidates.take(walker.widen(start, level, width, graph.rows));
    const nearest = candidates.nearest;
    const links = linksOn(graph, level);
    const at = linksAt(graph, row, level);
    const chosen = links.subarray(at + 1, at + 1 + graph.links);
    links[at] = candidates.choose(graph.links, chosen);
    for (let i = 0; i < links[at]; i++) linkBack(chosen[i], row, level);
    return nearest;
  };

  const insert = (row: number): void => {
    let nearest = graph.entry;
    const top = levels[nearest];
    codes.queryRow(row);
    for (let level = top; level > levels[row]; level--) nearest = walker.descend(nearest, level);
    for (let level = Math.min(top, levels[row]); level >= 0; level--) nearest = linkOn(row, nearest, level);
    if (levels[row] > top) graph.entry = row;
  };

  for (let row = 0; row < graph.rows; row++) {
    if (!hasDirection(norms[row])) continue;
    if (graph.entry < 0) graph.entry = row;
    else insert(row);
  }
}
