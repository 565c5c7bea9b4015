import type { MinimalStandard } from './minimal-standard.ts';

/** The generator draws 2³¹ − 2 different numbers; two swaps are drawn at once while their product is within that. */
const draws = 2 ** 31 - 3;

/**
 * Shuffles `items` in place with the swaps of libstdc++'s `std::shuffle`: up to 46,340 items two places are drawn at once, beyond that
 * one at a time.
 */
export function shuffle(items: Uint32Array, random: MinimalStandard): void {
  const swap = (i: number, j: number): void => {
    const item = items[i]!;
    items[i] = items[j]!;
    items[j] = item;
  };
  const length = items.length;
  if (Math.floor(draws / length) < length) {
    for (let i = 1; i < length; i++) swap(i, random.upTo(i));
    return;
  }
  let i = 1;
  if (length % 2 === 0) swap(i++, random.upTo(1));
  for (; i < length; i += 2) {
    const drawn = random.upTo((i + 1) * (i + 2) - 1);
    swap(i, Math.floor(drawn / (i + 2)));
    swap(i + 1, drawn % (i + 2));
  }
}
