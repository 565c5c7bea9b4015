import { linksAt, linksOn } from './graph.ts';
import { createHeap } from './heap.ts';
import type { Layout } from './layout.ts';
import { createWalkNumbers, foundIn, type Walker } from './walker.ts';

/**
 * Returns the walker of a layout in plain TypeScript (algorithm 2 of Malkov and Yashunin 2018): the truth that
 * assembly/hnsw.ts is held to.
 */
export function createPlainWalker(layout: Layout): Walker {
  const { buffer, graph, paddedColumns, stride } = layout;
  const codes = new Int8Array(buffer);
  const scales = new Float32Array(buffer);
  const ids = new Uint32Array(buffer, layout.ids, 2 * graph.links + 1);
  const scores = new Float32Array(buffer, layout.scores, 2 * graph.links + 1);
  const visits = new Uint16Array(buffer, layout.visits, graph.rows);
  const found = foundIn(layout);
  const best = createHeap(graph.rows + 1);
  /** By negative scores: the best one comes out first. */
  const ahead = createHeap(graph.rows + 1);
  const nextWalk = createWalkNumbers(layout);

  const score = (query: number, count: number): void => {
    for (let i = 0; i < count; i++) {
      const row = layout.rows + ids[i] * stride;
      let product = 0;
      for (let column = 0; column < paddedColumns; column++) product += codes[row + column] * codes[query + column];
      const scaled = Math.fround(Math.fround(product) * scales[(row + paddedColumns) >>> 2]);
      scores[i] = scaled * scales[(query + paddedColumns) >>> 2];
    }
  };

  const scoreOf = (query: number, row: number): number => {
    ids[0] = row;
    score(query, 1);
    return scores[0];
  };

  /** Puts those links of `row` that walk number `walk` has not come to into `ids`, and returns how many they are. */
  const gather = (row: number, level: number, walk: number): number => {
    const links = linksOn(graph, level);
    const at = linksAt(graph, row, level);
    let count = 0;
    for (let i = at + 1; i <= at + links[at]; i++) {
      if (visits[links[i]] === walk) continue;
      visits[links[i]] = walk;
      ids[count++] = links[i];
    }
    return count;
  };

  return {
    score,
    descend(query, start, level) {
      const links = linksOn(graph, level);
      let nearest = start;
      let highest = scoreOf(query, start);
      for (let isMoving = true; isMoving; ) {
        isMoving = false;
        const at = linksAt(graph, nearest, level);
        const count = links[at];
        for (let i = 0; i < count; i++) ids[i] = links[at + 1 + i];
        score(query, count);
        for (let i = 0; i < count; i++) {
          if (scores[i] <= highest) continue;
          highest = scores[i];
          nearest = ids[i];
          isMoving = true;
        }
      }
      return nearest;
    },

    widen(query, start, level, width, limit) {
      const walk = nextWalk();
      const startScore = scoreOf(query, start);
      visits[start] = walk;
      best.clear();
      ahead.clear();
      ahead.push(start, -startScore);
      if (start < limit) best.push(start, startScore);

      while (ahead.size > 0) {
        if (best.size === width && -ahead.lowest < best.lowest) break;
        const count = gather(ahead.pop(), level, walk);
        score(query, count);
        for (let i = 0; i < count; i++) {
          if (best.size === width && scores[i] <= best.lowest) continue;
          ahead.push(ids[i], -scores[i]);
          if (ids[i] >= limit) continue;
          if (best.size === width) best.pop();
          best.push(ids[i], scores[i]);
        }
      }

      const { size } = best;
      for (let i = size - 1; i >= 0; i--) {
        found.scores[i] = best.lowest;
        found.rows[i] = best.pop();
      }
      return size;
    },
  };
}
