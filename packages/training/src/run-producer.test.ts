import { type CooccurrenceCounter, createCooccurrenceCounter, separator } from '@firth/kernel/cooccurrence';
import { createGenerator } from '@firth/kernel/random';
import type { Instructions } from '@firth/kernel/runtime';
import { expect, it } from 'vitest';
import { runProducer } from './run-producer.ts';

const words = 40;
const tokens = 2000;

/** A counter of the neighbors in one long sentence of random words. */
async function makeCounter(place: {
  readonly threads: number;
  readonly shared: boolean;
  readonly instructions?: Instructions;
}): Promise<CooccurrenceCounter> {
  const size = { words, tokens, sentences: 1, window: 3, symmetric: true, rows: words, records: words * words };
  const counter = await createCooccurrenceCounter({ ...size, threads: place.threads }, place);
  const random = createGenerator(2);
  const ids = Array.from({ length: tokens }, () => random.below(words));
  counter.text.set([separator, ...ids, separator]);
  let used = 0;
  for (let word = 0; word < words; word++) {
    for (const [i, id] of ids.entries()) if (id === word) counter.places[used++] = i + 1;
    counter.placeStarts[word + 1] = used;
  }
  counter.weights.set([6, 3, 2]);
  return counter;
}

const ranges = Array.from({ length: 8 }, (_, i) => ({ first: 5 * i, end: 5 * i + 5 }));

it('makes the same in workers, on this thread, and in plain TypeScript, in the order of the ranges', async () => {
  const products = [];
  for (const place of [
    { threads: 1, shared: true },
    { threads: 3, shared: true },
    { threads: 1, shared: false },
    { threads: 1, shared: false, instructions: 'plain' },
  ] as const) {
    products.push(await runProducer({ producer: await makeCounter(place), ranges }));
  }
  expect(products[0]!.map(([rowSizes]) => new Uint32Array(rowSizes!).length)).toEqual(new Array(8).fill(5));
  for (const other of products) expect(other).toEqual(products[0]);
});

it('stops when aborted', async () => {
  const controller = new AbortController();
  const producer = await makeCounter({ threads: 2, shared: true });
  const run = runProducer({ producer, ranges, signal: controller.signal });
  controller.abort(new Error('enough'));
  await expect(run).rejects.toThrow('enough');
  await expect(runProducer({ producer, ranges, signal: controller.signal })).rejects.toThrow('enough');
});

it('says so where a worker fails', async () => {
  const producer = await makeCounter({ threads: 2, shared: true });
  const beyond = { first: 0, end: 2 ** 30 };
  await expect(runProducer({ producer, ranges: [beyond] })).rejects.toMatchObject({ code: 'WORKER' });
});
