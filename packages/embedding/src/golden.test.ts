import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type GoldenCase, goldenFiles, runGolden } from './__fixtures__/golden.ts';

const shared = new URL('../../../../shared/data/golden/positions/', import.meta.url);

/** How many cases of this package each file of ../shared holds: a reader that skips some would pass without this. */
const casesOf: ReadonlyMap<string, number> = new Map([
  ['embedding.json', 15],
  ['embedding_bag.json', 18],
  ['input_embeddings.json', 4],
  ['lora_quant.json', 1],
]);

const committed: Readonly<Record<string, readonly GoldenCase[]>> = JSON.parse(
  readFileSync(new URL('__fixtures__/golden-cases.json', import.meta.url), 'utf8'),
);

describe.each(goldenFiles)('the numbers of torch and transformers in %s', (file) => {
  it('come out the same for the committed cases', () => {
    expect(runGolden(file, committed[file]!).filter(({ passed }) => !passed)).toEqual([]);
  });

  it.skipIf(!existsSync(shared))('come out the same for every case of ../shared/data/golden/positions', () => {
    const { cases } = JSON.parse(readFileSync(new URL(file, shared), 'utf8')) as { cases: GoldenCase[] };
    const results = runGolden(file, cases);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(results).toHaveLength(casesOf.get(file)!);
  });
});

it('a golden number that is off by more than the tolerance fails its case', () => {
  const [golden] = committed['embedding.json']!;
  const grad = structuredClone(golden!.grad) as number[][];
  grad[2]![1]! *= 1 + 2e-5;
  expect(runGolden('embedding.json', [{ ...golden, grad }])[0]!.passed).toBe(false);
});
