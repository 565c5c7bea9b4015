import { createGenerator } from '../../packages/kernel/src/random.ts';

const words = 12_000;
const differentWords = 3000;

/**
 * A text of 12,000 words, made of whole numbers and products alone, so that it is the same everywhere: sentences of 1 to 30 words, the
 * frequent ones far more frequent than the rare ones, as in a language. Its vocabulary is large enough for threads to go in lockstep.
 */
export const madeText: string = makeText();

function makeText(): string {
  const random = createGenerator(1957);
  const sentences: string[] = [];
  for (let made = 0; made < words; ) {
    const length = 1 + random.below(30);
    sentences.push(Array.from({ length }, () => spell(Math.floor(cube(random.uniform()) * differentWords))).join(' '));
    made += length;
  }
  return sentences.join('\n');
}

/** Every seventh word is beyond ASCII. */
function spell(rank: number): string {
  return rank % 7 === 0 ? `wört${rank}` : `word${rank}`;
}

function cube(x: number): number {
  return x * x * x;
}
