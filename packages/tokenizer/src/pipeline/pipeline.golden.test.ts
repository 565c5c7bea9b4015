import { describe, expect, it } from 'vitest';
import { countComponents } from '../__fixtures__/golden-components.ts';
import { type GoldenCount, goldenMissing } from '../__fixtures__/golden-files.ts';
import {
  countAddedTokens,
  countPairs,
  countPipelineDecode,
  countPipelineEncode,
  pipelineFiles,
  sharedDefinitions,
} from '../__fixtures__/golden-pipeline.ts';

function expectAllRight({ cases, failed, examples }: GoldenCount, least: number): void {
  expect({ failed, examples }).toEqual({ failed: 0, examples: [] });
  expect(cases).toBeGreaterThanOrEqual(least);
}

describe.skipIf(goldenMissing)('pipelines of tokenizer.json, against Hugging Face', () => {
  it.each([...pipelineFiles.keys()])('%s: ids, tokens, offsets, words, special tokens and decoding', (name) => {
    expectAllRight(countPipelineEncode(name, sharedDefinitions(name)!), 1075);
  });

  it.each(['hf-gpt2', 'hf-bert-base-uncased'])('%s: decodes all at once and as a stream', (name) => {
    expectAllRight(countPipelineDecode(name, sharedDefinitions(name)!), 80);
  });

  it('has every normalizer, pre-tokenizer and decoder', () => {
    expectAllRight(countComponents(), 16_000);
  });

  it('finds added tokens', () => {
    expectAllRight(countAddedTokens(sharedDefinitions), 51);
  });

  it('truncates, pads and joins pairs', () => {
    expectAllRight(countPairs(), 297);
  });
});
