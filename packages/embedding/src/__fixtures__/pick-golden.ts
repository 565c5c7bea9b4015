/**
 * Makes golden-cases.json: some cases of the embedding files of ../shared/data/golden/positions, unchanged, so that a
 * checkout without ../shared still tests every option. Their numbers are of torch 2.13.0 and transformers 5.18.0; each
 * case names its source.
 *
 *   node packages/embedding/src/__fixtures__/pick-golden.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';

const picked: Readonly<Record<string, readonly number[]>> = {
  'embedding.json': [0, 1, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14],
  'embedding_bag.json': [1, 2, 3, 4, 8, 11, 12, 14],
  'input_embeddings.json': [0, 1, 2, 3],
  'lora_quant.json': [0],
};

const files = Object.entries(picked).map(([file, indexes]) => {
  const golden = JSON.parse(readFileSync(new URL(`../../../../../shared/data/golden/positions/${file}`, import.meta.url), 'utf8'));
  const cases = indexes.map((index) => JSON.stringify(golden.cases[index]));
  return `${JSON.stringify(file)}: [\n${cases.join(',\n')}\n]`;
});
writeFileSync(new URL('golden-cases.json', import.meta.url), `{\n${files.join(',\n')}\n}\n`);
