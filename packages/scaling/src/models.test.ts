import { describe, expect, it } from 'vitest';
import { expectBadOption } from './__fixtures__/expect-error.ts';
import { embeddingParameters } from './embedding-parameters.ts';
import { modelNamed, models, publishedModels } from './models.ts';

const inMillions = (parameters: number): number => Math.round(parameters / 1e5) / 10;

describe('the table of models', () => {
  it.each([
    ['BERT base', 30_522, 768, 23.4],
    ['GPT-2', 50_257, 768, 38.6],
    ['GPT-3', 50_257, 12_288, 617.6],
    ['LLaMA 7B', 32_000, 4096, 131.1],
    ['LLaMA 2 7B', 32_000, 4096, 131.1],
    ['Mistral 7B', 32_000, 4096, 131.1],
    ['LLaMA 3 8B', 128_256, 4096, 525.3],
    ['LLaMA 3 70B', 128_256, 8192, 1050.7],
  ])('%s has %i tokens of %i dimensions: %f million parameters', (name, vocabulary, dimensions, millions) => {
    const model = modelNamed(name);
    expect(model.architecture).toMatchObject({ vocabulary, dimensions });
    expect(inMillions(embeddingParameters(model)!.low)).toBe(millions);
    expect(embeddingParameters(model)!.high).toBe(embeddingParameters(model)!.low);
  });

  it('marks as estimated what was not published', () => {
    expect(models.filter(({ estimated }) => estimated).map(({ name }) => name)).toEqual(['GPT-4', 'Claude 3']);
    for (const { estimated, source } of models) expect(source.startsWith('not published')).toBe(estimated);
  });

  it('puts GPT-4 between 819 million and 1.23 billion, and Claude 3 nowhere', () => {
    const [gpt4, claude] = ['GPT-4', 'Claude 3'].map((name) => models.find((model) => model.name === name)!);
    const { low, high } = embeddingParameters(gpt4!)!;
    expect(Math.round(low / 1e6)).toBe(819);
    expect(Math.round(high / 1e7) / 100).toBe(1.23);
    expect(embeddingParameters(claude!)).toBeUndefined();
  });

  it('has a name once', () => {
    expect(new Set(models.map(({ name }) => name)).size).toBe(models.length);
  });

  it('refuses a name that is not in it', () => {
    const known = publishedModels.map(({ name }) => `'${name}'`).join(' or ');
    expectBadOption(() => modelNamed('GPT-4'), `name: received 'GPT-4', expected ${known}`);
  });
});
