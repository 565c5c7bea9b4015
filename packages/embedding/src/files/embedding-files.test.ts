import { openSafetensors, writeSafetensors } from '@firth/formats';
import { describe, expect, it } from 'vitest';
import { embedding } from '../embedding.ts';
import { readEmbedding } from './read-embedding.ts';
import { writeEmbedding } from './write-embedding.ts';

const weights = { rows: 3, columns: 2, data: Float32Array.of(3, 4, 0.1, -0, 5, 6) };
const everyOption = {
  paddingId: 1,
  maxNorm: 2.5,
  normType: Number.POSITIVE_INFINITY,
  scale: -0.5,
  scaleByFrequency: true,
  frozen: false,
  tokenizerFingerprint: 'sha "256"',
};

function fileOf(metadata: Record<string, string>, names = ['weight']): Blob {
  const table = { shape: [3, 2], data: weights.data };
  const tensors = new Map(names.map((name) => [name, table]));
  return new Blob([...writeSafetensors(tensors, { metadata: new Map(Object.entries(metadata)) })]);
}

describe('writeEmbedding and readEmbedding', () => {
  it('give back the table and every option', async () => {
    const file = new Blob([...writeEmbedding({ ...everyOption, weights })]);
    expect(await readEmbedding(file)).toEqual({ ...everyOption, weights });
    expect(await readEmbedding(new Blob([...writeEmbedding({ weights })]))).toEqual({ weights });
  });

  it('make a layer that looks up and trains to the same bits', async () => {
    const layers = [
      embedding({ ...everyOption, weights: { ...weights, data: weights.data.slice() } }),
      embedding(await readEmbedding(new Blob([...writeEmbedding({ ...everyOption, weights })]))),
    ];
    const ids = Uint32Array.of(0, 1, 2, 0);
    const gradient = Float32Array.from({ length: 8 }, (_, i) => i / 7);
    const [ours, read] = layers.map((layer) => [layer.forward(ids), layer.backward(ids, gradient), layer.weights]);
    expect(read).toEqual(ours);
  });

  it('name the table as torch does', async () => {
    const { tensors } = await openSafetensors(new Blob([...writeEmbedding({ weights })]));
    expect([...tensors.keys()]).toEqual(['weight']);
  });

  it('take a table from the file of any model, by its name or where it is the only one', async () => {
    expect(await readEmbedding(fileOf({ format: 'pt' }, ['wte']))).toEqual({ weights });
    expect(await readEmbedding(fileOf({}, ['wte', 'wpe']), { tensor: 'wpe' })).toEqual({ weights });
    await expect(readEmbedding(fileOf({}, ['wte', 'wpe']))).rejects.toMatchObject({
      code: 'BAD_OPTION',
      message: 'tensor: received none; some of the 2 there are: wte, wpe',
    });
  });

  it('refuse the layer of another tokenizer', async () => {
    const file = new Blob([...writeEmbedding({ ...everyOption, weights })]);
    await expect(readEmbedding(file, { tokenizerFingerprint: 'sha "256"' })).resolves.toBeDefined();
    await expect(readEmbedding(file, { tokenizerFingerprint: 'other', name: 'a.st' })).rejects.toMatchObject({
      code: 'INCONSISTENT',
      file: 'a.st',
    });
    const unsigned = new Blob([...writeEmbedding({ weights })]);
    await expect(readEmbedding(unsigned, { tokenizerFingerprint: 'other' })).rejects.toThrow('none that is noted');
  });

  it.each([
    ['embedding.scale', 'wide'],
    ['embedding.maxNorm', ''],
    ['embedding.frozen', 'yes'],
  ])('refuse a file whose %s is %j', async (key, text) => {
    await expect(readEmbedding(fileOf({ [key]: text }))).rejects.toMatchObject({ code: 'INCONSISTENT' });
  });

  it('refuse a tensor that is no table', async () => {
    const vector = new Map([['bias', { shape: [6], data: weights.data }]]);
    await expect(readEmbedding(new Blob([...writeSafetensors(vector)]))).rejects.toThrow('shape 6 is no table');
  });
});
