import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runFirth, runWithInput, temporaryFolder } from '../__fixtures__/run-firth.ts';
import { writeSmallVectors } from '../__fixtures__/small-vectors.ts';

const vectors = join(temporaryFolder(), 'small.txt');
beforeAll(() => writeSmallVectors(vectors));

describe('firth similar', () => {
  it('lists the neighbors of each word, similarities first', async () => {
    const { stdout } = await runFirth('similar', 'apple', 'king', '--vectors', vectors, '--count', '1');
    expect(stdout).toBe('apple\n   0.9950  pear\n\nking\n   0.7036  man\n');
  });

  it('gives one JSON document', async () => {
    const { stdout, stderr } = await runFirth('similar', 'apple', '-v', vectors, '-n', '1', '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      status: 'ok',
      results: [{ word: 'apple', neighbors: [{ word: 'pear', similarity: expect.closeTo(0.99504, 5) }] }],
    });
  });

  it('looks only among the first words where it is told to, and loads only the first where it is told to', async () => {
    const among = await runFirth('similar', 'apple', '--vectors', vectors, '--restrict', '4', '--quiet');
    expect(among.stdout.split('\n').map((line) => line.trim().split('  ').at(-1))).not.toContain('pear');
    const loaded = await runFirth('similar', 'apple', '--vectors', vectors, '--limit', '4');
    expect(loaded).toMatchObject({ code: 1, stdout: '' });
    expect(loaded.stderr).toContain('"apple" has no vector');
  });

  it('reads the vectors from stdin', async () => {
    const { stdout } = await runWithInput(readFileSync(vectors), 'similar', 'apple', '--vectors', '-', '--count', '1');
    expect(stdout).toBe('apple\n   0.9950  pear\n');
  });
});

describe('firth analogy', () => {
  it.each([[['king - man + woman']], [['king', '-', 'man', '+', 'woman']]])('answers %j', async (expression) => {
    const { code, stdout } = await runFirth('analogy', ...expression, '--vectors', vectors, '--count', '1');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^king - man \+ woman\n {3}0\.9\d+ {2}queen\n$/);
  });

  it('gives one JSON document', async () => {
    const { stdout } = await runFirth('analogy', 'king - man + woman', '--vectors', vectors, '--count', '2', '--json');
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ status: 'ok', expression: 'king - man + woman' });
    expect(document.neighbors).toHaveLength(2);
    expect(document.neighbors[0].word).toBe('queen');
  });
});

describe('arithmetic', () => {
  it('weighs words, in an analogy and in a search', async () => {
    const analogy = await runFirth('analogy', '2 * king - man', '-v', vectors, '-n', '1', '--keep-inputs');
    expect(analogy.stdout).toMatch(/^2 \* king - man\n {3}0\.\d+ {2}king\n$/);
    const similar = await runFirth('similar', 'apple * 1.5 + pear', 'apple', '-v', vectors, '-n', '1', '--keep-inputs');
    expect(similar.stdout).toMatch(/^apple \* 1\.5 \+ pear\n {3}\S+ {2}(apple|pear)\n\napple\n {3}1\.0000 {2}apple\n$/);
  });

  it('multiplies similarities where it is told to', async () => {
    const { stdout } = await runFirth('analogy', 'king - man + woman', '-v', vectors, '-n', '1', '--method', '3cosmul');
    expect(stdout).toMatch(/ {2}queen\n$/);
  });

  it.each([
    ['king / 0', 'cannot be divided by 0'],
    ['2 * 3', 'gives the number 6'],
    ['king * (man', 'expected an operator or )'],
  ])('tells what is wrong with %s', async (expression, problem) => {
    const { code, stdout, stderr } = await runFirth('analogy', expression, '-v', vectors);
    expect({ stdout, failed: code !== 0 }).toEqual({ stdout: '', failed: true });
    expect(stderr).toContain(problem);
  });
});

describe('firth query', () => {
  it('answers stdin line by line and goes on after a line that has no answer', async () => {
    const input = 'apple\n\nplum\nking - man + woman\n';
    const { code, stdout, stderr } = await runWithInput(input, 'query', '--vectors', vectors, '--count', '1');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^apple\n {3}0\.9950 {2}pear\n\nking - man \+ woman\n {3}0\.9\d+ {2}queen\n\n$/);
    expect(stderr).toBe('firth: "plum" has no vector\n');
  });

  it('ends well where every line has an answer, and where there is none', async () => {
    expect(await runWithInput('apple', 'query', '--vectors', vectors)).toMatchObject({ code: 0, stderr: '' });
    expect(await runWithInput('', 'query', '--vectors', vectors)).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('gives a JSON document for each line', async () => {
    const { stdout } = await runWithInput('apple\nplum\n', 'query', '--vectors', vectors, '--count', '1', '--json');
    const documents = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(documents).toMatchObject([
      { status: 'ok', question: 'apple', neighbors: [{ word: 'pear' }] },
      { status: 'error', question: 'plum', code: 'UNKNOWN_WORD' },
    ]);
  });

  it('refuses to read both vectors and questions from stdin', async () => {
    expect(await runFirth('query', '--vectors', '-')).toMatchObject({ code: 2, stdout: '' });
  });
});
