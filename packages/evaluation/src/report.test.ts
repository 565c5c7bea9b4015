import { expect, test } from 'vitest';
import { codeOf } from './__fixtures__/code-of.ts';
import { vectorsOf } from './__fixtures__/oracle.ts';
import { createReport, type ReportOptions, type TestSets } from './create-report.ts';
import { formatReport } from './format-report.ts';
import { readAnalogies } from './read-analogies.ts';
import { readWordPairs } from './read-word-pairs.ts';

const words = ['king', 'man', 'woman', 'queen', 'apple'];
const vectors = vectorsOf(words, Float32Array.of(3, 1, 0, 1, 0, 0, 1, 0, 1, 3, 0.2, 1, 0, -1, -3));
const sets: TestSets = {
  pairs: [
    { name: 'pairs.tsv', pairs: readWordPairs('king queen 9\nking man 7\nking woman 3\nking apple 1\nking elf 1') },
  ],
  analogies: [
    {
      name: 'a|b.txt',
      sections: readAnalogies(': royal\nman king woman queen\nman king woman apple\n: fruit\nelf a b c'),
    },
  ],
};
const text = (options: ReportOptions = {}): string => formatReport(createReport(vectors, sets, options), 'text');

test('a report in text is a table for all word pairs and two for each analogy set', () => {
  expect(text()).toBe(
    [
      'Spearman  Pearson  pairs  unknown  word pairs',
      '  0.8000   0.8640      5        1  pairs.tsv',
      '',
      'accuracy  correct  asked  unknown  analogies of a|b.txt',
      ' 50.00 %        1      2        0  royal',
      '  0.00 %        0      0        1  fruit',
      ' 50.00 %        1      2        1  total',
      '',
      '   MRR      p@1       p@5      p@10  ranks of',
      '0.7500  50.00 %  100.00 %  100.00 %  a|b.txt',
    ].join('\n'),
  );
});

test('intervals and comparisons are added where they are asked for', () => {
  const report = createReport(vectors, sets, { intervals: true, compareWith: vectors, resamples: 50, level: 0.9 });
  expect(report.pairs[0]).toMatchObject({
    interval: { level: 0.9 },
    comparison: { difference: 0, pValue: 1, pairs: 4 },
  });
  expect(report.analogies[0]).toMatchObject({ interval: { level: 0.9 }, comparison: { questions: 2, pValue: 1 } });
  const lines = formatReport(report, 'text').split('\n');
  expect(lines[0]).toMatch(/^Spearman\s+90 % interval {2}Pearson/);
  expect(lines.filter((line) => line.includes('compared on'))).toHaveLength(2);
});

test('unknown words count where they are to', () => {
  const { analogies, pairs } = createReport(vectors, sets, { unknown: 'count' });
  expect(analogies[0]!.total).toMatchObject({ correct: 1, incorrect: 2, unknown: 1 });
  expect(analogies[0]!.ranks.meanReciprocalRank).toBe(0.5);
  expect(pairs[0]!.spearman.coefficient).toBeLessThan(1);
});

test('a report in Markdown escapes what would end a cell', () => {
  const markdown = formatReport(createReport(vectors, sets), 'markdown');
  expect(markdown.split('\n').slice(0, 3)).toEqual([
    '| Spearman | Pearson | pairs | unknown | word pairs |',
    '| ---: | ---: | ---: | ---: | --- |',
    '| 0.8000 | 0.8640 | 5 | 1 | pairs.tsv |',
  ]);
  expect(markdown).toContain('analogies of a\\|b.txt |');
});

test('a report in JSON is the report', () => {
  const report = createReport(vectors, sets);
  expect(JSON.parse(formatReport(report, 'json'))).toEqual(report);
});

test('an error names the set that it is about', () => {
  const broken = { pairs: [{ name: 'few.tsv', pairs: readWordPairs('king elf 1') }] };
  expect(() => createReport(vectors, broken)).toThrow(/^few\.tsv: /);
  expect(codeOf(() => createReport(vectors, broken))).toBe('UNKNOWN_WORD');
});
