import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatNumberOf, formatSeconds, formatSpeed } from './numbers.ts';

describe('numbers for people', () => {
  it('parts thousands', () => {
    expect([0, 999, 1000, 1788989].map(formatCount)).toEqual(['0', '999', '1,000', '1,788,989']);
  });

  it('tells one from many', () => {
    expect([formatNumberOf(1, 'word'), formatNumberOf(2000, 'word')]).toEqual(['1 word', '2,000 words']);
  });

  it('takes the unit that suits a size', () => {
    expect([0, 999, 1000, 4_553_000, 99_960_000, 2.5e15].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '4.6 MB',
      '100 MB',
      '2500 TB',
    ]);
  });

  it('takes the unit that suits a speed', () => {
    expect([840, 99_500, 1_523_000].map(formatSpeed)).toEqual(['840 words/s', '99,500 words/s', '1.52 M words/s']);
  });

  it('takes the units that suit a time', () => {
    expect([0.42, 9.94, 9.96, 59.4, 200, 3599.9, 7500].map(formatSeconds)).toEqual([
      '0.4 s',
      '9.9 s',
      '10 s',
      '59 s',
      '3 min 20 s',
      '1 h 0 min',
      '2 h 5 min',
    ]);
  });
});
