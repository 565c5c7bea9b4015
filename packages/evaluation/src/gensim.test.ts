import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { expectSameCorrelations, expectSameCounts } from './__fixtures__/expect-same.ts';
import { askGensim, pythonWithGensim, type Setting } from './__fixtures__/gensim.ts';
import { vectorsOf } from './__fixtures__/oracle.ts';
import { readAnalogies } from './read-analogies.ts';
import { readWordPairs } from './read-word-pairs.ts';

// The published test sets lie beside the repository, gensim on the machine: neither is part of Firth.
const folder = new URL('../../../../shared/data/eval/', import.meta.url);
const python = pythonWithGensim();
const missing = [...(python === undefined ? ['gensim'] : []), ...(existsSync(folder) ? [] : ['../shared/data/eval'])];

const dimensions = 24;
const vocabularySize = 5000;
const settings: readonly Setting[] = [
  { restrictTo: 300_000, ignoreCase: true, countUnknown: false },
  { restrictTo: 300_000, ignoreCase: false, countUnknown: true },
  { restrictTo: 900, ignoreCase: true, countUnknown: true },
];

function readSet(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

/**
 * A generator of uniform numbers, so that every run compares the same vectors (Numerical Recipes' linear congruence).
 */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Makes up vectors of the sets' own words, some in two letter cases, filled up with others: where the first three words
 * of an analogy have vectors, the fourth is put near the corner of the parallelogram, so that many are answered rightly
 * and many are not.
 */
function makeVectors(analogies: string, pairs: string): { words: string[]; matrix: Float32Array } {
  const next = uniform(1957);
  const noise = (scale: number): number => scale * (next() + next() + next() - 1.5);
  const vectors = new Map<string, number[]>();
  const place = (word: string, at?: (i: number) => number): void => {
    if (vectors.has(word)) return;
    vectors.set(
      word,
      Array.from({ length: dimensions }, (_, i) => (at ? at(i) + noise(1.2) : noise(2))),
    );
    if (next() < 0.2)
      vectors.set(
        word.toLowerCase(),
        Array.from({ length: dimensions }, () => noise(2)),
      );
  };
  for (const { questions } of readAnalogies(analogies)) {
    for (const [a, b, c, d] of questions) {
      for (const word of [a, b, c]) place(word);
      place(d, (i) => vectors.get(b)![i]! - vectors.get(a)![i]! + vectors.get(c)![i]!);
    }
  }
  for (const { first, second } of readWordPairs(pairs)) {
    if (next() < 0.9) place(first);
    if (next() < 0.9) place(second);
  }
  for (let i = 0; vectors.size < vocabularySize; i++) place(`filler${i}`);
  const words = [...vectors.keys()].slice(0, vocabularySize);
  return { words, matrix: Float32Array.from(words.flatMap((word) => vectors.get(word)!)) };
}

describe.skipIf(missing.length > 0)(
  `5,000 made-up vectors evaluated beside gensim${missing.length > 0 ? ` (missing: ${missing.join(', ')})` : ''}`,
  () => {
    test('give its counts on Google’s analogies, and its correlations on WordSim-353 and SimLex-999', () => {
      const pairs = readSet('ws-353-all.tsv') + readSet('simlex-999.tsv');
      // Every ninth question of each section, so that gensim answers in seconds.
      const analogies = readSet('questions-words.txt')
        .split('\n')
        .filter((line, i) => line.startsWith(':') || i % 9 === 0)
        .join('\n');
      const { words, matrix } = makeVectors(analogies, pairs);
      const answers = askGensim(python!, { words, matrix, pairs, analogies, settings });

      expect(answers).toHaveLength(settings.length);
      const vectors = vectorsOf(words, matrix);
      for (const answer of answers) {
        expectSameCorrelations(vectors, pairs, answer);
        expectSameCounts(vectors, analogies, answer);
      }
      expect(answers[0]!.score).toBeGreaterThan(0.1);
      expect(answers[0]!.score).toBeLessThan(0.9);
    }, 120_000);
  },
);
