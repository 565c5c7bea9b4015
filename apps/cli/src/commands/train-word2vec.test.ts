import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { finished, runFirth, runWithInput, startFirth, temporaryFolder } from '../__fixtures__/run-firth.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);
const sentences = ['the sea and the ship', 'the oven and the bread', 'a wave and a sail', 'a crust and a dough'];
const small = ['--dimensions', '8', '--min-count', '1', '--threads', '1', '--epochs', '2'];

beforeAll(() => {
  writeFileSync(file('small.txt'), `${sentences.join('\n')}\n`.repeat(200));
  writeFileSync(file('large.txt'), `${sentences.join('\n')}\n`.repeat(20_000));
});

describe('firth train word2vec', () => {
  it('writes vectors of the words of a text in the format of the ending', async () => {
    const run = await runFirth('train', 'word2vec', '--input', file('small.txt'), '--output', file('v.bin'), ...small);
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(run.stderr).toMatch(/small\.txt: 4,000 words, 11 different ones occur at least 1 time\n/);
    expect(run.stderr).toMatch(
      /skip-gram with negative-sampling: .* words\/s, 1 thread, loss \d\.\d{3}\n.*v\.bin: 11 words × 8, \d+ B\n$/,
    );
    expect(readFileSync(file('v.bin')).subarray(0, 9).toString('latin1')).toBe('11 8\nthe ');
  });

  it('gives one JSON document, and progress as NDJSON on stderr', async () => {
    const args = [
      '--input',
      file('small.txt'),
      '--output',
      file('j.txt'),
      '--json',
      '--save-vocabulary',
      file('j.vocab'),
    ];
    const { code, stdout, stderr } = await runFirth('train', 'word2vec', ...args, ...small);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'ok',
      output: file('j.txt'),
      format: 'word2vec-text',
      count: 11,
      dims: 8,
      words: 4000,
      threads: 1,
      warnings: [],
    });
    const progress = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(progress.every(({ type }) => type === 'progress')).toBe(true);
    expect(new Set(progress.map(({ phase }) => phase))).toEqual(new Set(['read', 'train']));
    expect(progress.at(-1)).toMatchObject({ phase: 'train', fraction: 1, epoch: 1 });
    expect(readFileSync(file('j.vocab'), 'utf8')).toMatch(/^the 800\nand 800\na 800\n/);
  });

  it('says nothing with --quiet', async () => {
    const args = ['--input', file('small.txt'), '--output', file('q.bin'), '--quiet'];
    expect(await runFirth('train', 'word2vec', ...args, ...small)).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('reads stdin and writes text on stdout', async () => {
    const run = await runWithInput(
      readFileSync(file('small.txt')),
      'train',
      'word2vec',
      '-i',
      '-',
      '-o',
      '-',
      ...small,
    );
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^11 8\n/);
    expect(run.stdout.trim().split('\n')).toHaveLength(12);
  });

  it('gives the same file for the same seed on one thread, and another for another', async () => {
    const train = async (name: string, seed: string): Promise<Buffer> => {
      await runFirth('train', 'word2vec', '-i', file('small.txt'), '-o', file(name), '--seed', seed, ...small);
      return readFileSync(file(name));
    };
    const first = await train('first.bin', '7');
    expect(await train('again.bin', '7')).toEqual(first);
    expect(await train('other.bin', '8')).not.toEqual(first);
  });

  it.each([
    '--architecture cbow',
    '--architecture cbow --cbow-input sum --loss hierarchical-softmax',
    '--loss hierarchical-softmax',
    '--loss softmax',
    '--negatives 3 --noise-exponent 1 --negative-sharing pair --window-shape fixed --learning-rate 0.05 --min-learning-rate 0.01',
  ])('trains with %s', async (line) => {
    const args = ['--input', file('small.txt'), '--output', file('mode.txt'), ...line.split(' ')];
    expect(await runFirth('train', 'word2vec', ...args, ...small, '--quiet')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(file('mode.txt'), 'latin1')).toMatch(/^11 8\n/);
  });

  it('starts from vectors: words that the text lacks keep theirs, and vectors of another length are refused', async () => {
    const start = '3 8\nthe 1 2 3 4 5 6 7 8\nelsewhere 8 7 6 5 4 3 2 1\nnowhere 0 0 0 0 0 0 0 1\n';
    writeFileSync(file('start.txt'), start);
    const args = [
      'train',
      'word2vec',
      '-i',
      file('small.txt'),
      '-o',
      file('started.txt'),
      '--start-from',
      file('start.txt'),
    ];
    expect(await runFirth(...args, ...small, '--quiet')).toMatchObject({ code: 0, stderr: '' });
    const lines = readFileSync(file('started.txt'), 'utf8').split('\n');
    expect(lines[0]).toBe('13 8');
    expect(lines).toContain('elsewhere 8 7 6 5 4 3 2 1');
    const the = lines[1]!.split(' ').slice(1).map(Number);
    expect(Math.hypot(...the.map((value, i) => value - (i + 1)))).toBeLessThan(5); // it moved from there, and not from nearly zero
    expect(the).not.toEqual([1, 2, 3, 4, 5, 6, 7, 8]);

    const other = await runFirth(...args, ...small, '--dimensions', '9');
    expect(other).toMatchObject({ code: 1, stderr: expect.stringMatching(/8 dimensions, the model 9/) });
  });

  it('gives the same file for any number of threads with --deterministic', async () => {
    const train = async (threads: string): Promise<Buffer> => {
      const args = ['-i', file('small.txt'), '-o', file(`d${threads}.bin`), ...small, '--threads', threads];
      await runFirth('train', 'word2vec', ...args, '--deterministic');
      return readFileSync(file(`d${threads}.bin`));
    };
    expect(await train('2')).toEqual(await train('1'));
  });

  it('takes a command line of word2vec.c, with its defaults', async () => {
    const flags =
      '-size 8 -window 3 -negative 4 -hs 0 -sample 1e-3 -threads 1 -iter 1 -min-count 1 -alpha 0.02 -binary 0';
    const args = ['-train', file('small.txt'), '-output', file('c.out'), ...flags.split(' ')];
    const run = await runFirth(...args);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain('cbow with negative-sampling');
    expect(readFileSync(file('c.out'), 'latin1')).toMatch(/^11 8\n/);
    expect((await runFirth(...args, '-cbow', '0')).stderr).toContain('skip-gram with negative-sampling');
  });

  it("takes fastText's flags", async () => {
    const flags = '-dim 8 -ws 3 -epoch 1 -lr 0.02 -neg 4 -minCount 1 -t 1e-3 -thread 1';
    const args = ['-input', file('small.txt'), '-output', file('f.bin'), ...flags.split(' ')];
    expect((await runFirth('train', 'word2vec', ...args)).code).toBe(0);
    expect(readFileSync(file('f.bin'), 'latin1')).toMatch(/^11 8\n/);
  });

  it('tells memory and time before any work, and writes nothing', async () => {
    const run = await runFirth(
      'train',
      'word2vec',
      '-i',
      file('small.txt'),
      '-o',
      file('dry.bin'),
      '--dry-run',
      ...small,
    );
    expect(run.stdout).toMatch(/^memory {2}about \d.*B\ntime {4}about \d.* s, at .* words\/s with 1 thread\n$/);
    expect(existsSync(file('dry.bin'))).toBe(false);
    const json = await runFirth('train', 'word2vec', '-i', file('small.txt'), '--dry-run', '--json', ...small);
    expect(JSON.parse(json.stdout)).toMatchObject({ status: 'ok', count: 11, dims: 8, words: 4000, threads: 1 });
  });
});

