import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runFirth, runWithInput, temporaryFolder } from '../__fixtures__/run-firth.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);
const sentences = ['the sea and the ship', 'the oven and the bread', 'a wave and a sail', 'a crust and a dough'];
const small = ['--dimensions', '8', '--min-count', '1', '--threads', '1', '--epochs', '2', '--buckets', '50'];

beforeAll(async () => {
  writeFileSync(file('small.txt'), `${sentences.join('\n')}\n`.repeat(200));
  await runFirth('train', 'fasttext', '--input', file('small.txt'), '--output', file('model.bin.gz'), ...small);
});

describe('firth train fasttext', () => {
  it('writes a model and its vectors, as fastText does, with fastText’s flags', async () => {
    const flags = '-dim 8 -minCount 1 -thread 1 -epoch 2 -bucket 50 -minn 2 -maxn 4 -loss hs'.split(' ');
    const run = await runFirth('train', 'fasttext', '-input', file('small.txt'), '-output', file('both'), ...flags);
    expect(run).toMatchObject({ code: 0, stdout: '' });
    expect(run.stderr).toMatch(/skip-gram with hierarchical-softmax: .* words\/s, 1 thread, loss \d\.\d{3}\n/);
    expect(run.stderr).toMatch(/both\.bin: 12 words and 50 buckets × 8, .*\n.*both\.vec: 12 words × 8, .*\n$/);
    expect(readFileSync(file('both.bin')).readInt32LE()).toBe(793712314);
    expect(readFileSync(file('both.vec'), 'utf8')).toMatch(/^12 8\n/);
  });

  it('gives one JSON document', async () => {
    const args = ['--input', file('small.txt'), '--output', file('j.vec'), '--json', ...small];
    const { code, stdout } = await runFirth('train', 'fasttext', ...args);
    expect(code).toBe(0);
    const files = [{ path: file('j.vec'), format: 'word2vec-text', bytes: readFileSync(file('j.vec')).length }];
    expect(JSON.parse(stdout)).toMatchObject({ status: 'ok', files, count: 12, buckets: 50, dims: 8, words: 4800 });
  });

  it('tells with --dry-run what it would take, and writes nothing', async () => {
    const args = ['--input', file('small.txt'), '--output', file('dry.bin'), '--dry-run', ...small];
    const { code, stdout } = await runFirth('train', 'fasttext', ...args);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^memory {2}about .*\ntime {4}about .* with 1 thread\n$/);
    expect(existsSync(file('dry.bin'))).toBe(false);
  });

  it.each([
    [['--output', '-'], /two matrices/],
    [['--output', 'model.ftz'], /\.bin, \.vec or \.txt/],
    [[], /--output model\.bin/],
  ])('refuses %o', async (args, message) => {
    const { code, stderr } = await runFirth('train', 'fasttext', '--input', file('small.txt'), ...args, ...small);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('a fastText model among vectors', () => {
  it('answers of words that it has never seen', async () => {
    const similar = await runFirth('similar', 'ships', '--vectors', file('model.bin.gz'), '--count', '3', '--json');
    expect(similar.code).toBe(0);
    expect(JSON.parse(similar.stdout).results[0].neighbors).toHaveLength(3);
    const analogy = await runFirth('analogy', 'ships - sea + ovens', '--vectors', file('model.bin.gz'), '--json');
    expect(JSON.parse(analogy.stdout).status).toBe('ok');
    const query = await runWithInput('ships\n', 'query', '--vectors', file('model.bin.gz'), '--count', '1');
    expect(query.code).toBe(0);
  });

  it('is inspected like others, and refuses a limit', async () => {
    const inspected = await runFirth('inspect', file('model.bin.gz'), '--json');
    expect(JSON.parse(inspected.stdout)).toMatchObject({ status: 'ok', count: 12, dims: 8 });
    const limited = await runFirth('similar', 'sea', '--vectors', file('model.bin.gz'), '--limit', '3');
    expect(limited.code).not.toBe(0);
    expect(limited.stderr).toMatch(/read whole/);
  });
});
