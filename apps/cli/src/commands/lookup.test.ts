import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { runFirth, runWithInput, temporaryFolder } from '../__fixtures__/run-firth.ts';
import { writeSmallVectors } from '../__fixtures__/small-vectors.ts';

/** What fastText's program printed of a model, when it was given words on the line or an input. */
interface Printed {
  readonly command: string;
  readonly model: string;
  readonly words: readonly string[];
  readonly input: string;
  readonly output: string;
}

const printed: readonly Printed[] = JSON.parse(
  readFileSync(new URL('../__fixtures__/fasttext-printed.json', import.meta.url), 'utf8'),
);
const models = fileURLToPath(new URL('../../../../packages/fasttext/src/', import.meta.url));
const model = join(models, '__fixtures__/skipgram-ns.bin');

const vectors = join(temporaryFolder(), 'small.txt');
beforeAll(() => writeSmallVectors(vectors));

describe('the printing commands of fastText’s program', () => {
  it.each(printed)('answer as it does: $command $model', async ({ command, model, words, input, output }) => {
    const run = await runWithInput(input, command, join(models, model), ...words);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toBe(output);
  });
});

describe('firth lookup', () => {
  it('takes words from the line, in a list of vectors too', async () => {
    const run = await runFirth('lookup', 'apple', 'king', '--vectors', vectors);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^apple( -?[\d.]+)+ \nking( -?[\d.]+)+ \n$/);
  });

  it('goes on after a word that has no vector', async () => {
    const run = await runWithInput('apple plum pear\n', 'lookup', '--vectors', vectors);
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/^apple .+\npear .+\n$/);
    expect(run.stderr).toBe('firth: "plum" has no vector\n');
  });

  it('gives lines of words the mean of their directions', async () => {
    const run = await runFirth('lookup', 'apple apple plum', '--vectors', vectors, '--sentences', '--json');
    const alone = await runFirth('lookup', 'apple', '--vectors', vectors, '--json');
    const [{ sentence, vector }] = JSON.parse(run.stdout).results;
    const [{ vector: apple }] = JSON.parse(alone.stdout).results;
    expect(sentence).toBe('apple apple plum');
    const length = Math.hypot(...apple);
    for (const [i, value] of vector.entries()) expect(value).toBeCloseTo(apple[i] / length, 5);
  });

  it('gives one JSON document with all digits', async () => {
    const { stdout } = await runFirth('lookup', '日本', '-v', model, '--ngrams', '--json');
    const { status, results } = JSON.parse(stdout);
    expect({ status, word: results[0].word, ngram: results[0].ngrams[0].text }).toEqual({
      status: 'ok',
      word: '日本',
      ngram: '<日',
    });
    expect(results[0].ngrams[0].vector).toHaveLength(5);
  });

  it.each([
    [['--vectors', '-'], 'stdin holds the words'],
    [['a', '--vectors', model, '--ngrams', '--sentences'], 'cannot be used with'],
    [['a'], "required option '-v, --vectors <file>'"],
  ])('refuses %j', async (args, message) => {
    const run = await runFirth('lookup', ...args);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
  });

  it('refuses n-grams of vectors that are not made of any', async () => {
    const run = await runFirth('lookup', 'apple', '--vectors', vectors, '--ngrams');
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('--ngrams takes a fastText model');
  });
});