describe('an interrupted firth train', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends with 130 on %s, long before it would be done, and leaves the old file whole',
    async (signal) => {
      writeFileSync(file('old.bin'), 'old');
      const before = new Set(readdirSync(folder));
      const child = startTraining('old.bin');
      await training(child);
      const end = finished(child);
      child.kill(signal);
      expect(await end).toMatchObject({ code: 130, signal: null });
      expect(readFileSync(file('old.bin'), 'utf8')).toBe('old');
      expect(new Set(readdirSync(folder))).toEqual(before);
    },
  );

  it('ends at once when asked twice', async () => {
    const child = startTraining('twice.bin');
    await training(child);
    const end = finished(child);
    child.kill('SIGINT');
    child.kill('SIGINT');
    expect(await end).toMatchObject({ code: 130 });
    expect(existsSync(file('twice.bin'))).toBe(false);
  });

  it('ends with 130 while it waits for stdin', async () => {
    const child = startFirth('train', 'word2vec', '--input', '-', '--output', file('stdin.bin'), '--json');
    child.stdin!.write('some words that come slowly ');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const end = finished(child);
    child.kill('SIGINT');
    expect(await end).toMatchObject({ code: 130 });
  });
});

/** Starts a run that would take minutes. */
function startTraining(output: string): ChildProcess {
  const args = [
    '--input',
    file('large.txt'),
    '--output',
    file(output),
    '--epochs',
    '10000',
    '--threads',
    '1',
    '--json',
  ];
  return startFirth('train', 'word2vec', ...args);
}

/** Resolves when `child` reports that it trains. */
function training(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('close', () => reject(new Error('it ended before it trained')));
    child.stderr!.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('"phase":"train"')) resolve();
    });
  });
}
