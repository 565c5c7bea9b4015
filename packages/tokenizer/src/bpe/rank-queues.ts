/** Places that wait to be merged, by rank. */
export interface RankQueues {
  push(rank: number, place: number): void;
  /** The least rank that has places waiting, or -1. */
  least(): number;
  /** Takes the leftmost place of a rank. */
  take(rank: number): number;
}

interface Queue {
  places: Int32Array;
  head: number;
  end: number;
  isSorted: boolean;
}

/**
 * Returns empty queues. Few ranks are in use at a time even in a long text, so the heap that finds the least one is small; within a rank
 * places mostly come in order, and are sorted where they do not.
 */
export function createRankQueues(): RankQueues {
  const queues = new Map<number, Queue>();
  const heap: number[] = [];
  let recentRank = -1;
  let recent: Queue | undefined;

  function queueOf(rank: number): Queue {
    if (rank === recentRank) return recent!;
    let queue = queues.get(rank);
    if (!queue) {
      queue = { places: new Int32Array(8), head: 0, end: 0, isSorted: true };
      queues.set(rank, queue);
    }
    recentRank = rank;
    recent = queue;
    return queue;
  }

  return {
    push(rank, place) {
      const queue = queueOf(rank);
      if (queue.head === queue.end) {
        queue.head = queue.end = 0;
        queue.isSorted = true;
        pushLeast(heap, rank);
      } else if (queue.places[queue.end - 1]! > place) queue.isSorted = false;
      if (queue.end === queue.places.length) {
        const larger = new Int32Array(2 * queue.end);
        larger.set(queue.places);
        queue.places = larger;
      }
      queue.places[queue.end++] = place;
    },
    least() {
      while (heap.length > 0) {
        const rank = heap[0]!;
        const queue = queueOf(rank);
        if (queue.head < queue.end) return rank;
        popLeast(heap);
      }
      return -1;
    },
    take(rank) {
      const queue = queueOf(rank);
      if (!queue.isSorted) queue.places.subarray(queue.head, queue.end).sort();
      queue.isSorted = true;
      return queue.places[queue.head++]!;
    },
  };
}

function pushLeast(heap: number[], key: number): void {
  let at = heap.length;
  heap.push(key);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]! <= key) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = key;
}

function popLeast(heap: number[]): void {
  const last = heap.pop()!;
  if (heap.length === 0) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= last) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
}
