import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type GoldenCase, goldenFiles, runGolden } from './__fixtures__/golden.ts';

const cases = JSON.parse(
  readFileSync(new URL('./__fixtures__/golden-cases.json', import.meta.url), 'utf8'),
) as GoldenCase[];

it('8-bit tables have the codes, scales and numbers of torch', () => {
  const results = runGolden(goldenFiles[0]!, cases);
  expect(results).toHaveLength(2);
  expect(results.filter(({ passed }) => !passed)).toEqual([]);
});

it('a table with other numbers is told', () => {
  const weight = (cases[0]!.weight as number[][]).map((row) => row.map((value) => value * 1.001));
  expect(runGolden(goldenFiles[0]!, [{ ...cases[0], weight }])[0]!.passed).toBe(false);
});
