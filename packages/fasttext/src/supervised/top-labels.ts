/** A label's number with the logarithm of its probability. */
export interface ScoredLabel {
  readonly label: number;
  readonly score: number;
}

/** The best labels so far. */
export interface TopLabels {
  /** Whether a label of this score may be among the best. */
  accepts(score: number): boolean;
  add(label: number, score: number): void;
  /** Returns the labels, best first; nothing can be added after it. */
  ranked(): readonly ScoredLabel[];
}

/**
 * Returns an empty collection of the `count` best labels: a heap with the worst at its top.
 *
 * Which of two equal labels stays and which comes first follows from the steps of libstdc++'s heap (bits/stl_heap.h), which fastText uses.
 * Equal scores are common there: its logistic function has 513 values.
 */
export function createTopLabels(count: number): TopLabels {
  const heap: ScoredLabel[] = [];
  return {
    accepts: (score) => heap.length < count || score >= heap[0]!.score,
    add(label, score) {
      const added = { label, score };
      heap.push(added);
      rise(heap, heap.length - 1, added);
      if (heap.length > count) {
        moveTopTo(heap, heap.length - 1);
        heap.pop();
      }
    },
    ranked() {
      for (let last = heap.length - 1; last > 0; last--) moveTopTo(heap, last);
      return heap;
    },
  };
}

/** Puts `value` at `hole` or as far above as it is worse than those there (`__push_heap`). */
function rise(heap: ScoredLabel[], hole: number, value: ScoredLabel): void {
  let at = hole;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!(heap[parent]!.score > value.score)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = value;
}

/** Moves the top of the heap to `last`, behind a heap of the others (`__pop_heap`, `__adjust_heap`). */
function moveTopTo(heap: ScoredLabel[], last: number): void {
  if (last === 0) return;
  const value = heap[last]!;
  heap[last] = heap[0]!;
  let hole = 0;
  for (let child = 2; child <= last; child = 2 * hole + 2) {
    if (child === last || heap[child]!.score > heap[child - 1]!.score) child--;
    heap[hole] = heap[child]!;
    hole = child;
  }
  rise(heap, hole, value);
}
