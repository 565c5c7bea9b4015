import { type TrainedMerge, trainBPE } from '@firth/tokenizer/bpe';
import { expect, it } from 'vitest';
import { replayTraining } from './replay-training.ts';

const words = new Map([
  ['low', 5],
  ['lower', 2],
  ['newest', 3],
  ['widest', 1],
]);

async function trace(): Promise<TrainedMerge[]> {
  const merges: TrainedMerge[] = [];
  await trainBPE(words, {
    ...{ vocabularySize: 100, minFrequency: 2, tieBreak: 'shorter-then-lexicographic' },
    onMerge: (merge) => merges.push(merge),
  });
  return merges;
}

it('begins with the pairs of the documented example', () => {
  const told = replayTraining(words, []).pairs.map(({ left, right, count }) => `${left}${right} ${count}`);
  expect(told.slice(0, 8)).toEqual(['lo 7', 'ow 7', 'we 5', 'es 4', 'st 4', 'ne 3', 'ew 3', 'er 2']);
});

it('counts before each merge what the trainer counted', async () => {
  const merges = await trace();
  expect(merges.map(({ merged, count }) => `${merged} ${count}`)).toEqual(
    ['lo 7', 'low 7', 'es 4', 'est 4', 'ew 3', 'new 3', 'newest 3', 'er 2', 'lower 2'], // the documented merges
  );
  for (const [step, { left, right, count }] of merges.entries()) {
    const { pairs } = replayTraining(words, merges.slice(0, step));
    expect(pairs.find((pair) => pair.left === left && pair.right === right)?.count).toBe(count);
    expect(pairs[0]?.count).toBe(count);
  }
});

it('ends with the words in the pieces that were learned', async () => {
  const { words: split } = replayTraining(words, await trace());
  expect(split.map(({ symbols }) => symbols.join(' '))).toEqual(['low', 'lower', 'newest', 'w i d est']);
});
