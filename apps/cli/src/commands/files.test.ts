import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { runFirth, runWithInput, temporaryFolder } from '../__fixtures__/run-firth.ts';
import { asText, smallVectors, writeSmallVectors } from '../__fixtures__/small-vectors.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  writeSmallVectors(file('small.txt'));
  writeFileSync(file('text.txt.gz'), gzipSync('to be or not to be\nthat is\n'));
});

describe('firth convert', () => {
  it('goes to binary and back to the same text', async () => {
    expect((await runFirth('convert', file('small.txt'), file('small.bin'))).code).toBe(0);
    expect(readFileSync(file('small.bin')).subarray(0, 9).toString('latin1')).toBe('6 3\nking ');
    expect((await runFirth('convert', '--input', file('small.bin'), '--output', file('again.txt'))).code).toBe(0);
    expect(await documentOf('again.txt')).toEqual(await documentOf('small.txt'));
  });

  it('packs what ends in .gz', async () => {
    await runFirth('convert', file('small.txt'), file('small.vec.gz'));
    expect(gunzipSync(readFileSync(file('small.vec.gz'))).toString()).toMatch(/^6 3\nking /);
    expect(await documentOf('small.vec.gz')).toEqual(await documentOf('small.txt'));
  });

  it('reads stdin, writes stdout, and takes the first words', async () => {
    const text = asText(smallVectors);
    const run = await runWithInput(text, 'convert', '-', '-', '--to', 'word2vec-text', '--limit', '2');
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^2 3\nking 1 1 0 ?\nqueen -1 1 0 ?\n$/);
  });

  it.each([
    ['words.json', 'wink-json'],
    ['words.arrow', 'arrow'],
    ['words.parquet', 'parquet'],
    ['folder', 'model2vec'],
    ['tsv', 'projector'],
  ])('goes to %s, in the format %s, and back; inspect tells it by its content', async (name, format) => {
    const { code, stderr } = await runFirth('convert', file('small.txt'), file(name), '--to', format);
    expect([code, stderr]).toEqual([0, expect.stringContaining('6 words × 3')]);
    expect(await documentOf(name)).toEqual(await documentOf('small.txt'));
    expect((await runFirth('convert', file(name), file(`${name}.txt`), '--limit', '2')).code).toBe(0);
    expect(readFileSync(file(`${name}.txt`), 'utf8')).toBe('2 3\nking 1 1 0\nqueen -1 1 0\n');
  });

  it('refuses a folder on stdout, and a file where a folder goes', async () => {
    expect((await runFirth('convert', file('small.txt'), '-', '--to', 'model2vec')).code).toBe(2);
    expect((await runFirth('convert', file('small.txt'), file('small.txt'), '--to', 'projector')).code).toBe(1);
  });

  it('says what it wrote, for people on stderr and as a JSON document', async () => {
    const run = await runFirth('convert', file('small.txt'), file('told.bin'));
    expect(run).toMatchObject({
      stdout: '',
      stderr: `${file('told.bin')}: 6 words × 3, ${readFileSync(file('told.bin')).length} B\n`,
    });
    const json = await runFirth('convert', file('small.txt'), file('told.bin'), '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ status: 'ok', format: 'word2vec-binary', count: 6, dims: 3 });
  });

  it('leaves the old file whole when the input is bad', async () => {
    writeFileSync(file('kept.bin'), 'old');
    expect((await runFirth('convert', file('none.txt'), file('kept.bin'))).code).toBe(1);
    expect(readFileSync(file('kept.bin'), 'utf8')).toBe('old');
  });
});

describe('firth inspect', () => {
  it('tells from the head alone what vectors take in memory', async () => {
    const { code, stdout } = await runFirth('inspect', file('small.txt'), '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('words       6\n');
    expect(stdout).toMatch(/memory {6}\d+ B: vectors 72 B, words about \d+ B\n/);
    const two = await runFirth('inspect', file('small.txt'), '--dry-run', '--limit', '2', '--json');
    expect(JSON.parse(two.stdout)).toMatchObject({ count: 2, dims: 3, isExact: true, memory: { vectors: 24 } });
    const corpus = await runFirth('inspect', file('text.txt.gz'), '--dry-run', '--format', 'corpus');
    expect([corpus.code, corpus.stderr]).toEqual([2, 'firth: --dry-run is for vectors, and not for corpus\n']);
  });

  it('tells what vectors hold', async () => {
    const { code, stdout } = await runFirth('inspect', file('small.txt'));
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^words +6\ndimensions +3\nlengths +1\.000 to 1\.414, mean 1\.141\nfirst words +king queen man woman apple pear\n$/,
    );
    expect(await documentOf('small.txt')).toMatchObject({ status: 'ok', count: 6, dims: 3, warnings: [] });
  });

  it("tells gensim's .model by its content, though tokenizers are named so too", async () => {
    const model = fileURLToPath(
      new URL('../../../../packages/formats/src/__fixtures__/gensim/inline.model', import.meta.url),
    );
    const { stdout } = await runFirth('inspect', model, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ status: 'ok', count: 3, dims: 4 });
  });

  it('spells NaN and infinities, which JSON has not, as strings', async () => {
    const text = '1 4\na nan inf -inf 0.5\n';
    const { stdout } = await runWithInput(text, 'inspect', '-', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      vectors: [['NaN', 'Infinity', '-Infinity', 0.5]],
      warnings: [{ code: 'NON_FINITE' }],
    });
  });

  it('tells what a text holds', async () => {
    const { stdout } = await runFirth('inspect', file('text.txt.gz'), '--format', 'corpus');
    expect(stdout).toMatch(/^words +8\ndifferent +6\nmost frequent +to 2, be 2, or 1, not 1, that 1, is 1\n$/);
    const json = await runFirth('inspect', file('text.txt.gz'), '--format', 'corpus', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      status: 'ok',
      tokens: 8,
      types: 6,
      words: expect.arrayContaining(['that']),
    });
  });
});

describe('firth vocab', () => {
  it('prints words and counts, the most frequent first', async () => {
    const run = await runFirth('vocab', '--input', file('text.txt.gz'), '--max-vocabulary', '3');
    expect(run).toMatchObject({ code: 0, stdout: 'to 2\nbe 2\nor 1\n', stderr: '' });
  });

  it('writes them to a file', async () => {
    const run = await runFirth(
      'vocab',
      '--input',
      file('text.txt.gz'),
      '--min-count',
      '2',
      '--output',
      file('vocab.txt'),
    );
    expect(run).toMatchObject({ code: 0, stdout: '', stderr: `${file('vocab.txt')}: 2 words\n` });
    expect(readFileSync(file('vocab.txt'), 'utf8')).toBe('to 2\nbe 2\n');
  });

  it('gives one JSON document, and progress on stderr', async () => {
    const { stdout, stderr } = await runWithInput('a b a', 'vocab', '--input', '-', '--json');
    expect(JSON.parse(stdout)).toEqual({
      status: 'ok',
      types: 2,
      tokens: 3,
      warnings: [],
      vocabulary: [
        { word: 'a', count: 2 },
        { word: 'b', count: 1 },
      ],
    });
    for (const line of stderr.trim().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ type: 'progress', phase: 'read' });
  });

  it('gives words exactly to a program', async () => {
    expect((await runWithInput('\x1b[2J \u202eb', 'vocab', '--input', '-')).stdout).toBe('\x1b[2J 1\n\u202eb 1\n');
  });
});

async function documentOf(name: string): Promise<Record<string, unknown>> {
  const { stdout } = await runFirth('inspect', file(name), '--json');
  const { file: _, ...facts } = JSON.parse(stdout);
  return facts;
}
