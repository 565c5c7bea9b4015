import type { Layout } from './layout.ts';
import { foundIn, type Walker } from './walker.ts';

/** Rows that could become links of one row, the nearest first. */
export interface Candidates {
  /** The first of them. */
  readonly nearest: number;
  /** Takes the `count` rows that the walker's last walk found. */
  takeFound(count: number): void;
  /** Takes `others` and `another`, in the order of their scores for `row`. */
  compare(row: number, others: Uint32Array, another: number): void;
  /**
   * Writes at most `most` of them into `chosen`, and returns how many: one that is nearer to one already chosen than to
   * the row itself is left out, for it is reached through that one (algorithm 4 of Malkov and Yashunin).
   */
  choose(most: number, chosen: Uint32Array): number;
}

/** Returns an empty list of at most `capacity` candidates. */
export function createCandidates(layout: Layout, walker: Walker, capacity: number): Candidates {
  const { links } = layout.graph;
  const ids = new Uint32Array(layout.buffer, layout.ids, 2 * links + 1);
  const scoresOfIds = new Float32Array(layout.buffer, layout.scores, 2 * links + 1);
  const found = foundIn(layout);
  const rows = new Uint32Array(capacity);
  const scores = new Float32Array(capacity);
  let size = 0;

  const placeOf = (row: number): number => layout.rows + row * layout.stride;

  /** Says whether `row` is nearer than `score` to none of the first `count` of `chosen`. */
  const isApart = (row: number, score: number, chosen: Uint32Array, count: number): boolean => {
    for (let i = 0; i < count; i++) ids[i] = chosen[i];
    walker.score(placeOf(row), count);
    for (let i = 0; i < count; i++) if (scoresOfIds[i] > score) return false;
    return true;
  };

  return {
    get nearest() {
      return rows[0];
    },
    takeFound(count) {
      size = count;
      for (let i = 0; i < size; i++) {
        rows[i] = found.rows[i];
        scores[i] = found.scores[i];
      }
    },
    compare(row, others, another) {
      size = others.length + 1;
      ids.set(others);
      ids[others.length] = another;
      walker.score(placeOf(row), size);
      for (let i = 0; i < size; i++) {
        const score = scoresOfIds[i];
        let place = i;
        for (; place > 0 && scores[place - 1] < score; place--) {
          rows[place] = rows[place - 1];
          scores[place] = scores[place - 1];
        }
        rows[place] = ids[i];
        scores[place] = score;
      }
    },
    choose(most, chosen) {
      if (size <= most) {
        for (let i = 0; i < size; i++) chosen[i] = rows[i];
        return size;
      }
      let count = 0;
      for (let i = 0; i < size && count < most; i++) {
        if (isApart(rows[i], scores[i], chosen, count)) chosen[count++] = rows[i];
      }
      return count;
    },
  };
}
