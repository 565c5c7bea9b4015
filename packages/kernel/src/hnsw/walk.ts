import { type Graph, linksAt, linksOn } from './graph.ts';
import { createHeap, type Heap } from './heap.ts';
import type { RowCodes } from './row-codes.ts';

/** Walks over a graph towards the rows nearest to the query of the codes. */
export interface Walker {
  /** Bytes held. */
  readonly bytes: number;
  /** Returns the row of the highest score that greedy steps reach from `start` on layer `level`. */
  descend(start: number, level: number): number;
  /**
   * Walks on from `start` on layer `level` while the best row not looked at yet is better than the worst of the best `width` rows found, and
   * returns these: the lowest score comes out first. They are overwritten by the next walk. Only rows below `limit` are found.
   */
  widen(start: number, level: number, width: number, limit: number): Heap;
}

/** Algorithm 2 of Malkov and Yashunin (2018), for one walk at a time. */
export function createWalker(graph: Graph, codes: RowCodes): Walker {
  const { ids, scores } = codes;
  let best = createHeap(256);
  /** By negative scores: the best one comes out first. */
  const ahead = createHeap(graph.rows + 1);
  /** The number of the walk that last came to a row. */
  const visits = new Uint16Array(graph.rows);
  let walk = 0;

  const beginWalk = (): void => {
    if (++walk === 2 ** 16) {
      visits.fill(0);
      walk = 1;
    }
  };

  const scoreOf = (row: number): number => {
    ids[0] = row;
    codes.score(1);
    return scores[0];
  };

  return {
    bytes: visits.byteLength + ahead.bytes,
    descend(start, level) {
      const links = linksOn(graph, level);
      let nearest = start;
      let score = scoreOf(start);
      for (let isMoving = true; isMoving; ) {
        isMoving = false;
        const at = linksAt(graph, nearest, level);
        const count = links[at];
        for (let i = 0; i < count; i++) ids[i] = links[at + 1 + i];
        codes.score(count);
        for (let i = 0; i < count; i++) {
          if (scores[i] <= score) continue;
          score = scores[i];
          nearest = ids[i];
          isMoving = true;
        }
      }
      return nearest;
    },

    widen(start, level, width, limit) {
      const links = linksOn(graph, level);
      beginWalk();
      if (best.capacity <= width) best = createHeap(width + 1);
      best.clear();
      ahead.clear();
      visits[start] = walk;
      const startScore = scoreOf(start);
      ahead.push(start, -startScore);
      if (start < limit) best.push(start, startScore);

      while (ahead.size > 0) {
        if (best.size === width && -ahead.lowest < best.lowest) break;
        const at = linksAt(graph, ahead.pop(), level);
        const end = at + links[at];
        let count = 0;
        for (let i = at + 1; i <= end; i++) {
          const row = links[i];
          if (visits[row] === walk) continue;
          visits[row] = walk;
          ids[count++] = row;
        }
        codes.score(count);
        for (let i = 0; i < count; i++) {
          const score = scores[i];
          if (best.size === width && score <= best.lowest) continue;
          ahead.push(ids[i], -score);
          if (ids[i] >= limit) continue;
          best.push(ids[i], score);
          if (best.size > width) best.pop();
        }
      }
      return best;
    },
  };
}
