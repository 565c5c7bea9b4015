import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWithWarnings } from './__fixtures__/outcome.ts';
import { createRandom, randomFloat } from './__fixtures__/random.ts';
import { contentOf, vectorsOf } from './__fixtures__/vectors.ts';
import { readWord2VecBinary } from './read-word2vec-binary.ts';
import { readWord2VecText } from './read-word2vec-text.ts';
import { writeWord2VecBinary } from './write-word2vec-binary.ts';
import { writeWord2VecText } from './write-word2vec-text.ts';

const pairs = [
  ['text', writeWord2VecText, readWord2VecText],
  ['binary', writeWord2VecBinary, readWord2VecBinary],
] as const;

describe.each(pairs)('word2vec %s', (format, write, read) => {
  it('reads back exactly, whatever the numbers and words', async () => {
    const random = createRandom(4);
    for (let round = 0; round < 50; round++) {
      const columns = 1 + Math.floor(random() * 9);
      const count = Math.floor(random() * 30) + 1;
      const words = Array.from({ length: count }, (_, i) => randomWord(random) + i);
      const vectors = vectorsOf(
        words,
        Array.from(words, () => Array.from({ length: columns }, () => randomFloat(random))),
      );
      const { content, warnings } = await readWithWarnings(read, Buffer.concat([...write(vectors)]));
      expect(content).toEqual(contentOf(vectors));
      expect(warnings).toEqual([]);
    }
  });

  it('keeps NaN and the infinities', async () => {
    const vectors = vectorsOf(['a'], [[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]]);
    const { content } = await readWithWarnings(read, Buffer.concat([...write(vectors)]));
    expect(content).toEqual(contentOf(vectors));
  });

  it('writes a file of no words', async () => {
    expect(Buffer.concat([...write(vectorsOf([], []))]).toString()).toBe('0 1\n');
  });

  it('comes in chunks of a megabyte, and of a row where that is longer', () => {
    const words = Array.from({ length: 3_000 }, (_, i) => `wörd${i}`);
    const vectors = vectorsOf(
      words,
      words.map((_, i) => new Array<number>(200).fill(i / 7)),
    );
    const chunks = [...write(vectors)];
    expect(chunks.length).toBeGreaterThan(2);
    for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(1 << 20);
    const wide = vectorsOf(
      ['a', 'b'],
      [new Array<number>(300_000).fill(1 / 3), new Array<number>(300_000).fill(2 / 3)],
    );
    expect(Buffer.concat([...write(wide)]).length).toBeGreaterThan(2_000_000);
  });

  it('fills two buffers in turn when told so', () => {
    const words = Array.from({ length: 6_000 }, (_, i) => `word${i}`);
    const vectors = vectorsOf(
      words,
      words.map((_, i) => new Array<number>(200).fill(i / 7)),
    );
    const whole = Buffer.concat([...write(vectors)]);
    const copies: Buffer[] = [];
    const buffers = new Set<ArrayBuffer>();
    let previous: Uint8Array | undefined;
    // As a saver does: the chunk before is used when the next one has been made.
    for (const chunk of write(vectors, { reuseBuffers: true })) {
      if (previous) copies.push(Buffer.from(previous));
      buffers.add(chunk.buffer);
      previous = chunk;
    }
    copies.push(Buffer.from(previous!));
    expect(Buffer.concat(copies).equals(whole)).toBe(true);
    expect(buffers.size).toBe(2);
  });

  it.each([
    ['WORD_WITH_SPACE', format === 'text' ? 'new\nline' : 'New York'],
    ['WORD_WITH_SPACE', format === 'text' ? 'neüe\nzeile' : 'Neü York'],
    ['BAD_UTF8', 'half \ud83d'.replace(' ', '_')],
  ])('refuses with %s the word %j, which it could not read back', (code, word) => {
    const vectors = vectorsOf(['a', word], [[1], [2]]);
    expect(() => [...write(vectors)]).toThrow(expect.objectContaining({ code }));
  });
});

describe('words that were read from a file', () => {
  it('are refused by the format that cannot hold them, and written by the other', async () => {
    const spaced = await readWord2VecText(new Blob(['1 1\nNew York 1\n']));
    expect(() => [...writeWord2VecBinary(spaced)]).toThrow(expect.objectContaining({ code: 'WORD_WITH_SPACE' }));
    expect(Buffer.concat([...writeWord2VecText(spaced)]).toString()).toBe('1 1\nNew York 1\n');
    const broken = await readWord2VecBinary(new Blob(['1 1\nnew\nline ', Float32Array.of(1)]));
    expect(() => [...writeWord2VecText(broken)]).toThrow(expect.objectContaining({ code: 'WORD_WITH_SPACE' }));
    expect(contentOf(await readWord2VecBinary(new Blob([...writeWord2VecBinary(broken)])))).toEqual(contentOf(broken));
  });
});

describe('writeWord2VecText', () => {
  it('writes words with spaces, which read back with a warning', async () => {
    const vectors = vectorsOf(
      ['New York', ' a  b ', '7 8'],
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    );
    const { content, warnings } = await readWithWarnings(
      readWord2VecText,
      Buffer.concat([...writeWord2VecText(vectors)]),
    );
    expect(content).toEqual(contentOf(vectors));
    expect(warnings.map(({ code }) => code)).toEqual(['WORD_WITH_SPACE']);
  });
});

describe('writeWord2VecBinary', () => {
  it('writes the same bytes as gensim', async () => {
    const file = readFileSync(new URL('./__fixtures__/gensim-odd-words.bin', import.meta.url));
    const vectors = await readWord2VecBinary(new Blob([file]));
    expect(Buffer.concat([...writeWord2VecBinary(vectors)]).equals(file)).toBe(true);
  });

  it('refuses a word that begins with a newline', () => {
    expect(() => [...writeWord2VecBinary(vectorsOf(['\na'], [[1]]))]).toThrow(
      expect.objectContaining({ code: 'WORD_WITH_SPACE' }),
    );
  });
});

const letters = [
  'a',
  'B',
  '7',
  '.',
  '-',
  '\t',
  '\u0000',
  'ï',
  '北',
  '👩',
  '\u0301',
  '\ufeff',
  '\u2028',
  '<',
  '_',
  '\r',
];

function randomWord(random: () => number): string {
  return Array.from({ length: Math.floor(random() * 6) }, () => letters[Math.floor(random() * letters.length)]).join(
    '',
  );
}
