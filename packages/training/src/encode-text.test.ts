import { createVocabulary, type TokenBatch, type TokenStream } from '@firth/core';
import { describe, expect, it } from 'vitest';
import { encodeText } from './encode-text.ts';

const settings = { minCount: 1, maxVocabularySize: undefined };
const vocabulary = createVocabulary(['a', 'b', 'c']);

function streamOf(...batches: TokenBatch[]): TokenStream {
  return {
    vocabulary,
    async *batches() {
      yield* batches;
    },
  };
}

describe('encodeText of a token stream', () => {
  it('counts its tokens', async () => {
    const batch = { ids: Uint32Array.of(0, 2, 2), starts: Uint32Array.of(0, 1, 3) };
    const { counts, tokens, batches } = await encodeText(streamOf(batch, batch), settings, {});
    expect(counts).toEqual(Float64Array.of(2, 0, 4));
    expect(tokens).toBe(6);
    expect(batches).toEqual([batch, batch]);
  });

  it('cuts it into batches that threads can share, even if it comes as one sentence', async () => {
    const ids = Uint32Array.from({ length: 25_000 }, (_, i) => i % 3);
    const { batches } = await encodeText(streamOf({ ids, starts: Uint32Array.of(0, 25_000) }), settings, {});
    expect(batches.map((batch) => [...batch.starts])).toEqual([
      [0, 10_000],
      [0, 10_000],
      [0, 5000],
    ]);
    expect(batches.flatMap((batch) => [...batch.ids])).toEqual([...ids]);
  });

  it.each([[[0, 4]], [[1, 3]], [[0, 2]], [[0, 2, 1, 3]], [[]]])('refuses starts of three ids at %j', async (starts) => {
    const batch = { ids: Uint32Array.of(0, 1, 2), starts: Uint32Array.from(starts) };
    await expect(encodeText(streamOf(batch), settings, {})).rejects.toMatchObject({
      code: 'INCONSISTENT',
      message: /must rise from 0 to the number of its ids, 3/,
    });
  });

  it('refuses ids that its vocabulary has not', async () => {
    const batch = { ids: Uint32Array.of(0, 3), starts: Uint32Array.of(0, 2) };
    await expect(encodeText(streamOf(batch), settings, {})).rejects.toMatchObject({ code: 'INCONSISTENT' });
  });
});

it('encodeText refuses a path in the place of a corpus', async () => {
  await expect(encodeText('text.txt' as never, settings, {})).rejects.toMatchObject({ code: 'BAD_OPTION' });
});
