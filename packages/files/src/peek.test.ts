import { describe, expect, it } from 'vitest';
import { collect } from './__fixtures__/chunks.ts';
import { peek } from './peek.ts';

async function* chunksOf(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  return (await collect(chunks)).toString();
}

describe('peek', () => {
  it.each([
    ['one chunk', ['abcdef']],
    ['a byte a chunk', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['empty chunks between', ['', 'ab', '', 'cd', 'ef', '']],
  ])('shows the head and gives the whole stream back: %s', async (_, texts) => {
    const { head, chunks } = await peek(chunksOf(...texts), 3);
    expect(Buffer.from(head).toString()).toBe('abc');
    expect(await textOf(chunks)).toBe('abcdef');
  });

  it('shows all of a stream that is shorter than asked for', async () => {
    const { head, chunks } = await peek(chunksOf('a', 'b'), 10);
    expect(Buffer.from(head).toString()).toBe('ab');
    expect(await textOf(chunks)).toBe('ab');
  });

  it('copies what a source with one buffer would overwrite', async () => {
    async function* reusing(): AsyncGenerator<Uint8Array> {
      const buffer = Buffer.alloc(1);
      for (const byte of [1, 2, 3]) {
        buffer[0] = byte;
        yield buffer;
      }
    }
    const { head, chunks } = await peek(reusing(), 2);
    const seen: number[] = [];
    for await (const chunk of chunks) seen.push(...chunk);
    expect([...head]).toEqual([1, 2]);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('closes the source when the stream is left before its first chunk', async () => {
    let isClosed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from('abc');
      } finally {
        isClosed = true;
      }
    }
    const { chunks } = await peek(source(), 1);
    await chunks.return?.();
    expect(isClosed).toBe(true);
  });
});
