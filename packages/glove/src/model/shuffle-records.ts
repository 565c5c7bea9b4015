import { createGenerator } from '@firth/kernel/random';

/** Puts records of two integers each into a random order (Fisher and Yates), the `stream`-th of `seed`. */
export function shuffleRecords(records: Uint32Array, seed: number, stream: number): void {
  const random = createGenerator(seed, stream);
  for (let left = records.length / 2; left > 1; left--) {
    const [i, j] = [2 * random.below(left), 2 * (left - 1)];
    const [rows, count] = [records[i]!, records[i + 1]!];
    records[i] = records[j]!;
    records[i + 1] = records[j + 1]!;
    records[j] = rows;
    records[j + 1] = count;
  }
}
