import { describe, expect, it } from 'vitest';
import { goldenMissing } from '../__fixtures__/golden-files.ts';
import { countSplitOracle } from '../__fixtures__/golden-split.ts';
import { compilePattern } from './pattern.ts';
import type { Dialect } from './syntax.ts';

function matches(pattern: string, text: string, dialect?: Dialect): string[] {
  const found: string[] = [];
  compilePattern(pattern, dialect).forEachMatch(text, (start, end) => found.push(text.slice(start, end)));
  return found;
}

describe('compilePattern', () => {
  it.skipIf(goldenMissing)('finds what Oniguruma finds for every pattern of the Split oracle', () => {
    const { cases, failed, examples } = countSplitOracle();
    expect({ failed, examples }).toEqual({ failed: 0, examples: [] });
    expect(cases).toBeGreaterThan(2000);
  });

  it('takes possessive quantifiers, which give nothing back', () => {
    expect(matches('a++b', 'aaab')).toEqual(['aaab']);
    expect(matches('a++ab', 'aaab')).toEqual([]);
  });

  it('repeats an interval with a plus in Oniguruma, and makes it possessive in Rust', () => {
    expect(matches('\\d{2}+', '1234')).toEqual(['1234']);
    expect(matches('\\d{2}+', '1234', 'rust')).toEqual(['12', '34']);
  });

  it('means lines by ^ and $ in Oniguruma, and the text in Rust', () => {
    expect(matches('^.', 'a\nb')).toEqual(['a', 'b']);
    expect(matches('^.', 'a\nb', 'rust')).toEqual(['a']);
  });

  it('counts U+0085 as white space and U+FEFF not', () => {
    expect(matches('\\s', '\u0085\ufeff')).toEqual(['\u0085']);
  });

  it('folds ſ to s and the Kelvin sign to k where case is ignored', () => {
    expect(matches("(?i:'s|k)", "'ſ \u212a")).toEqual(["'ſ", '\u212a']);
  });

  it('sees a lone surrogate as one character', () => {
    expect(matches('.', 'a\ud800b')).toEqual(['a', '\ud800', 'b']);
  });

  it('answers a pattern that backtracks without end in time that is linear in the text', () => {
    expect(matches('(a+)+$', 'a'.repeat(2000) + '!')).toEqual([]);
    expect(matches('(a|aa)+\\z', 'a'.repeat(20_000))).toHaveLength(1);
  });

  it('stops a pattern with backreferences that would take too many steps', () => {
    expect(() => matches('(a+)+\\1b', 'a'.repeat(60))).toThrow(/too many steps/);
  });

  it.each([
    ['(', /unmatched/],
    ['a)', /unmatched/],
    ['[a', /ends/],
    ['(?<x>\\g<x>)', /calls itself/],
    ['*a', /repeats nothing/],
    ['\\p{Nope}', /unknown property/],
    ['a{3,1}', /wrong way round/],
    ['\\2(a)', /refers to the group/],
    ['(?~a)', /unsupported group/],
    ['('.repeat(100), /nests/],
  ])('refuses %s as BAD_REGEX', (pattern, message) => {
    expect(() => compilePattern(pattern)).toThrow(
      expect.objectContaining({ code: 'BAD_REGEX', message: expect.stringMatching(message) }),
    );
  });

  it('refuses a pattern of more than 4,096 characters, and one that unrolls to very many instructions', () => {
    expect(() => compilePattern('a'.repeat(5000))).toThrow(expect.objectContaining({ code: 'LIMIT' }));
    expect(() => compilePattern('(a{1000}){1000}')).toThrow(expect.objectContaining({ code: 'LIMIT' }));
  });
});
