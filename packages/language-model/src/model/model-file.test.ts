import { type FloatTensor, openSafetensors, writeSafetensors } from '@firth/formats';
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

  it('has the names and layouts of GPT-2', async () => {
    const { tensors } = await openSafetensors(new Blob([bytes]));
    expect([...tensors.keys()].slice(0, 5)).toEqual([
      'wte.weight',
      'wpe.weight',
      'h.0.ln_1.weight',
      'h.0.ln_1.bias',
      'h.0.attn.c_attn.weight',
    ]);
    expect(tensors.get('h.0.attn.c_attn.weight')!.shape).toEqual([8, 24]);
    expect(tensors.get('h.0.attn.c_attn.bias')!.shape).toEqual([24]);
  });

  /** The file with its metadata or tables changed. */
  const changed = async (
    change: (metadata: Map<string, string>, tensors: Map<string, FloatTensor>) => void,
  ): Promise<Blob> => {
    const opened = await openSafetensors(new Blob([bytes]));
    const metadata = new Map(opened.metadata);
    const tensors = new Map<string, FloatTensor>();
    for (const [name, { shape, floats }] of opened.tensors) tensors.set(name, { shape, data: await floats() });
    change(metadata, tensors);
    return new Blob([...writeSafetensors(tensors, { metadata })]);
  };
  const shapeWith = (part: object): string => JSON.stringify({ ...model.shape, ...part });

  it.each([
    ['another shape', (m) => m.set('shape', shapeWith({ layers: 2 })), 'INCONSISTENT'],
    ['an impossible shape', (m) => m.set('shape', shapeWith({ heads: 3 })), 'BAD_HEADER'],
    [
      'a shape that would fill all memory',
      (m) => m.set('shape', shapeWith({ layers: 256, dimensions: 8192 })),
      'INCONSISTENT',
    ],
    ['no shape', (m) => m.delete('shape'), 'BAD_HEADER'],
    ['a shape that is no JSON', (m) => m.set('shape', '{'), 'BAD_JSON'],
    ['no tokenizer', (m) => m.delete('tokenizer'), 'BAD_HEADER'],
    ['another version', (m) => m.set('firth', 'language-model 2'), 'UNSUPPORTED'],
    ['a table missing', (_, t) => t.delete('ln_f.bias'), 'INCONSISTENT'],
    ['a number that is none', (_, t) => t.get('ln_f.bias')!.data.fill(Number.NaN), 'NON_FINITE'],
  ] as [string, (metadata: Map<string, string>, tensors: Map<string, FloatTensor>) => unknown, string][])(
    'is refused with %s',
    async (_, change, code) => {
      const file = await changed((metadata, tensors) => void change(metadata, tensors));
      await expect(readLanguageModel(file, 'bad.model')).rejects.toMatchObject({ code, file: 'bad.model' });
    },
  );
});
