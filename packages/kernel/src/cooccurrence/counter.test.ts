import { describe, expect, it } from 'vitest';
import type { Instructions } from '../lib/instructions.ts';
import { createGenerator } from '../random/generator.ts';
import { type CooccurrenceCounter, createCooccurrenceCounter } from './counter.ts';
import { type CooccurrenceShape, separator } from './shape.ts';

interface Counted {
  readonly words: number;
  readonly sentences: readonly (readonly number[])[];
  readonly window: number;
  readonly symmetric: boolean;
}

/** Weights of 12 / distance, which are whole for a window of 4. */
const scale = 12;

async function makeCounter(counted: Counted, instructions: Instructions): Promise<CooccurrenceCounter> {
  const { words, sentences, window, symmetric } = counted;
  const tokens = sentences.flat().length;
  const size = { tokens, sentences: sentences.length, rows: words, records: words * words, threads: 1 };
  const shape: CooccurrenceShape = { words, window, symmetric, ...size };
  const counter = await createCooccurrenceCounter(shape, { shared: false, instructions });
  counter.text.set([separator, ...sentences.flatMap((sentence) => [...sentence, separator])]);
  const placesOf = Array.from({ length: words }, (_, word) =>
    [...counter.text.keys()].filter((i) => counter.text[i] === word),
  );
  counter.places.set(placesOf.flat());
  for (const [word, places] of placesOf.entries()) {
    counter.placeStarts[word + 1] = counter.placeStarts[word]! + places.length;
  }
  for (let k = 1; k <= window; k++) counter.weights[k - 1] = scale / k;
  return counter;
}

/** Rows `first` to `end` as triples. */
function produce(counter: CooccurrenceCounter, first: number, end: number): number[][] {
  const { buffer } = counter.memory;
  const list = new Uint32Array(buffer, counter.instantiate(0).produce(first, end), 7);
  expect(list[0]).toBe(3);
  const rowSizes = new Uint32Array(buffer, list[1], list[2]! / 4);
  const columns = new Uint32Array(buffer, list[3], list[4]! / 4);
  const counts = new Float64Array(buffer, list[5], list[6]! / 8);
  const rows = [...rowSizes].flatMap((size, i) => new Array<number>(size).fill(first + i));
  return rows.map((row, i) => [row, columns[i]!, counts[i]!]);
}

/** The same by the definition. */
function triplesOf({ words, sentences, window, symmetric }: Counted): number[][] {
  const counts = new Map<number, number>();
  const add = (row: number, column: number, weight: number): void => {
    counts.set(row * words + column, (counts.get(row * words + column) ?? 0) + weight);
  };
  for (const sentence of sentences) {
    for (const [i, word] of sentence.entries()) {
      for (let k = 1; k <= window && i + k < sentence.length; k++) {
        add(word, sentence[i + k]!, scale / k);
        if (symmetric) add(sentence[i + k]!, word, scale / k);
      }
    }
  }
  const cells = [...counts].sort(([a], [b]) => a - b);
  return cells.map(([cell, count]) => [Math.floor(cell / words), cell % words, count]);
}

function randomSentences(words: number, count: number): number[][] {
  const random = createGenerator(8);
  return Array.from({ length: count }, () => Array.from({ length: random.below(12) }, () => random.below(words)));
}

describe.each(['plain', 'simd', 'relaxed-simd'] as const)('a co-occurrence counter on %s', (instructions) => {
  it.each([
    ['both sides', 3, true],
    ['the side that follows', 4, false],
    ['the next word', 1, true],
  ])('counts the neighbors on %s', async (_, window, symmetric) => {
    const counted = { words: 6, sentences: randomSentences(6, 40), window, symmetric };
    const counter = await makeCounter(counted, instructions);
    expect(produce(counter, 0, 6)).toEqual(triplesOf(counted));
  });

  it('counts ranges of rows one after the other, and the same range again', async () => {
    const counted = { words: 9, sentences: randomSentences(9, 30), window: 4, symmetric: true };
    const counter = await makeCounter(counted, instructions);
    const expected = triplesOf(counted);
    for (const [first, end] of [
      [4, 9],
      [0, 4],
      [4, 9],
      [2, 3],
    ] as const) {
      expect(produce(counter, first, end)).toEqual(expected.filter(([row]) => row! >= first && row! < end));
    }
  });

  it('puts columns in order over more words than two levels of bits hold at once', async () => {
    const words = 9000;
    const sentence = [8999, 0, 4096, 63, 64, 4095, 0, 8191];
    const counted = { words, sentences: [sentence], window: 4, symmetric: true };
    const shape = { words, window: 4, symmetric: true, tokens: 8, sentences: 1, rows: 1, records: words, threads: 1 };
    const counter = await createCooccurrenceCounter(shape, { shared: false, instructions });
    counter.text.set([separator, ...sentence, separator]);
    counter.places.set([2, 7]);
    counter.placeStarts.fill(2, 1);
    counter.weights.set([12, 6, 4, 3]);
    expect(produce(counter, 0, 1)).toEqual(triplesOf(counted).filter(([row]) => row === 0));
  });
});

it('refuses a shape that makes no sense', async () => {
  const shape = { words: 2, window: 0, symmetric: true, tokens: 8, sentences: 1, rows: 1, records: 4, threads: 1 };
  await expect(createCooccurrenceCounter(shape, { shared: false })).rejects.toMatchObject({ code: 'BAD_OPTION' });
});
