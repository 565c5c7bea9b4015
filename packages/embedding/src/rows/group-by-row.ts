/** The positions of a batch, grouped by the id that stands there. */
export interface RowGroups {
  /** The ids that occur, ascending, each once. */
  readonly rows: Uint32Array;
  /** Positions sorted by their ids, and ascending where those are equal. */
  readonly positions: Uint32Array;
  /** Group `g` is `positions[starts[g]] … positions[starts[g + 1] - 1]`, where `rows[g]` stands. */
  readonly starts: Uint32Array;
}

/** Bits of an id that one pass sorts by: ids below 4 million take two passes. */
const digitBits = 11;
const buckets = 1 << digitBits;

/**
 * Returns the positions of `ids` grouped by id, without those where `skippedId` stands.
 *
 * A radix sort from the lowest digit up: its cost depends on how many ids there are and not on the size of the table.
 */
export function groupByRow(ids: Uint32Array, skippedId?: number): RowGroups {
  const positions = sortById(ids, positionsOf(ids, skippedId));
  const rows = new Uint32Array(positions.length);
  const starts = new Uint32Array(positions.length + 1);
  let groups = 0;
  for (let i = 0; i < positions.length; i++) {
    const id = ids[positions[i]!]!;
    if (groups > 0 && id === rows[groups - 1]) continue;
    rows[groups] = id;
    starts[groups] = i;
    groups++;
  }
  starts[groups] = positions.length;
  return { rows: rows.slice(0, groups), positions, starts: starts.subarray(0, groups + 1) };
}

function positionsOf(ids: Uint32Array, skippedId: number | undefined): Uint32Array {
  const positions = new Uint32Array(ids.length);
  let length = 0;
  for (let i = 0; i < ids.length; i++) if (ids[i] !== skippedId) positions[length++] = i;
  return positions.subarray(0, length);
}

/** Sorts `positions` by the ids that stand there, stably. */
function sortById(ids: Uint32Array, positions: Uint32Array): Uint32Array {
  let largest = 0;
  for (let i = 0; i < ids.length; i++) if (ids[i]! > largest) largest = ids[i]!;
  let sorted = positions;
  let spare: Uint32Array = new Uint32Array(positions.length);
  const ends = new Uint32Array(buckets);
  for (let shift = 0; shift < 32 && largest >>> shift > 0; shift += digitBits) {
    ends.fill(0);
    for (let i = 0; i < sorted.length; i++) ends[digit(ids[sorted[i]!]!, shift)]!++;
    for (let bucket = 1; bucket < buckets; bucket++) ends[bucket]! += ends[bucket - 1]!;
    for (let i = sorted.length - 1; i >= 0; i--) {
      const position = sorted[i]!;
      spare[--ends[digit(ids[position]!, shift)]!] = position;
    }
    [sorted, spare] = [spare, sorted];
  }
  return sorted;
}

function digit(id: number, shift: number): number {
  return (id >>> shift) & (buckets - 1);
}
