import type { Heap } from './heap.ts';
import type { RowCodes } from './row-codes.ts';

/** Rows that could become links of one row, the nearest first. */
export interface Candidates {
  /** The first of them. */
  readonly nearest: number;
  /** Takes the rows that a walk found out of its heap. */
  take(found: Heap): void;
  /** Takes `others` and `another`, in the order of their scores for `row`. */
  compare(row: number, others: Uint32Array, another: number): void;
  /**
   * Writes at most `most` of them into `chosen`, and returns how many: one that is nearer to one already chosen than to the row itself is
   * left out, for it is reached through that one (algorithm 4 of Malkov and Yashunin).
   */
  choose(most: number, chosen: Uint32Array): number;
}

/** Returns an empty list of at most `capacity` candidates. */
export function createCandidates(codes: RowCodes, capacity: number): Candidates {
  const rows = new Uint32Array(capacity);
  const scores = new Float32Array(capacity);
  let size = 0;

  /** Says whether `row` is nearer than `score` to none of the first `count` of `chosen`. */
  const isApart = (row: number, score: number, chosen: Uint32Array, count: number): boolean => {
    for (let i = 0; i < count; i++) codes.ids[i] = chosen[i];
    codes.queryRow(row);
    codes.score(count);
    for (let i = 0; i < count; i++) if (codes.scores[i] > score) return false;
    return true;
  };

  return {
    get nearest() {
      return rows[0];
    },
    take(found) {
      size = found.size;
      for (let i = size - 1; i >= 0; i--) {
        scores[i] = found.lowest;
        rows[i] = found.pop();
      }
    },
    compare(row, others, another) {
      size = others.length + 1;
      codes.ids.set(others);
      codes.ids[others.length] = another;
      codes.queryRow(row);
      codes.score(size);
      for (let i = 0; i < size; i++) {
        const [id, score] = [codes.ids[i], codes.scores[i]];
        let place = i;
        for (; place > 0 && scores[place - 1] < score; place--) {
          rows[place] = rows[place - 1];
          scores[place] = scores[place - 1];
        }
        rows[place] = id;
        scores[place] = score;
      }
    },
    choose(most, chosen) {
      if (size <= most) {
        chosen.set(rows.subarray(0, size));
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
