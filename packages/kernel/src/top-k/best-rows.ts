/** Rows of a matrix and their scores, the best first; of equal scores, the lower row first. */
export interface RankedRows {
  readonly rows: Uint32Array;
  readonly scores: Float64Array;
}

/** The best rows of those offered so far. */
export interface BestRows {
  /** The lowest of the best scores, which a further row must reach: −∞ until there are enough rows. */
  readonly threshold: number;
  /** Considers a row, at most once each, in any order; NaN is never among the best. */
  offer(row: number, score: number): void;
  /** Returns the best rows in order, and ends the collecting: they are sorted in place. */
  rank(): RankedRows;
}

/**
 * Returns an empty collection of the best `capacity` rows.
 *
 * A binary heap with the worst of the best at its root, in two flat arrays: an offer that is refused, which most are, costs one comparison.
 */
export function createBestRows(capacity: number): BestRows {
  const rows = new Uint32Array(capacity);
  const scores = new Float64Array(capacity);
  let size = 0;

  const isWorse = (a: number, b: number): boolean =>
    scores[a] < scores[b] || (scores[a] === scores[b] && rows[a] > rows[b]);

  const swap = (a: number, b: number): void => {
    const row = rows[a];
    const score = scores[a];
    rows[a] = rows[b];
    scores[a] = scores[b];
    rows[b] = row;
    scores[b] = score;
  };

  const siftUp = (from: number): void => {
    let child = from;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!isWorse(child, parent)) return;
      swap(child, parent);
      child = parent;
    }
  };

  /** Sinks the root to its place among the first `end` entries. */
  const siftDown = (end: number): void => {
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      if (left >= end) return;
      const worse = left + 1 < end && isWorse(left + 1, left) ? left + 1 : left;
      if (!isWorse(worse, parent)) return;
      swap(worse, parent);
      parent = worse;
    }
  };

  return {
    get threshold() {
      return size < capacity ? -Infinity : scores[0];
    },
    offer(row, score) {
      if (size < capacity) {
        if (Number.isNaN(score)) return;
        rows[size] = row;
        scores[size] = score;
        siftUp(size++);
      } else if (score > scores[0] || (score === scores[0] && row < rows[0])) {
        rows[0] = row;
        scores[0] = score;
        siftDown(size);
      }
    },
    rank() {
      for (let end = size - 1; end > 0; end--) {
        swap(0, end);
        siftDown(end);
      }
      return { rows: rows.subarray(0, size), scores: scores.subarray(0, size) };
    },
  };
}
