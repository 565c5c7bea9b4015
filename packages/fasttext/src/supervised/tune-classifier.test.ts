import { readFileSync } from 'node:fs';
import { fromText } from '@firth/corpus';
import { createGenerator } from '@firth/kernel/random';
import { describe, expect, it } from 'vitest';
import { writeFastTextModel } from '../model-file/write-model.ts';
import { firstSettings, fixedSettings, proposeSettings } from './propose-settings.ts';
import { type Trial, tuneClassifier } from './tune-classifier.ts';

const ordered = '__label__bites man bites dog\n__label__bitten dog bites man\n';
const lines = readFileSync(new URL('__fixtures__/lines.txt', import.meta.url), 'utf8');

describe('proposeSettings', () => {
  it('stays within bounds, keeps what is fixed, and steps less far as time goes', () => {
    const random = createGenerator(3);
    const spread = (elapsed: number): number => {
      let sum = 0;
      for (let n = 0; n < 300; n++) {
        const settings = proposeSettings(firstSettings, { buckets: 77 }, elapsed, random);
        expect(settings.buckets).toBe(77);
        expect(settings.epochs).toBeGreaterThanOrEqual(1);
        expect(settings.learningRate).toBeLessThanOrEqual(5);
        expect([0, settings.minGram + 3]).toContain(settings.maxGram);
        expect([2, 4, 8, 16]).toContain(settings.subvectorLength);
        sum += Math.abs(Math.log2(settings.dimensions / 100));
      }
      return sum;
    };
    expect(spread(1)).toBeLessThan(spread(0) / 2);
  });

  it('takes as fixed what is given', () => {
    expect(fixedSettings({ epochs: 3, dimensions: undefined })).toEqual({ epochs: 3 });
  });
});

describe('tuneClassifier', () => {
  const fixed = { dimensions: 4, buckets: 1000, learningRate: 0.5, threads: 1 };

  it('finds that the order of words matters', async () => {
    const trials: Trial[] = [];
    const tuned = await tuneClassifier(fromText(ordered.repeat(40)), {
      ...fixed,
      validation: fromText(ordered),
      seconds: 2,
      onTrial: (trial) => trials.push(trial),
    });
    expect(tuned.best.f1).toBe(1);
    expect(tuned.best.settings.wordNgrams).toBeGreaterThan(1);
    expect(tuned.best.settings).toMatchObject({ dimensions: 4, buckets: 1000, learningRate: 0.5 });
    expect(tuned.trials).toEqual(trials);
    expect(trials[0]).toMatchObject({ number: 1, f1: 0.5, isBest: true });
    expect(tuned.model.settings.wordNgrams).toBe(tuned.best.settings.wordNgrams);
  });

  it('keeps to a size', async () => {
    const validation = fromText(lines);
    const { model } = await tuneClassifier(fromText(lines.repeat(3)), {
      ...fixed,
      validation,
      seconds: 1.5,
      mostBytes: 12_000,
    });
    const bytes = [...writeFastTextModel(model)].reduce((sum, { length }) => sum + length, 0);
    expect(bytes).toBeLessThanOrEqual(12_000);
    expect('codes' in model.input).toBe(true);
  });

  it('says so where the time or the size is too small', async () => {
    const validation = fromText(lines);
    const hurried = tuneClassifier(fromText(lines), { ...fixed, validation, seconds: 0.001 });
    await expect(hurried).rejects.toMatchObject({ code: 'LIMIT' });
    const tiny = tuneClassifier(fromText(lines), { ...fixed, validation, seconds: 0.5, mostBytes: 100 });
    await expect(tiny).rejects.toMatchObject({ code: 'LIMIT' });
    const unknown = tuneClassifier(fromText(lines), { ...fixed, validation, seconds: 5, label: '__label__none' });
    await expect(unknown).rejects.toMatchObject({ code: 'BAD_OPTION' });
  });

  it('ends with the reason of the signal that stops it', async () => {
    const signal = AbortSignal.timeout(200);
    const stopped = tuneClassifier(fromText(lines), { ...fixed, validation: fromText(lines), seconds: 30, signal });
    await expect(stopped).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});
