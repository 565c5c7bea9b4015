import { describe, expect, it } from 'vitest';
import { chooseTrainers } from './choose-trainers.ts';
import type { Trainer } from './trainer.ts';

const trainer = (name: string): Trainer => ({
  name,
  threads: 1,
  isSeeded: true,
  command: () => ({ program: name, args: [] }),
  trainingOf: () => ({ seconds: 1 }),
});
const candidates = [trainer('firth'), trainer('word2vec.c'), { name: 'gensim', reason: 'it is not installed' }];

describe('chooseTrainers', () => {
  it('takes all that are there and says why the others are not', () => {
    const { trainers, skipped } = chooseTrainers(candidates, undefined);
    expect(trainers.map(({ name }) => name)).toEqual(['firth', 'word2vec.c']);
    expect(skipped).toEqual(['skipped: gensim, it is not installed']);
  });

  it('takes those that are named, in the order of the table', () => {
    const { trainers, skipped } = chooseTrainers(candidates, 'word2vec.c, firth');
    expect(trainers.map(({ name }) => name)).toEqual(['firth', 'word2vec.c']);
    expect(skipped).toEqual([]);
  });

  it('refuses a name that it does not know, and a choice of which nothing is left', () => {
    expect(() => chooseTrainers(candidates, 'firht')).toThrow(/"firht"; there are firth, word2vec.c, gensim/);
    expect(() => chooseTrainers(candidates, 'gensim')).toThrow(/none of gensim/);
  });
});
