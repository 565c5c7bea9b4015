import { describe, expect, it } from 'vitest';
import { walkTo } from './walk-to.ts';

describe('walkTo', () => {
  it('remembers the words one came by', () => {
    expect(walkTo(['war'], 'peace', 'treaty')).toEqual(['war', 'peace']);
  });

  it('forgets what lies behind a word one comes back to', () => {
    expect(walkTo(['war', 'peace', 'treaty'], 'convention', 'peace')).toEqual(['war']);
  });

  it('stays where it is for the word one is at', () => {
    expect(walkTo(['war'], 'peace', 'peace')).toEqual(['war']);
  });

  it('remembers twelve words at most', () => {
    expect(walkTo([...'abcdefghijkl'], 'm', 'n')).toEqual([...'bcdefghijklm']);
  });
});
