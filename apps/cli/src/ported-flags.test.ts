import { describe, expect, it } from 'vitest';
import { portFlags } from './ported-flags.ts';

const port = (line: string): string => portFlags(line.split(' ')).join(' ');

describe('portFlags', () => {
  it('translates the demo script of word2vec.c', () => {
    const original =
      '-train text8 -output vectors.bin -cbow 1 -size 200 -window 8 -negative 25 -hs 0 -sample 1e-4 -threads 20 -binary 1 -iter 15';
    expect(port(original)).toBe(
      'train word2vec --architecture cbow --input text8 --output vectors.bin --architecture cbow --dimensions 200 --window 8 --subsample 1e-4 ' +
        '--threads 20 --format word2vec-binary --epochs 15 --negatives 25',
    );
  });

  it("translates fastText's flags", () => {
    const original =
      'train word2vec -input a -output b -dim 9 -ws 4 -epoch 3 -lr 0.1 -neg 7 -minCount 2 -t 1e-5 -thread 6';
    expect(port(original)).toBe(
      'train word2vec --input a --output b --dimensions 9 --window 4 --epochs 3 --learning-rate 0.1 --min-count 2 ' +
        '--subsample 1e-5 --threads 6 --negatives 7',
    );
  });

  it("translates the flags of fastText's n-grams", () => {
    const original = 'train fasttext -input a -output b -minn 2 -maxn 5 -bucket 1000 -label __tag__ -loss hs';
    expect(port(original)).toBe(
      'train fasttext --input a --output b --min-gram 2 --max-gram 5 --buckets 1000 --label-prefix __tag__ --loss hierarchical-softmax',
    );
  });

  it("translates fastText's commands", () => {
    expect(port('skipgram -input a -output b -minn 2')).toBe(
      'train fasttext --architecture skip-gram --input a --output b --min-gram 2',
    );
    expect(port('cbow -input a -output b')).toBe('train fasttext --architecture cbow --input a --output b');
  });

  it("translates word2phrase.c's flags", () => {
    const original = 'phrases -train text8 -output text8-phrases -threshold 200 -min-count 3 -debug 2';
    expect(port(original)).toBe('phrases --input text8 --output text8-phrases --threshold 200 --min-count 3');
    expect(port('phrases --input a --threshold -0.5')).toBe('phrases --input a --threshold -0.5');
  });

  it.each([
    ['-hs 1 -negative 0', '--loss hierarchical-softmax'],
    ['-hs 1', '--loss hierarchical-softmax'],
    ['-hs 0 -negative 5', '--negatives 5'],
    ['-loss hs', '--loss hierarchical-softmax'],
    ['-loss ns -neg 3', '--loss negative-sampling --negatives 3'],
    ['-loss softmax', '--loss softmax'],
    ['-binary 0', '--format word2vec-text'],
    ['-cbow 0', '--architecture skip-gram'],
    ['-alpha 0.05 -min-count 1', '--learning-rate 0.05 --min-count 1'],
    ['-debug 0', '--quiet'],
    ['-debug 2', ''],
    ['-save-vocab v.txt', '--save-vocabulary v.txt'],
  ])('reads %s as %s', (original, ours) => {
    expect(port(`train word2vec ${original}`)).toBe(`train word2vec ${ours}`.trim());
  });

  it("fills in word2vec.c's own defaults, before what the line says", () => {
    expect(port('-size 9 -train a -output b')).toBe(
      'train word2vec --architecture cbow --format word2vec-text --dimensions 9 --input a --output b',
    );
    expect(port('-train a -output b.bin -cbow 0')).toBe(
      'train word2vec --architecture cbow --input a --output b.bin --architecture skip-gram',
    );
  });

  it('refuses two losses at once', () => {
    expect(() => port('-train a -hs 1 -negative 5')).toThrow('two losses');
  });

  it('leaves our own options, other commands and what stands behind -- alone', () => {
    for (const line of [
      'train word2vec --window 3 -i a',
      'similar -size',
      'analogy a - b + c',
      'train word2vec -- -size 3',
    ]) {
      expect(port(line)).toBe(line);
    }
  });

  it('leaves a flag without its value for the parser to complain about', () => {
    expect(port('train word2vec -size')).toBe('train word2vec -size');
  });
});
