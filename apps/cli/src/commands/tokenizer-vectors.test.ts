import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runFirth, temporaryFolder } from '../__fixtures__/run-firth.ts';

const folder = temporaryFolder();
const file = (name: string): string => join(folder, name);
const training = ['--input', file('text.txt'), '--dimensions', '8', '--epochs', '1', '--threads', '1', '--quiet'];

beforeAll(async () => {
  writeFileSync(file('text.txt'), 'low lower lowest\nnew newer newest\nwide wider widest\n'.repeat(50));
  for (const [name, size] of [
    ['small', '280'],
    ['other', '270'],
  ] as const)
    await runFirth('tokenize', 'train', '-i', file('text.txt'), '-n', size, '-o', file(`${name}.json`), '--quiet');
  const output = ['--output', file('pieces.bin'), '--tokenizer', file('small.json')];
  await runFirth('train', 'word2vec', ...training, ...output);
});

describe('vectors of a tokenizer’s tokens', () => {
  it('have a row for each id of the tokenizer, and its fingerprint beside them', async () => {
    const inspected = JSON.parse((await runFirth('inspect', file('small.json'), '--json')).stdout);
    const vectors = JSON.parse((await runFirth('inspect', file('pieces.bin'), '--json')).stdout);
    expect(vectors).toMatchObject({ count: inspected.count, dims: 8, words: inspected.tokens });
    const beside = JSON.parse(readFileSync(file('pieces.bin.tokenizer.json'), 'utf8'));
    expect(beside).toEqual({ tokenizerFingerprint: inspected.fingerprint });
  });

  it('answer for a word that has none by its pieces', async () => {
    const args = ['similar', 'lowness', '--vectors', file('pieces.bin'), '--json'];
    expect(JSON.parse((await runFirth(...args)).stdout)).toMatchObject({ status: 'error', code: 'UNKNOWN_WORD' });
    const run = await runFirth(...args, '--tokenizer', file('small.json'));
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 'ok' });
  });

  it('are refused by another tokenizer', async () => {
    const run = await runFirth('similar', 'low', '-v', file('pieces.bin'), '--tokenizer', file('other.json'));
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/pieces\.bin: made with the tokenizer [0-9a-f]{12}, not with [0-9a-f]{12}/);
  });

  it('keep the fingerprint in another format, and vectors of words have none', async () => {
    await runFirth('convert', file('pieces.bin'), file('pieces.txt'));
    expect(readFileSync(file('pieces.txt.tokenizer.json'), 'utf8')).toBe(
      readFileSync(file('pieces.bin.tokenizer.json'), 'utf8'),
    );
    await runFirth('train', 'word2vec', ...training, '--output', file('words.bin'));
    expect(existsSync(file('words.bin'))).toBe(true);
    expect(existsSync(file('words.bin.tokenizer.json'))).toBe(false);
  });
});
