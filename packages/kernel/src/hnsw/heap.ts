/** Rows with their scores, of which the one with the lowest score comes out first. */
export interface Heap {
  readonly capacity: number;
  /** Bytes held. */
  readonly bytes: number;
  readonly size: number;
  /** The lowest score, where there is one. */
  readonly lowest: number;
  clear(): void;
  push(row: number, score: number): void;
  /** Takes the row of the lowest score out and returns it. */
  pop(): number;
}

/** Returns an empty binary heap for at most `capacity` rows, in two flat arrays. Of equal scores, the higher row is the lower one. */
export function createHeap(capacity: number): Heap {
  const rows = new Uint32Array(capacity);
  const scores = new Float32Array(capacity);
  let size = 0;

  return {
    capacity,
    bytes: capacity * 8,
    get size() {
      return size;
    },
    get lowest() {
      return scores[0];
    },
    clear() {
      size = 0;
    },
    push(row, score) {
      let place = size++;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (scores[parent] < score || (scores[parent] === score && rows[parent] > row)) break;
        rows[place] = rows[parent];
        scores[place] = scores[parent];
        place = parent;
      }
      rows[place] = row;
      scores[place] = score;
    },
    pop() {
      const lowest = rows[0];
      const row = rows[--size];
      const score = scores[size];
      let place = 0;
      for (;;) {
        let child = 2 * place + 1;
        if (child >= size) break;
        const right = child + 1;
        if (
          right < size &&
          (scores[right] < scores[child] || (scores[right] === scores[child] && rows[right] > rows[child]))
        )
          child = right;
        if (score < scores[child] || (score === scores[child] && row > rows[child])) break;
        rows[place] = rows[child];
        scores[place] = scores[child];
        place = child;
      }
      rows[place] = row;
      scores[place] = score;
      return lowest;
    },
  };
}
