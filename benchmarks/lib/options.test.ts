import { describe, expect, it } from 'vitest';
import { describeOptions, readOptions } from './options.ts';

const table = {
  words: { full: 17_000_000, quick: 1_000_000, meaning: 'words of the text' },
  text: { kind: 'FILE', meaning: 'a text' },
} as const;

describe('readOptions', () => {
  it('takes the numbers of a full run where nothing is said', () => {
    expect(readOptions([], table)).toEqual({ choices: { words: 17_000_000, text: undefined }, output: undefined });
  });

  it('takes the numbers of a quick run, but for those that are given', () => {
    expect(readOptions(['--quick'], table).choices.words).toBe(1_000_000);
    expect(readOptions(['--quick', '--words', '5'], table).choices.words).toBe(5);
  });

  it('takes strings and the place of the JSON', () => {
    const { choices, output } = readOptions(['--text', 'a.txt', '--output=b.json'], table);
    expect([choices.text, output]).toEqual(['a.txt', 'b.json']);
  });

  it.each([['--wrods', '5'], ['--words', '0'], ['--words', '1.5'], ['--words', 'many'], ['--words'], ['text.txt']])(
    'refuses %s %s as a bad option',
    (...args) => {
      const error = expect.objectContaining({ name: 'FirthError', code: 'BAD_OPTION' });
      expect(() => readOptions(args.filter(Boolean), table)).toThrow(error);
    },
  );
});

describe('describeOptions', () => {
  it('gives every option a line, with the numbers of both runs', () => {
    const help = describeOptions(table);
    expect(help).toContain('--words N          words of the text: 17000000, quick 1000000');
    expect(help).toContain('--text FILE        a text');
    expect(help.split('\n')).toHaveLength(4);
  });
});
