import { beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../generate/generate.ts';
import { trainLanguageModel } from '../training/train-language-model.ts';
import type { LanguageModel } from './language-model.ts';
import { readLanguageModel, writeLanguageModel } from './model-file.ts';

const options = { vocabularySize: 262, dimensions: 8, heads: 1, layers: 1, context: 8, steps: 2, threads: 1 };
let model: LanguageModel;
let bytes: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  ({ model } = await trainLanguageModel(['know a word by its company'.repeat(4)], options));
  bytes = new Uint8Array(await new Blob([...writeLanguageModel(model)]).arrayBuffer());
});

describe('a model file', () => {
  it('keeps all of a model', async () => {
    const copy = await readLanguageModel(new Blob([bytes]));
    expect(copy.shape).toEqual(model.shape);
    expect(copy.parameters).toEqual(model.parameters);
    expect(copy.tokenizer.fingerprint).toBe(model.tokenizer.fingerprint);
    expect(await generate(copy, 'a word', { maxTokens: 5 })).toEqual(await generate(model, 'a word', { maxTokens: 5 }));
  });

  it('is refused by a typed error where it ends early', async () => {
    for (let length = 0; length < bytes.length; length += 37) {
      const read = readLanguageModel(new Blob([bytes.subarray(0, length)]), 'cut.model');
      await expect(read).rejects.toMatchObject({ name: 'FirthError', file: 'cut.model' });
    }
  });

  it.each([
    ['another shape', (m: LanguageModel) => ({ ...m, shape: { ...m.shape, layers: 2 } }), 'DIMENSION_MISMATCH'],
    ['an impossible shape', (m: LanguageModel) => ({ ...m, shape: { ...m.shape, heads: 3 } }), 'BAD_HEADER'],
    [
      'too few tokens',
      (m: LanguageModel) => ({ ...m, shape: { ...m.shape, vocabularySize: 261, context: 9 } }),
      'INCONSISTENT',
    ],
    [
      'a number that is none',
      (m: LanguageModel) => ({ ...m, parameters: m.parameters.map(() => Number.NaN) }),
      'NON_FINITE',
    ],
  ] as const)('is refused with %s', async (_, damage, code) => {
    const damaged = new Blob([...writeLanguageModel(damage(model))]);
    await expect(readLanguageModel(damaged, 'bad.model')).rejects.toMatchObject({ code, file: 'bad.model' });
  });
});
