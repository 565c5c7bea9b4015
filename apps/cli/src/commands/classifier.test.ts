import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runFirth, runWithInput, temporaryFolder } from '../__fixtures__/run-firth.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);
const text = '__label__pet the cat sat on the mat\n__label__car the engine ran on oil\n'.repeat(60);
const training = ['--dimensions', '8', '--epochs', '20', '--learning-rate', '0.5', '--deterministic'];

beforeAll(async () => {
  writeFileSync(file('text'), text);
  const numbered = Array.from({ length: 300 }, (_, i) => `__label__${i % 2} word${i} side${i % 2}\n`).join('');
  writeFileSync(file('numbered'), numbered);
  await runFirth('train', 'classifier', '-i', file('text'), '-o', file('model.bin'), ...training);
});

describe('firth train classifier', () => {
  it('tells what it made', async () => {
    const run = await runFirth('train', 'classifier', '-i', file('text'), '-o', file('told'), ...training);
    expect(run.code).toBe(0);
    expect(run.stderr).toMatch(
      /text: 780 words\nclassifier with softmax: .+ 1 thread, loss 0\.\d+\n.+told\.bin: 2 labels, 9 words × 8, /,
    );
    expect(readFileSync(file('told.bin')).equals(readFileSync(file('model.bin')))).toBe(true);
  });

  it('takes fastText’s command and flags', async () => {
    const flags = ['-dim', '8', '-epoch', '20', '-lr', '0.5', '-loss', 'hs', '-wordNgrams', '2', '-bucket', '50'];
    const run = await runFirth('supervised', '-input', file('text'), '-output', file('ported'), ...flags, '--json');
    const told = JSON.parse(run.stdout);
    expect(told).toMatchObject({ status: 'ok', count: 9, labels: 2, dims: 8, loss: 'hierarchical-softmax' });
  });

  it('begins with the vectors that are named', async () => {
    writeFileSync(file('some.vec'), '2 8\ncat 1 2 3 4 5 6 7 8\nhorse 8 7 6 5 4 3 2 1\n');
    const named = ['--pretrained', file('some.vec'), '--json', '--quiet'];
    const run = await runFirth('train', 'classifier', '-i', file('text'), '-o', file('p.bin'), ...training, ...named);
    expect(JSON.parse(run.stdout)).toMatchObject({ count: 10 });
  });

  it('searches the settings that are not given, within a time and a size', async () => {
    const search = ['--validation', file('text'), '--tune-seconds', '2', '--dimensions', '8', '--epochs', '3'];
    const run = await runFirth(
      'train',
      'classifier',
      '-i',
      file('text'),
      '-o',
      file('tuned.bin'),
      ...search,
      '--json',
      '--quiet',
    );
    const { f1, settings, trials } = JSON.parse(run.stdout);
    expect(f1).toBe(1);
    expect(settings).toMatchObject({ dimensions: 8, epochs: 3 });
    expect(trials.length).toBeGreaterThan(0);
    const flags = [
      '-autotune-validation',
      file('numbered'),
      '-autotune-duration',
      '2',
      '-autotune-modelsize',
      '20k',
      '-dim',
      '8',
    ];
    const small = await runFirth(
      'supervised',
      '-input',
      file('numbered'),
      '-output',
      file('small'),
      '-bucket',
      '1000',
      ...flags,
    );
    expect(small).toMatchObject({ code: 0, stdout: '' });
    expect(small.stderr).toContain('trial');
    expect(readFileSync(file('small.ftz')).length).toBeLessThanOrEqual(20_000);
  });

  it.each([
    [['-i', 'text'], 'name where to write the model'],
    [['-i', 'text', '-o', '-'], 'a model is written to a file'],
    [['-i', 'text', '-o', 'x.bin', '--negatives', '3'], '--negatives is for --loss negative-sampling'],
    [['-i', 'text', '-o', 'x.bin', '--loss', 'hinge'], 'Allowed choices are'],
    [['-i', 'text', '-o', 'x.bin', '--most-bytes', '2T'], 'a size like'],
    [['-i', 'text', '-o', 'x.bin', '--validation', 'v', '--checkpoint', 'c'], 'a search keeps no checkpoint'],
  ])('refuses %j', async (args, message) => {
    const run = await runFirth('train', 'classifier', ...args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
  });

  it('says what a text without labels lacks', async () => {
    const run = await runWithInput('no labels here\n', 'train', 'classifier', '-i', '-', '-o', file('x.bin'));
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('no label: lines begin with words like __label__sports');
  });
});

describe('firth predict', () => {
  it('labels each line, empty ones too', async () => {
    const run = await runWithInput('a cat\n\nan engine', 'predict', file('model.bin'));
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const [first, , third] = run.stdout.split('\n');
    expect([first, third]).toEqual(['__label__pet', '__label__car']);
    expect(run.stdout.trimEnd().split('\n').length).toBe(3);
  });

  it('prints probabilities as predict-prob does', async () => {
    writeFileSync(file('lines'), 'a cat\n');
    const run = await runFirth('predict-prob', file('model.bin'), file('lines'), '-1', '0.5');
    expect(run.stdout).toMatch(/^__label__pet (0\.\d{1,6}|1(\.00001)?)\n$/);
    const json = await runFirth('predict', file('model.bin'), file('lines'), '--top', '0', '--json');
    const { predictions } = JSON.parse(json.stdout);
    expect(predictions).toEqual([
      [
        { label: '__label__pet', probability: expect.closeTo(Number(run.stdout.split(' ')[1]), 5) },
        { label: '__label__car', probability: expect.any(Number) },
      ],
    ]);
  });

  it('refuses a model without labels and a file that is no model', async () => {
    writeFileSync(file('none.bin'), 'these are words and more words than a header has');
    for (const model of [file('none.bin'), file('absent.bin')]) {
      const run = await runWithInput('a\n', 'predict', model);
      expect(run).toMatchObject({ code: 1, stdout: '' });
      expect(run.stderr).toContain(model);
    }
  });
});

describe('firth test', () => {
  it('prints precision, recall and F1, of each label too where it is asked to', async () => {
    const run = await runFirth('test', file('model.bin'), file('text'));
    expect(run).toMatchObject({ code: 0, stdout: 'N    120\nP@1  1.0000\nR@1  1.0000\nF1   1.0000\n' });
    const labels = await runFirth('test-label', file('model.bin'), file('text'), '2');
    expect(labels.stdout).toContain('   0.5000  1.0000  0.6667     60  __label__pet\n');
  });

  it('answers in JSON, with null for what cannot be told', async () => {
    const args = ['test', file('model.bin'), file('text'), '--threshold', '2', '--labels', '--json'];
    const { precision, recall, labels } = JSON.parse((await runFirth(...args)).stdout);
    expect([precision, recall, labels.length]).toEqual([null, 0, 2]);
  });
});

describe('firth quantize', () => {
  it('writes a smaller model that answers alike', async () => {
    await runFirth(
      'train',
      'classifier',
      '-i',
      file('numbered'),
      '-o',
      file('big.bin'),
      ...training,
      '--dimensions',
      '32',
    );
    const run = await runFirth('quantize', file('big.bin'), '--separate-norms', '--json');
    const { output, bytes, bytesBefore } = JSON.parse(run.stdout);
    expect(output).toBe(file('big.ftz'));
    expect(bytes).toBe(readFileSync(file('big.ftz')).length);
    expect(bytesBefore).toBe(readFileSync(file('big.bin')).length);
    const tested = await runFirth('test', file('big.ftz'), file('numbered'), '--json');
    expect(JSON.parse(tested.stdout).precision).toBeGreaterThan(0.95);
  });

  it('takes fastText’s flags, keeps rows and trains them again', async () => {
    const flags = [
      '-output',
      file('big'),
      '-input',
      file('numbered'),
      '-qnorm',
      '-cutoff',
      '260',
      '-retrain',
      '-epoch',
      '3',
    ];
    const run = await runFirth('quantize', ...flags);
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(run.stderr).toContain('big.ftz: 260 rows');
  });

  it('refuses a model that is quantized already', async () => {
    const run = await runFirth('quantize', file('big.ftz'), '-o', file('again.ftz'));
    expect(run).toMatchObject({ code: 1 });
    expect(run.stderr).toContain('the model is quantized already');
  });
});
