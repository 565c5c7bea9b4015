import { describe, expect, it } from 'vitest';
import { trainingSeconds } from './word2vec-c.ts';

describe('trainingSeconds', () => {
  it('is the time from the first report of progress to the last', () => {
    const output = [
      { seconds: 0.5, text: 'Vocab size: 13382\nWords in train file: 954243\n' },
      { seconds: 2, text: '\rAlpha: 0.024736  Progress: 1.07%  Words/thread/sec: 140.35k  ' },
      { seconds: 5, text: '\rAlpha: 0.012  Progress: 51%  Words/thread/sec: 141k  \rAlpha: 0.011  Progress: 52% ' },
      { seconds: 8, text: '\rAlpha: 0.000003  Progress: 99.97%  Words/thread/sec: 141.90k  ' },
      { seconds: 8.4, text: '\n' },
    ];
    expect(trainingSeconds(output)).toBe(6);
  });

  it('throws where the text is too small for two reports', () => {
    const output = [{ seconds: 2, text: '\rAlpha: 0.02  Progress: 90%  Words/thread/sec: 140.35k  ' }];
    expect(() => trainingSeconds(output)).toThrow(/too small/);
  });
});
