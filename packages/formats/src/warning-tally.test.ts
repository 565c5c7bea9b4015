import { FirthError, type Warning } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { createWarningTally } from './warning-tally.ts';

describe('createWarningTally', () => {
  it('reports each kind once: its first place, and how many there were', () => {
    const warnings: Warning[] = [];
    const tally = createWarningTally({ onWarning: (warning) => warnings.push(warning) });
    tally.note('BAD_UTF8', { file: 'a.txt', line: 3 });
    tally.note('NON_FINITE', { file: 'a.txt', line: 4 });
    tally.note('BAD_UTF8', { file: 'a.txt', line: 9 });
    expect(warnings).toEqual([]);
    tally.report();
    expect(warnings).toEqual([
      {
        code: 'BAD_UTF8',
        message: 'the word is not valid UTF-8; its bad bytes are read as U+FFFD (the first of 2)',
        file: 'a.txt',
        line: 3,
      },
      { code: 'NON_FINITE', message: 'the row holds NaN or an infinity', file: 'a.txt', line: 4 },
    ]);
  });

  it('throws the first at once in strict mode', () => {
    const tally = createWarningTally({ strict: true });
    expect(() => tally.note('EMPTY_WORD', { file: 'a.bin', offset: 12 })).toThrow(
      new FirthError('EMPTY_WORD', 'the word is empty', { file: 'a.bin', offset: 12 }),
    );
  });
});
