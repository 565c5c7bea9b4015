import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { collect } from './__fixtures__/collect.ts';
import { errorOf } from './__fixtures__/expect-error.ts';
import { countWords } from './count-words.ts';
import { encodeCorpus } from './encode-corpus.ts';
import { fromFile } from './from-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'firth-corpus-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('fromFile', () => {
  it('reads the sentences of a file, each time anew', async () => {
    const corpus = fromFile(write('plain.txt', 'the cat sat\n\non the mat'));
    const sentences = [
      ['the', 'cat', 'sat'],
      ['on', 'the', 'mat'],
    ];
    expect(await collect(corpus.sentences())).toEqual(sentences);
    expect(await collect(corpus.sentences())).toEqual(sentences);
  });

  it('takes a URL, and inflates gzip whatever the file is called', async () => {
    const path = write('packed.txt', gzipSync('to be or not to be'));
    const corpus = fromFile(pathToFileURL(path));
    expect(corpus.name).toBe(path);
    expect(await collect(corpus.sentences())).toEqual([['to', 'be', 'or', 'not', 'to', 'be']]);
  });

  it('reports the part of the packed bytes that is read', async () => {
    const fractions: (number | undefined)[] = [];
    const path = write('progress.gz', gzipSync('to be or not to be '.repeat(1000)));
    await countWords(fromFile(path), { onProgress: ({ fraction }) => fractions.push(fraction) });
    expect(fractions.at(-1)).toBe(1);
  });

  it('names the file that cannot be opened', async () => {
    const path = join(folder, 'missing.txt');
    const error = await errorOf(encodeCorpus(fromFile(path)));
    expect([error.code, error.file]).toEqual(['IO', path]);
  });

  it('does not take a gzip stream that was cut for a whole text', async () => {
    const packed = gzipSync('to be or not to be '.repeat(1000));
    const error = await errorOf(encodeCorpus(fromFile(write('cut.gz', packed.subarray(0, packed.length - 10)))));
    expect(error.code).toBe('TRUNCATED');
  });

  it('does not open the file when it was aborted before', async () => {
    const signal = AbortSignal.abort(new Error('stop'));
    const corpus = fromFile(join(folder, 'missing.txt'));
    await expect(collect(corpus.sentences(signal))).rejects.toThrow('stop');
  });
});
