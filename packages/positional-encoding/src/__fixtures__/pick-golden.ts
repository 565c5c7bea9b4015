/**
 * Makes golden-cases.json: a few small cases of each file of ../shared/data/golden/positions, unchanged, so that a checkout without ../shared still
 * tests every scheme. Their numbers are of torch 2.13.0, transformers 5.18.0 and numpy 2.4.6; each case names its source.
 *
 *   node packages/positional-encoding/src/__fixtures__/pick-golden.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';

const picked: Readonly<Record<string, readonly number[]>> = {
  'alibi.json': [2, 3],
  'relative.json': [2, 3, 5, 7],
  'rope.json': [0, 1, 3],
  'rope_scaling.json': [0, 1, 2, 3, 4, 5, 6, 7, 8],
  'sinusoidal.json': [0, 1, 2, 9, 11, 14],
  'xpos.json': [0],
};

const files = Object.entries(picked).map(([file, indexes]) => {
  const golden = JSON.parse(readFileSync(new URL(`../../../../../shared/data/golden/positions/${file}`, import.meta.url), 'utf8'));
  const cases = indexes.map((index) => JSON.stringify(golden.cases[index]));
  return `${JSON.stringify(file)}: [\n${cases.join(',\n')}\n]`;
});
writeFileSync(new URL('golden-cases.json', import.meta.url), `{\n${files.join(',\n')}\n}\n`);
