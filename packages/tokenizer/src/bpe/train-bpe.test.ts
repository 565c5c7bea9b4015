import { describe, expect, it } from 'vitest';
import type { TieBreak } from './tie-break.ts';
import { type TrainBPEOptions, type TrainedMerge, trainBPE } from './train-bpe.ts';

/** The corpus of the documented example: low ×5, lower ×2, newest ×3, widest ×1. */
const corpus = new Map([
  ['low', 5],
  ['lower', 2],
  ['newest', 3],
  ['widest', 1],
]);

async function traceOf(tieBreak: TieBreak, options: Partial<TrainBPEOptions> = {}): Promise<TrainedMerge[]> {
  const trace: TrainedMerge[] = [];
  await trainBPE(corpus, {
    vocabularySize: 100,
    minFrequency: 2,
    tieBreak,
    ...options,
    onMerge: (merge) => trace.push(merge),
  });
  return trace;
}

describe('trainBPE', () => {
  it('merges the documented example number for number where ties go to the shorter, then the lexicographically first', async () => {
    const trace = await traceOf('shorter-then-lexicographic');
    expect(trace.map(({ merged, count }) => `${merged} ${count}`)).toEqual([
      'lo 7',
      'low 7',
      'es 4',
      'est 4',
      'ew 3',
      'new 3',
      'newest 3',
      'er 2',
      'lower 2',
    ]);
  });

  it('tells the size of the vocabulary after each merge', async () => {
    const [first, second] = await traceOf('shorter-then-lexicographic');
    expect(first).toEqual({ left: 'l', right: 'o', merged: 'lo', count: 7, vocabularySize: 11 });
    expect(second!.vocabularySize).toBe(12);
  });

  it('gives other merges under the other tie rules', async () => {
    const merged = async (rule: TieBreak) => (await traceOf(rule)).map((merge) => merge.merged);
    expect(await merged('smaller-ids')).toEqual(['lo', 'low', 'es', 'est', 'ew', 'new', 'newest', 'er', 'lower']);
    expect(await merged('first-seen')).toEqual(['lo', 'low', 'es', 'est', 'ne', 'new', 'newest', 'lowe', 'lower']);
  });

  it('puts special tokens first, then the alphabet by code points', async () => {
    const { ids } = await trainBPE(corpus, { vocabularySize: 11, specialTokens: ['<s>'] });
    expect([...ids.keys()]).toEqual(['<s>', 'd', 'e', 'i', 'l', 'n', 'o', 'r', 's', 't', 'w']);
  });

  it('merges a run of one character from the left', async () => {
    const { model } = await trainBPE(new Map([['aaa', 4]]), { vocabularySize: 2 });
    const ids: number[] = [];
    model.tokenize('aaa', (id) => ids.push(id));
    expect(ids).toEqual([1, 0]);
  });

  it('counts beyond 2^32', async () => {
    const trace: TrainedMerge[] = [];
    await trainBPE(
      new Map([
        ['ab', 2 ** 40],
        ['cd', 2 ** 40 + 1],
      ]),
      { vocabularySize: 5, onMerge: (merge) => trace.push(merge) },
    );
    expect(trace[0]).toMatchObject({ merged: 'cd', count: 2 ** 40 + 1 });
  });

  it('drops the rarest characters beyond the limit', async () => {
    const { ids } = await trainBPE(corpus, { vocabularySize: 3, limitAlphabet: 3 });
    expect([...ids.keys()]).toEqual(['e', 'l', 'w']);
  });

  it('stops when it is aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(trainBPE(corpus, { vocabularySize: 100, signal })).rejects.toThrow('enough');
  });

  it('refuses an empty corpus and a size that is none', async () => {
    await expect(trainBPE(new Map(), { vocabularySize: 10 })).rejects.toMatchObject({ code: 'EMPTY_VOCABULARY' });
    await expect(trainBPE(corpus, { vocabularySize: 0.5 })).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });
});
