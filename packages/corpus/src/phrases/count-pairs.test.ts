import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPairs, type PairSearch, type PairText } from './count-pairs.ts';

/** The sentences as batches of one, of whose ids the first `connectors` are connectors. */
function textOf(sentences: readonly (readonly number[])[], connectors: number): PairText {
  const counts = new Float64Array(Math.max(-1, ...sentences.flat()) + 1);
  for (const id of sentences.flat()) counts[id]!++;
  const batches = sentences.map((ids) => ({ ids: Uint32Array.from(ids), starts: Uint32Array.of(0, ids.length) }));
  return { batches, counts, isConnector: Uint8Array.from(counts, (_, id) => +(id < connectors)) };
}

/** Counts as gensim's `_learn_vocab` does: joined strings in a table. */
function countByTable(sentences: readonly (readonly number[])[], connectors: number): Map<string, number> {
  const table = new Map<string, number>();
  for (const sentence of sentences) {
    let phrase: number[] = [];
    for (const id of sentence) {
      if (phrase.length > 0) phrase.push(id);
      if (id < connectors) continue;
      if (phrase.length > 0) table.set(phrase.join(), (table.get(phrase.join()) ?? 0) + 1);
      phrase = [id];
    }
  }
  return table;
}

async function countAll(
  text: PairText,
  search: Partial<PairSearch> = {},
): Promise<{ different: number; found: Map<string, number> }> {
  const found = new Map<string, number>();
  const onPair: PairSearch['onPair'] = ({ ids, count }) => found.set(ids.join(), count);
  const different = await countPairs(text, {
    minCount: 1,
    mostFollowers: 1000,
    onPair,
    pause: async () => {},
    ...search,
  });
  return { different, found };
}

const sentences = fc.array(fc.array(fc.nat(9), { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 20 });

describe('countPairs', () => {
  it('counts what a table of all pairs counts, however few followers are gathered at a time', async () => {
    await fc.assert(
      fc.asyncProperty(
        sentences,
        fc.nat(3),
        fc.integer({ min: 1, max: 100 }),
        async (text, connectors, mostFollowers) => {
          const table = countByTable(text, connectors);
          const { different, found } = await countAll(textOf(text, connectors), { mostFollowers });
          expect(found).toEqual(table);
          expect(different).toBe(table.size);
        },
      ),
    );
  });

  it('passes on the frequent pairs and counts the rare ones', async () => {
    const { different, found } = await countAll(
      textOf(
        [
          [0, 1, 2],
          [0, 1],
          [1, 2],
          [2, 0],
        ],
        0,
      ),
      { minCount: 2 },
    );
    expect(Object.fromEntries(found)).toEqual({ '0,1': 2, '1,2': 2 });
    expect(different).toBe(3);
  });

  it('counts no pair over the end of a sentence', async () => {
    const ids = Uint32Array.of(0, 1, 1, 0, 2);
    const text = { ...textOf([[...ids]], 0), batches: [{ ids, starts: Uint32Array.of(0, 2, 5) }] };
    expect(Object.fromEntries((await countAll(text)).found)).toEqual({ '0,1': 1, '1,0': 1, '0,2': 1 });
  });

  it('finds none in a text of connectors alone', async () => {
    expect((await countAll(textOf([[0, 1, 0]], 2))).different).toBe(0);
  });

  it('stops when the pause throws', async () => {
    const pause = (): Promise<void> => Promise.reject(new Error('enough'));
    await expect(countAll(textOf([[0, 1]], 0), { pause })).rejects.toThrow('enough');
  });
});
