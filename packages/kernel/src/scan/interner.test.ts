import { describe, expect, it } from 'vitest';
import { createInterner } from './interner.ts';

describe('createInterner', () => {
  it('gives each word the next id at its first appearance, and counts it', () => {
    const interner = createInterner();
    expect(['to', 'be', 'or', 'not', 'to', 'be'].map(interner.add)).toEqual([0, 1, 2, 3, 0, 1]);
    expect(interner.counts()).toEqual(Float64Array.of(2, 2, 1, 1));
    expect(interner.size).toBe(4);
    expect(interner.wordOf(3)).toBe('not');
  });

  it('takes the words of Object.prototype as words', () => {
    const interner = createInterner();
    expect(['__proto__', 'constructor', 'toString', '__proto__'].map(interner.add)).toEqual([0, 1, 2, 0]);
  });
});
