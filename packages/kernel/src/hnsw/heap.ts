/** Rows with their scores, of which the one with the lowest score comes out first. */
export interface Heap {
  readonly size: number;
  /** The lowest score, where there is one. */
  readonly lowest: number;
  clear(): void;
  push(row: number, score: number): void;
  /** Takes the row of the lowest score out and returns it; of equal scores, the higher row. */
  pop(): number;
}

/** Returns an empty binary heap for at most `capacity` rows, in two flat arrays. */
export function createHeap(capacity: number): Heap {
  const rows = new Uint32Array(capacity);
  const scores = new Float32Array(capacity);
  let size = 0;

  const isBefore = (score: number, row: number, place: number): boolean =>
    score < scores[place] || (score === scores[place] && row > rows[place]);

  const move = (from: number, to: number): void => {
    rows[to] = rows[from];
    scores[to] = scores[from];
  };

  return {
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
      for (let parent = (place - 1) >> 1; place > 0 && isBefore(score, row, parent); parent = (place - 1) >> 1) {
        move(parent, place);
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
      for (let child = 1; child < size; child = 2 * place + 1) {
        if (child + 1 < size && isBefore(scores[child + 1], rows[child + 1], child)) child++;
        if (isBefore(score, row, child)) break;
        move(child, place);
        place = child;
      }
      rows[place] = row;
      scores[place] = score;
      return lowest;
    },
  };
}
