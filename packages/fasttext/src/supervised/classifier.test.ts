import { readFileSync } from 'node:fs';
import { FirthError } from '@firth/core';
import { fromText } from '@firth/corpus';
import { describe, expect, it } from 'vitest';
import { readFastTextModel } from '../model-file/read-model.ts';
import { writeFastTextModel } from '../model-file/write-model.ts';
import { fastTextVectors } from '../word-vectors.ts';
import { createClassifier } from './classifier.ts';
import { quantizeModel } from './quantize-model.ts';
import { readSupervisedModel, type SupervisedModel, type TrainedModel } from './supervised-model.ts';
import { testClassifier } from './test-classifier.ts';

interface Answers {
  readonly all: readonly Record<string, number>[];
  readonly likely: readonly Record<string, number>[];
  readonly test: readonly string[];
}

const fixture = (name: string): Buffer<ArrayBuffer> => readFileSync(new URL(`__fixtures__/${name}`, import.meta.url));
const answers: Record<string, Answers> = JSON.parse(fixture('answers.json').toString());
const text = fixture('lines.txt').toString();
const lines = text.split('\n');
const read = (name: string): Promise<SupervisedModel> => readSupervisedModel(new Blob([fixture(name)]));

describe.each(Object.entries(answers))('fastText’s model %s', (name, { all, likely, test }) => {
  it('predicts what fastText’s predict-prob does', async () => {
    const classifier = createClassifier(await read(name));
    for (const [i, expected] of all.entries()) {
      const predicted = classifier.predict(lines[i]!, { top: -1 });
      expect(predicted.length).toBe(Object.keys(expected).length);
      for (const { label, probability } of predicted) expect(probability).toBeCloseTo(expected[label]!, 5);
      expect(predicted[0]?.label).toBe(Object.keys(expected)[0]);
    }
    for (const [i, expected] of likely.entries()) {
      const predicted = classifier.predict(lines[i]!, { top: 3, threshold: 0.2 });
      expect(predicted.map(({ label }) => label)).toEqual(Object.keys(expected));
    }
  });

  it('is tested as by fastText’s test and test-label', async () => {
    const result = await testClassifier(createClassifier(await read(name)), fromText(text), { top: 2 });
    const figureOf = (key: string): number => Number(test.find((line) => line.startsWith(`${key}\t`))!.split('\t')[1]);
    expect(result.examples).toBe(figureOf('N'));
    expect(result.precision).toBeCloseTo(figureOf('P@2'), 3);
    expect(result.recall).toBeCloseTo(figureOf('R@2'), 3);
    for (const { label, precision, recall, f1 } of result.labels) {
      // Version 0.9.2 prints no recall of a label, and a wrong F1: it does not count the labels that are there.
      const [, expected] = /Precision : (\S+)/.exec(test.find((line) => line.endsWith(label))!)!;
      expect(precision).toBeCloseTo(Number(expected), 6);
      expect(1 / f1).toBeCloseTo((1 / precision + 1 / recall) / 2, 10);
    }
  });

  it('is written byte for byte as it was read', async () => {
    expect(Buffer.concat([...writeFastTextModel(await read(name))]).equals(fixture(name))).toBe(true);
  });

  it('is an error of a code wherever it is cut off', async () => {
    const bytes = fixture(name);
    for (let length = 1; length < bytes.length; length += 37) {
      const cut = readSupervisedModel(new Blob([bytes.subarray(0, length)]));
      await expect(cut).rejects.toBeInstanceOf(FirthError);
    }
  });
});

describe('quantizeModel', () => {
  it('gives the bytes of fastText’s quantize', async () => {
    const model = (await read('pairs.bin')) as TrainedModel;
    const bytesOf = (quantized: SupervisedModel): Buffer => Buffer.concat([...writeFastTextModel(quantized)]);
    expect(bytesOf(await quantizeModel(model)).equals(fixture('quantized.ftz'))).toBe(true);
  });

  it('keeps the rows that fastText’s cutoff keeps', async () => {
    const model = (await read('pairs.bin')) as TrainedModel;
    const ours = await quantizeModel(model, { keepRows: 270, separateNorms: true });
    const theirs = await read('pruned.ftz');
    expect(ours.input).toEqual(theirs.input);
    expect(ours.dictionary.words.counts).toEqual(theirs.dictionary.words.counts);
    expect([...ours.dictionary.keptBuckets!].sort()).toEqual([...theirs.dictionary.keptBuckets!].sort());
  });

  it('trains the rows that were kept again, if asked', async () => {
    const model = (await read('pairs.bin')) as TrainedModel;
    const before = createClassifier(await quantizeModel(model, { keepRows: 270 }));
    const retrain = { text: fromText(text), epochs: 20, learningRate: 0.8, deterministic: true };
    const after = createClassifier(await quantizeModel(model, { keepRows: 270, retrain }));
    const precisionOf = async (classifier: typeof before) =>
      (await testClassifier(classifier, fromText(text))).precision;
    expect(await precisionOf(after)).toBeGreaterThan((await precisionOf(before)) + 0.05);
  });

  it('refuses to train again when all rows are kept', async () => {
    const model = (await read('pairs.bin')) as TrainedModel;
    const quantized = quantizeModel(model, { retrain: { text: fromText(text) } });
    await expect(quantized).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });
});

describe('a classifier', () => {
  it('predicts nothing for a line without a known word, not even an end of line', async () => {
    const { dictionary, ...rest } = (await read('pairs.bin')) as TrainedModel;
    const classifier = createClassifier({ ...rest, dictionary });
    expect(classifier.predict('').length).toBe(1); // the end of the line is a word
    expect(classifier.check('').counts).toBe(false);
  });

  it('refuses impossible wishes', async () => {
    const classifier = createClassifier(await read('softmax.bin'));
    for (const options of [{ top: 0 }, { top: 1.5 }, { threshold: Number.NaN }]) {
      expect(() => classifier.predict('a', options)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
    }
  });

  it('gives the mean of a line’s rows', async () => {
    const model = (await read('softmax.bin')) as TrainedModel;
    const { words } = model.dictionary;
    const mean = createClassifier(model).lineVector('the of unheardof');
    const rows = ['the', 'of', '</s>'].map((word) =>
      model.input.data.subarray(2 * words.idOf(word)!, 2 * words.idOf(word)! + 2),
    );
    for (const i of [0, 1]) expect(mean[i]).toBeCloseTo((rows[0]![i]! + rows[1]![i]! + rows[2]![i]!) / 3, 6);
  });
});

describe('a quantized model', () => {
  it('has word vectors like those before', async () => {
    const whole = fastTextVectors(await readFastTextModel(new Blob([fixture('pairs.bin')])));
    const small = fastTextVectors(await readFastTextModel(new Blob([fixture('quantized.ftz')])));
    expect(small.vocabulary.size).toBe(whole.vocabulary.size);
    for (const [i, value] of whole.matrix.data.entries())
      expect(Math.abs(small.matrix.data[i]! - value)).toBeLessThan(0.1);
    expect(small.vectorOf('unheard')?.length).toBe(2);
  });
});
