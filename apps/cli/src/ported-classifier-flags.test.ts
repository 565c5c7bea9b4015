import { describe, expect, it } from 'vitest';
import { portClassifierFlags } from './ported-classifier-flags.ts';

const ported = (line: string): string | undefined => portClassifierFlags(line.split(' '))?.join(' ');

describe('portClassifierFlags', () => {
  it.each([
    [
      'supervised -input a -output b -lr 0.5 -wordNgrams 2 -loss ova -minCountLabel 3',
      'train classifier --input a --output b --learning-rate 0.5 --word-ngrams 2 --loss one-vs-all --min-label-count 3',
    ],
    ['supervised -input a -output b -ws 5 -t 0.1 -verbose 0', 'train classifier --input a --output b --quiet'],
    ['train classifier -i a -o b', 'train classifier -i a -o b'],
    [
      'supervised -input a -output b -autotune-validation v -autotune-duration 60 -autotune-metric f1:__label__x -autotune-modelsize 2M',
      'train classifier --input a --output b --validation v --tune-seconds 60 --tune-label __label__x --most-bytes 2M',
    ],
    ['predict m t', 'predict m t'],
    ['predict m - 5', 'predict m - --top 5'],
    ['predict-prob m t -1 0.5', 'predict --probabilities m t --top 0 --threshold 0.5'],
    ['test-label m t 2', 'test --labels m t --top 2'],
    ['test m --json -k 3', 'test m --json -k 3'],
    [
      'quantize -output m -qnorm -qout -dsub 4',
      'quantize m.bin --output m.ftz --separate-norms --quantize-output --subvector-length 4',
    ],
    ['quantize -input t -output m -cutoff 100 -retrain', 'quantize m.bin --output m.ftz --retrain t --keep-rows 100'],
    ['quantize m.bin --keep-rows 9', 'quantize m.bin --keep-rows 9'],
  ])('makes of "%s" "%s"', (line, expected) => {
    expect(ported(line)).toBe(expected);
  });

  it('leaves other commands alone', () => {
    expect(ported('train word2vec -input a')).toBeUndefined();
    expect(ported('similar king')).toBeUndefined();
  });
});
