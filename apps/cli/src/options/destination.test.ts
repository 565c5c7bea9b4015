import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../__fixtures__/run-firth.ts';
import { checkWritable, destinationOf } from './destination.ts';

describe('destinationOf', () => {
  it.each([
    ['a.bin', 'word2vec-binary', false],
    ['a.txt', 'word2vec-text', false],
    ['a.vec', 'word2vec-text', false],
    ['a.bin.gz', 'word2vec-binary', true],
    ['a.b/vectors', 'word2vec-text', false],
    ['vectors.gz', 'word2vec-text', true],
    ['.hidden', 'word2vec-text', false],
    ['-', 'word2vec-text', false],
  ])('takes the format of %s from its ending', (path, format, gzip) => {
    expect(destinationOf(path)).toEqual({ path, format, gzip });
  });

  it('lets a stated format win', () => {
    expect(destinationOf('a.txt', 'word2vec-binary').format).toBe('word2vec-binary');
    expect(destinationOf('a.model', 'word2vec-text').format).toBe('word2vec-text');
  });

  it('refuses an ending that stands for nothing', () => {
    expect(() => destinationOf('a.npz')).toThrow('cannot tell a format from .npz');
  });
});

describe('checkWritable', () => {
  const folder = temporaryFolder();

  it('accepts a new file, an old one and stdout', async () => {
    writeFileSync(join(folder, 'old.bin'), '');
    for (const path of [join(folder, 'new.bin'), join(folder, 'old.bin'), '-']) await checkWritable(path);
  });

  it('refuses a folder, a device, and a file in a folder that is not there', async () => {
    mkdirSync(join(folder, 'inner'));
    await expect(checkWritable(join(folder, 'inner'))).rejects.toMatchObject({
      code: 'IO',
      file: join(folder, 'inner'),
    });
    await expect(checkWritable('/dev/null')).rejects.toThrow('/dev/null: is not a regular file');
    await expect(checkWritable(join(folder, 'none', 'a.bin'))).rejects.toThrow('its folder does not exist');
  });
});
