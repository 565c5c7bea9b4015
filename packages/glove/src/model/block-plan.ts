import { createGenerator } from '@firth/kernel/random';

/**
 * Where each word's rows lie. Words are dealt out to blocks, at random but evenly over the ranks, so that all blocks are as busy; blocks are
 * dealt out to groups, as many to each, so that threads can train tiles of different groups side by side.
 */
export interface BlockPlan {
  readonly groups: number;
  readonly blocksInGroup: number;
  /** The block of each word. */
  readonly blockOf: Uint16Array;
  /** The row of each word: the rows of a block, and of a group, are next to each other. */
  readonly rowOf: Uint32Array;
  /** The first row of each group, and last the number of rows. */
  readonly groupStarts: Uint32Array;
}

/** Most blocks: as many tiles as their square are counted. */
const mostBlocks = 2048;
/** A record tells a row of its group in 16 bits. */
const mostRowsInGroup = 2 ** 16;

/** Records in a tile that make handing it to a thread cheap, and the groups that make threads wait little for each other. */
const recordsInTile = 8192;
const mostGroups = 32;

/** Returns the plan of `words` words, of which about `wordsInBlock` go into a block, for `records` counts. */
export function planBlocks(words: number, records: number, wordsInBlock: number, seed: number): BlockPlan {
  const wanted = Math.min(mostGroups, powerOfTwoBelow(Math.sqrt(records / recordsInTile)));
  const groups = Math.min(words, Math.max(wanted, Math.ceil((2 * words) / mostRowsInGroup)));
  const blocksInGroup = Math.max(
    1,
    Math.min(Math.round(words / wordsInBlock / groups), Math.floor(mostBlocks / groups)),
  );
  const blocks = groups * blocksInGroup;
  const blockOf = new Uint16Array(words);
  const sizes = new Uint32Array(blocks);
  const deal = createDeal(blocks, seed);
  for (let word = 0; word < words; word++) {
    blockOf[word] = deal();
    sizes[blockOf[word]!]!++;
  }
  const next = startsOf(sizes);
  const groupStarts = Uint32Array.from({ length: groups + 1 }, (_, group) => next[group * blocksInGroup]!);
  const rowOf = Uint32Array.from(blockOf, (block) => next[block]!++);
  return { groups, blocksInGroup, blockOf, rowOf, groupStarts };
}

function powerOfTwoBelow(x: number): number {
  return 2 ** Math.max(0, Math.floor(Math.log2(Math.max(1, x))));
}

/** A stream that no word and no bucket has. */
const dealStream = 2 ** 32 - 1;

/** Returns a function that gives all of `blocks` numbers in random order, then all in another order, and so on. */
function createDeal(blocks: number, seed: number): () => number {
  const random = createGenerator(seed, dealStream);
  const order = Uint16Array.from({ length: blocks }, (_, i) => i);
  let left = 0;
  return () => {
    if (left === 0) left = blocks;
    const drawn = random.below(left--);
    const block = order[drawn]!;
    order[drawn] = order[left]!;
    order[left] = block;
    return block;
  };
}

function startsOf(sizes: Uint32Array): Uint32Array {
  const starts = new Uint32Array(sizes.length + 1);
  for (const [i, size] of sizes.entries()) starts[i + 1] = starts[i]! + size;
  return starts;
}
