import { mostSimilarCosmul } from '@firth/vectors';
import { expect, test } from 'vitest';
import { oracle, oracleVectors } from './__fixtures__/oracle.ts';
import { answerAnalogies } from './answer-analogies.ts';
import { createMultiplicativeSearch } from './multiplicative-search.ts';
import { readAnalogies } from './read-analogies.ts';

const { words } = oracle;

test('the search finds what mostSimilarCosmul finds, whose answers are gensim’s', () => {
  const search = createMultiplicativeSearch(oracleVectors, { count: 5, restrictTo: 40 });
  for (let i = 0; i + 2 < words.length; i += 3) {
    const question = { positive: [words[i]!, words[i + 1]!], negative: [words[i + 2]!] };
    const expected = mostSimilarCosmul(oracleVectors, question, { count: 5, restrictTo: 40 });
    const found = search(question);
    expect(found.map(({ word }) => word)).toEqual(expected.map(({ word }) => word));
    found.forEach(({ similarity }, place) => {
      expect(similarity).toBeCloseTo(expected[place]!.similarity, 4);
    });
  }
});

test('analogies are answered by products where they are to be', () => {
  const sections = readAnalogies(oracle.analogies);
  const options = { ignoreCase: false, method: '3CosMul' } as const;
  for (const { isKnown, isCorrect, question } of answerAnalogies(oracleVectors, sections, options)) {
    if (!isKnown) continue;
    const [a, b, c, d] = question;
    const [best] = mostSimilarCosmul(oracleVectors, { positive: [b, c], negative: [a] }, { count: 1 });
    expect(isCorrect, question.join(' ')).toBe(best!.word === d);
  }
});
