import { describe, expect, it } from 'vitest';
import { disturbedRuns } from './disturbed-runs.ts';

describe('disturbedRuns', () => {
  it('counts the runs of each program that waited for more than a tenth of their time', () => {
    const runs = [
      { name: 'firth', wallSeconds: 10, cpuSeconds: 8.9 },
      { name: 'firth', wallSeconds: 10, cpuSeconds: 5 },
      { name: 'firth', wallSeconds: 10, cpuSeconds: 9.1 },
      { name: 'gensim', wallSeconds: 20, cpuSeconds: 10 },
    ];
    expect(disturbedRuns(runs)).toEqual([
      'disturbed, waiting for more than a tenth of their time: 2 of firth, 1 of gensim',
    ]);
  });

  it('says nothing of quiet runs, and of those whose CPU time is unknown', () => {
    const runs = [
      { name: 'firth', wallSeconds: 10, cpuSeconds: 9.9 },
      { name: 'gensim', wallSeconds: 10, cpuSeconds: undefined },
    ];
    expect(disturbedRuns(runs)).toEqual([]);
  });
});
