import type { BlockPlan } from './block-plan.ts';

/**
 * Returns the place in training of each pair of a block of words and a block of contexts: entry `words · blocks + contexts`. Tiles come
 * diagonal by diagonal; in a tile the blocks of contexts change fastest, to and fro, so that one of two blocks always stays.
 */
export function numberBuckets({ groups, blocksInGroup }: BlockPlan): Uint32Array {
  const blocks = groups * blocksInGroup;
  const numbers = new Uint32Array(blocks * blocks);
  for (let words = 0; words < blocks; words++) {
    const [wordGroup, word] = [Math.floor(words / blocksInGroup), words % blocksInGroup];
    for (let contexts = 0; contexts < blocks; contexts++) {
      const [contextGroup, context] = [Math.floor(contexts / blocksInGroup), contexts % blocksInGroup];
      const diagonal = (contextGroup - wordGroup + groups) % groups;
      const tile = diagonal * groups + wordGroup;
      const toAndFro = word % 2 === 0 ? context : blocksInGroup - 1 - context;
      numbers[words * blocks + contexts] = (tile * blocksInGroup + word) * blocksInGroup + toAndFro;
    }
  }
  return numbers;
}
