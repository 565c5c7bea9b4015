import { type Candidate, goesFirst } from './tie-break.ts';

/** The candidates, the one that goes first at the top. */
export interface CandidateHeap {
  readonly size: number;
  push(candidate: Candidate): void;
  pop(): Candidate | undefined;
}

export function createCandidateHeap(): CandidateHeap {
  const heap: Candidate[] = [];
  return {
    get size() {
      return heap.length;
    },
    push(candidate) {
      let at = heap.length;
      heap.push(candidate);
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!goesFirst(candidate, heap[parent]!)) break;
        heap[at] = heap[parent]!;
        at = parent;
      }
      heap[at] = candidate;
    },
    pop() {
      const top = heap[0];
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return top;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && goesFirst(heap[child + 1]!, heap[child]!)) child++;
        if (!goesFirst(heap[child]!, last)) break;
        heap[at] = heap[child]!;
        at = child;
      }
      heap[at] = last;
      return top;
    },
  };
}
