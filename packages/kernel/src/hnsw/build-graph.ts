import { hasDirection } from '../top-k/search.ts';
import { createCandidates } from './candidates.ts';
import { linksAt, linksOn, mostLinks } from './graph.ts';
import type { Layout } from './layout.ts';
import type { Walker } from './walker.ts';

/**
 * Links every row that has a direction to its neighbors on each of its layers, one row after the other: algorithm 1 of
 * Malkov and Yashunin (2018). `width` is their efConstruction. The same rows give the same graph on every machine.
 */
export function buildGraph(layout: Layout, walker: Walker, norms: Float32Array, width: number): void {
  const { graph } = layout;
  const { levels } = graph;
  const candidates = createCandidates(layout, walker, Math.max(width, 2 * graph.links + 1));

  /** Adds `row` to the links of `neighbor`; where these are full, the best of all are kept. */
  const linkBack = (neighbor: number, row: number, level: number): void => {
    const links = linksOn(graph, level);
    const at = linksAt(graph, neighbor, level);
    const most = mostLinks(graph, level);
    if (links[at] < most) {
      links[at + ++links[at]] = row;
      return;
    }
    const own = links.subarray(at + 1, at + 1 + most);
    candidates.compare(neighbor, own, row);
    links[at] = candidates.choose(most, own);
  };

  /** Links `row` to those that a walk from `start` on `level` finds, and returns the nearest of them. */
  const linkOn = (row: number, query: number, start: number, level: number): number => {
    candidates.takeFound(walker.widen(query, start, level, width, graph.rows));
    const { nearest } = candidates;
    const links = linksOn(graph, level);
    const at = linksAt(graph, row, level);
    const own = links.subarray(at + 1, at + 1 + graph.links);
    links[at] = candidates.choose(graph.links, own);
    for (let i = 0; i < links[at]; i++) linkBack(own[i], row, level);
    return nearest;
  };

  const insert = (row: number): void => {
    const query = layout.rows + row * layout.stride;
    let nearest = graph.entry;
    const top = levels[nearest];
    for (let level = top; level > levels[row]; level--) nearest = walker.descend(query, nearest, level);
    for (let level = Math.min(top, levels[row]); level >= 0; level--) nearest = linkOn(row, query, nearest, level);
    if (levels[row] > top) graph.entry = row;
  };

  for (let row = 0; row < graph.rows; row++) {
    if (!hasDirection(norms[row])) continue;
    if (graph.entry < 0) graph.entry = row;
    else insert(row);
  }
}
