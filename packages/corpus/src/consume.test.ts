import { describe, expect, it, vi } from 'vitest';
import { consume } from './consume.ts';

async function* numbers(): AsyncGenerator<number> {
  yield* [1, 2, 3];
}

describe('consume', () => {
  it('passes each item, and waits for the promise that comes back', async () => {
    const log: string[] = [];
    await consume(numbers(), undefined, async (item) => {
      log.push(`begin ${item}`);
      await Promise.resolve();
      log.push(`end ${item}`);
    });
    expect(log).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2', 'begin 3', 'end 3']);
  });

  it('rejects with the reason of the signal even while the source is silent', async () => {
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<IteratorResult<number>>(() => {}) }) };
    const controller = new AbortController();
    const consumed = consume(silent, controller.signal, () => undefined);
    setTimeout(() => controller.abort(new Error('enough')), 5);
    await expect(consumed).rejects.toThrow('enough');
  });

  it('does not begin when it was aborted before', async () => {
    const source = { [Symbol.asyncIterator]: vi.fn(numbers) };
    await expect(consume(source, AbortSignal.abort(new Error('enough')), () => undefined)).rejects.toThrow('enough');
    expect(source[Symbol.asyncIterator]).not.toHaveBeenCalled();
  });

  it('closes a source that it leaves early, and only then', async () => {
    let closed = 0;
    async function* source(): AsyncGenerator<number> {
      try {
        yield* [1, 2];
      } finally {
        closed++;
      }
    }
    const fail = (): undefined => {
      throw new RangeError('no');
    };
    await expect(consume(source(), undefined, fail)).rejects.toThrow(new RangeError('no'));
    await new Promise((resolve) => setTimeout(resolve));
    expect(closed).toBe(1);

    const controller = new AbortController();
    const abort = (): undefined => controller.abort(new Error('enough')) as undefined;
    await expect(consume(source(), controller.signal, abort)).rejects.toThrow('enough');
    await new Promise((resolve) => setTimeout(resolve));
    expect(closed).toBe(2);

    const iterator = { next: async () => ({ done: true as const, value: undefined }), return: vi.fn() };
    await consume({ [Symbol.asyncIterator]: () => iterator }, undefined, () => undefined);
    expect(iterator.return).not.toHaveBeenCalled();
  });
});
