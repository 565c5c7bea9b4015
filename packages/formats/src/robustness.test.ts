import { gzipSync } from 'node:zlib';
import { FirthError, type WordVectors } from '@firth/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './__fixtures__/random.ts';
import { contentOf, vectorsOf } from './__fixtures__/vectors.ts';
import { readGloVeText } from './read-glove-text.ts';
import type { ReadOptions, VectorSource } from './read-options.ts';
import { readVectors } from './read-vectors.ts';
import { readWord2VecBinary } from './read-word2vec-binary.ts';
import { readWord2VecText } from './read-word2vec-text.ts';
import { writeGloVeText } from './write-glove-text.ts';
import { writeWord2VecBinary } from './write-word2vec-binary.ts';
import { writeWord2VecText } from './write-word2vec-text.ts';

type Read = (source: VectorSource, options?: ReadOptions) => Promise<WordVectors>;

const vectors = vectorsOf(
  ['king', 'queen', 'naïve', 'New', '7'],
  [
    [1, 0.5, -2],
    [0.1, 3e-9, 1e20],
    [7, 8, 9],
    [0, -0, 0.25],
    [-1, 1, 0.333],
  ],
);
const text = Buffer.concat([...writeWord2VecText(vectors)]);
const glove = Buffer.concat([...writeGloVeText(vectors)]);
const binary = Buffer.concat([...writeWord2VecBinary(vectors)]);
const seeds: readonly (readonly [name: string, read: Read, bytes: Buffer, rounds: number])[] = [
  ['text', readWord2VecText, text, 25_000],
  ['GloVe text', readGloVeText, glove, 25_000],
  ['binary', readWord2VecBinary, binary, 25_000],
  ['any format, given text', readVectors, text, 25_000],
  ['any format, given binary', readVectors, binary, 25_000],
  ['any format, given packed text', readVectors, gzipSync(text), 5_000],
  ['any format, given packed binary', readVectors, gzipSync(binary), 5_000],
];

/** The vectors in `bytes`, or the typed error; anything else fails the test. */
async function outcomeOf(read: Read, bytes: Uint8Array): Promise<WordVectors | FirthError> {
  try {
    return await read(new Blob([Uint8Array.from(bytes)]));
  } catch (error) {
    if (error instanceof FirthError) return error;
    throw new Error(`an untyped error for ${Buffer.from(bytes).toString('base64')}`, { cause: error });
  }
}

describe('a file that is cut', () => {
  it('is a typed error in text, or its last number has lost digits', async () => {
    const lastNumber = text.lastIndexOf(' ') + 1;
    for (let length = 0; length < text.length; length++) {
      const outcome = await outcomeOf(readWord2VecText, text.subarray(0, length));
      // '-1 1 0.333' cut to '-1 1 0.3' is a whole row without its newline, and nothing tells.
      const isLegal = length > lastNumber;
      expect([length, outcome instanceof FirthError]).toEqual([length, !isLegal]);
    }
  });

  it.each([
    ['binary', readWord2VecBinary, binary],
    ['packed text', readVectors, gzipSync(text)],
    ['packed binary', readVectors, gzipSync(binary)],
  ] as const)('is a typed error in %s', async (_, read, bytes) => {
    for (let length = 0; length < bytes.length; length++) {
      expect([length, await outcomeOf(read, bytes.subarray(0, length))]).toEqual([length, expect.any(FirthError)]);
    }
  });
});

describe('a file that is changed', () => {
  it.each(seeds)('gives vectors or a typed error from the reader of %s', async (_, read, bytes, usualRounds) => {
    const rounds = Number(process.env.FIRTH_MUTATIONS ?? usualRounds); // 1000000 for a long run
    const random = createRandom(bytes.length);
    let errors = 0;
    for (let round = 0; round < rounds; round++) {
      const outcome = await outcomeOf(read, mutated(bytes, random));
      if (outcome instanceof FirthError) errors++;
      else expect(outcome.matrix.data.length).toBe(outcome.vocabulary.size * outcome.dimensions);
    }
    expect(errors).toBeGreaterThan(rounds / 10);
  });

  it('is read to the same from any chunks', async () => {
    const random = createRandom(5);
    for (let round = 0; round < 1_000; round++) {
      const [, read, seed] = seeds[round % 2]!;
      const bytes = mutated(seed, random);
      const whole = await outcomeOf(read, bytes);
      const outcome = await read(randomChunks(bytes, random)).catch((error: unknown) => error);
      if (whole instanceof FirthError) expect(outcome).toBeInstanceOf(FirthError);
      else expect(contentOf(outcome as WordVectors)).toEqual(contentOf(whole));
    }
  });
});

describe('bytes of any kind', () => {
  it('give vectors or a typed error', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('', '1 1\n', '2 3\n', '0 1\n'),
        async (bytes, header) => {
          const file = Buffer.concat([Buffer.from(header), bytes]);
          for (const read of [readWord2VecText, readWord2VecBinary, readGloVeText, readVectors])
            await outcomeOf(read, file);
        },
      ),
      { numRuns: 1_000, seed: 6 },
    );
  });

  it('give the same vectors again when they were written and read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.array(fc.float(), { minLength: 3, maxLength: 3 })), {
          maxLength: 20,
        }),
        async (pairs) => {
          const rows = new Map(pairs.filter(([word]) => /^[^\n ]*$/.test(word)));
          const written = vectorsOf([...rows.keys()], [...rows.values()]);
          for (const write of [writeWord2VecText, writeWord2VecBinary]) {
            const read = await readVectors(new Blob([...write(written)]));
            expect(contentOf(read)).toEqual(contentOf(written));
          }
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
});

const interesting = [0, 9, 10, 13, 32, 43, 45, 46, 48, 57, 69, 101, 127, 128, 192, 239, 255];

/** One to four changes: a byte set, a bit flipped, a piece left out, doubled or moved. */
function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  let result = Array.from(bytes);
  const upTo = (count: number): number => Math.floor(random() * count);
  for (let change = 0; change <= upTo(4); change++) {
    const at = upTo(result.length);
    const length = 1 + upTo(8);
    const kind = upTo(6);
    if (kind === 0) result[at] = upTo(256);
    if (kind === 1) result[at] = interesting[upTo(interesting.length)]!;
    if (kind === 2) result[at] = (result[at] ?? 0) ^ (1 << upTo(8));
    if (kind === 3) result.splice(at, length);
    if (kind === 4) result.splice(upTo(result.length), 0, ...result.slice(at, at + length));
    if (kind === 5) result = [...result.slice(at), ...result.slice(0, at)];
  }
  return Uint8Array.from(result);
}

async function* randomChunks(bytes: Uint8Array, random: () => number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const length = Math.floor(random() * 40);
    yield bytes.subarray(at, at + length);
    at += length;
  }
}
