import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { finished, type Run, runFirth, runWithInput, startFirth, temporaryFolder } from '../__fixtures__/run-firth.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);
const small = ['--vocabulary-size', '280', '--dimensions', '16', '--layers', '2', '--heads', '2', '--context', '16'];
const quick = [...small, '--batch-size', '8', '--steps', '150', '--learning-rate', '0.01', '--threads', '1'];

let training: Run;
beforeAll(async () => {
  writeFileSync(file('a.txt'), 'you shall know a word by the company it keeps. '.repeat(30));
  writeFileSync(file('b.txt'), 'the meaning of a word is its use. '.repeat(30));
  writeFileSync(file('held.txt'), 'you shall know the meaning of a word by its use. ');
  const texts = ['a.txt', 'b.txt', 'held.txt'].map(file);
  const args = ['--input', ...texts, '--validation', file('held.txt'), '--output', file('word.model')];
  training = await runFirth('train', 'language-model', ...args, ...quick, '--json', '--quiet');
});

describe('firth train language-model', () => {
  it('trains on all texts but those held out, and measures both models on these', () => {
    expect(training).toMatchObject({ code: 0, stderr: '' });
    const document = JSON.parse(training.stdout);
    expect(document).toMatchObject({ status: 'ok', output: file('word.model'), layers: 2, steps: 150, threads: 1 });
    expect(document.validation.bytes).toBe(49);
    expect(document.bigram).toMatchObject({ bytes: 49, tokens: document.validation.tokens });
    expect(document.loss).toBeLessThan(1.5);
  });

  it('tells in words what it did', async () => {
    const args = ['--input', file('a.txt'), file('b.txt'), '--validation', file('held.txt'), '--steps', '2'];
    const { code, stdout, stderr } = await runFirth(
      'train',
      'language-model',
      ...args,
      ...small,
      '-o',
      file('told.model'),
    );
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^2 steps in .* s, [\d,]+ tokens\/s, \d threads?, loss \d\.\d+\n/);
    expect(stderr).toMatch(/held-out texts: \d\.\d{4} nats a byte; a Kneser–Ney bigram of the same tokens: \d\.\d{4}/);
    expect(stderr).toContain(`${file('told.model')}: 11,`);
  });

  it('says before any work how large the model would be', async () => {
    const args = ['--input', file('a.txt'), '--dry-run', '--json', ...small];
    const { stdout } = await runFirth('train', 'language-model', ...args);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'ok', dimensions: 16, parameters: expect.any(Number) });
  });

  it('saves when it is interrupted, and goes on to the same bytes', async () => {
    const run = ['train', 'language-model', '--input', file('a.txt'), ...quick, '--steps', '250', '--quiet'];
    await runFirth(...run, '--output', file('whole.model'));
    const kept = ['--output', file('resumed.model'), '--checkpoint', file('run.checkpoint')];
    const child = startFirth(...run, ...kept, '--checkpoint-seconds', '0.02');
    while (!existsSync(file('run.checkpoint'))) await sleep(20);
    child.kill('SIGINT');
    expect(await finished(child)).toMatchObject({ code: 130 });
    expect(existsSync(file('resumed.model'))).toBe(false);
    expect(await runFirth(...run, ...kept, '--resume')).toMatchObject({ code: 0 });
    expect(readFileSync(file('resumed.model'))).toEqual(readFileSync(file('whole.model')));
  });

  it.each([
    [['--input', 'a.txt'], /--output/],
    [['--input', 'a.txt', '--output', '-'], /not -/],
    [['--input', 'a.txt', '--validation', 'a.txt', '--output', 'none.model'], /held out/],
    [['--input', 'a.txt', '--output', 'none.model', '--resume'], /--resume needs --checkpoint/],
    [['--input', 'a.txt', '--output', 'none.model', '--dimensions', '18'], /multiple of 4/],
  ])('refuses %j', async (args, message) => {
    const { code, stderr } = await runFirth(
      'train',
      'language-model',
      ...args.map((arg) => (arg === 'a.txt' ? file(arg) : arg)),
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('firth generate', () => {
  it('writes on from the prompt, and the same again', async () => {
    const args = ['generate', 'you shall know', '--model', file('word.model'), '--max-tokens', '12', '--seed', '5'];
    const [first, again] = [await runFirth(...args), await runFirth(...args)];
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^you shall know a word/);
    expect(again.stdout).toBe(first.stdout);
  });

  it('gives ids and text as JSON', async () => {
    const args = ['--model', file('word.model'), '--temperature', '0', '--max-tokens', '3', '--json'];
    const document = JSON.parse((await runFirth('generate', 'a word', ...args)).stdout);
    expect(document).toMatchObject({ status: 'ok', prompt: 'a word', isEnded: false });
    expect(document.ids).toHaveLength(3);
  });

  it('refuses a file that is no model', async () => {
    const run = await runFirth('generate', 'a', '--model', file('a.txt'));
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain(file('a.txt'));
  });
});

describe('firth explain', () => {
  it('shows each stage of a text, and two tokens on their way', async () => {
    const { code, stdout } = await runFirth('explain', 'you shall know', '--model', file('word.model'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/token +id +embedding +\+ learned positions +after 2 blocks/);
    for (const stage of ['embedding', '+ positions', 'block 1', 'block 2']) expect(stdout).toContain(`\n${stage} `);
    expect(stdout).toMatch(/\d\.\d % {2}" a"/);
  });

  it('has all numbers in its JSON document, and the cosines are those of the vectors', async () => {
    const { stdout } = await runFirth('explain', 'a word by the company', '--model', file('word.model'), '--json');
    const { tokens, vectors, input, blocks, pair: followed, next } = JSON.parse(stdout);
    expect([vectors.length, input.length, blocks.length, blocks[1].length]).toEqual([
      tokens.length,
      tokens.length,
      2,
      tokens.length,
    ]);
    expect(followed.stages.map(({ stage }: { stage: string }) => stage)).toEqual([
      'embedding',
      '+ positions',
      'block 1',
      'block 2',
    ]);
    const [a, b] = followed.stages[3].vectors as [number[], number[]];
    const product = a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    expect(followed.stages[3].cosine).toBeCloseTo(product / (Math.hypot(...a) * Math.hypot(...b)), 6);
    expect(next).toHaveLength(5);
  });

  it('follows parts of several tokens by the mean of their vectors', async () => {
    const args = ['--model', file('word.model'), '--pair', 'Com', 'cast', '--json'];
    const { vectors, pair } = JSON.parse((await runFirth('explain', 'Comcast', ...args)).stdout);
    const [{ rows }] = pair.parts as { rows: number[] }[];
    expect(rows!.length).toBeGreaterThan(1);
    const mean = rows!.reduce((sum, row) => sum + vectors[row][0], 0) / rows!.length;
    expect(pair.stages[0].vectors[0][0]).toBeCloseTo(mean, 6);
  });

  it('names the tokens of the text where a part is asked for that is none', async () => {
    const run = await runFirth('explain', 'a b', '--model', file('word.model'), '--pair', 'a', 'zebra');
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain("'zebra' is not made of whole tokens of the text");
  });
});

describe('firth explain training', () => {
  it('shows the cosines of words at random, on the way and after training, for each seed', async () => {
    const text = 'king queen rule\nqueen king rule\npizza cheese oven\ncheese pizza oven\n'.repeat(50);
    const args = ['--input', '-', '--seeds', '2', '--epochs', '400', '--threads', '1', '--json', '--quiet'];
    const { code, stdout } = await runWithInput(text, 'explain', 'training', ...args);
    expect(code).toBe(0);
    const { words, pairs, runs } = JSON.parse(stdout);
    expect(words[0]).toEqual({ word: 'king', count: 100 });
    expect(pairs).toEqual([
      ['king', 'queen'],
      ['king', 'pizza'],
      ['queen', 'pizza'],
    ]);
    expect(runs.map(({ seed }: { seed: number }) => seed)).toEqual([1, 2]);
    for (const { moments } of runs) {
      expect(moments[0].fraction).toBe(0);
      expect(Math.abs(moments[0].cosines[0])).toBeLessThan(0.5);
      expect(moments.at(-1).fraction).toBe(1);
      expect(moments.at(-1).cosines[0]).toBeGreaterThan(moments.at(-1).cosines[1]);
    }
  });

  it('refuses words that the text lacks', async () => {
    const run = await runWithInput('a b c\n'.repeat(20), 'explain', 'training', '--input', '-');
    expect(run).toMatchObject({ code: 2 });
    expect(run.stderr).toContain("'king' occurs less than 5 times in the text");
  });
});
