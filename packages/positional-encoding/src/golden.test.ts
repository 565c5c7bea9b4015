import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GoldenCase } from './__fixtures__/golden/golden-case.ts';
import { goldenFiles, runGolden } from './__fixtures__/golden/run-golden.ts';

const shared = new URL('../../../../shared/data/golden/positions/', import.meta.url);

/** How many positional cases each file of ../shared holds: a reader that skips some would pass without this. */
const casesOf: ReadonlyMap<string, number> = new Map([
  ['alibi.json', 6],
  ['relative.json', 8],
  ['rope.json', 5],
  ['rope_scaling.json', 9],
  ['sinusoidal.json', 15],
  ['xpos.json', 1],
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
  const [golden] = committed['xpos.json']!;
  const scale = structuredClone(golden!.scale) as number[][];
  scale[3]![1]! *= 1 + 2e-5;
  expect(runGolden('xpos.json', [{ ...golden, scale }])[0]!.passed).toBe(false);
});
