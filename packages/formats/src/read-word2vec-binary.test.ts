import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorOf, readWithWarnings } from './__fixtures__/outcome.ts';
import { reusing } from './__fixtures__/streams.ts';
import { contentOf, hexOf, vectorsOf, wordsOf } from './__fixtures__/vectors.ts';
import { readWord2VecBinary } from './read-word2vec-binary.ts';

type Row = readonly [word: string | readonly number[], ...numbers: number[]];

function binaryOf(header: string, rows: readonly Row[], behindRow = ''): Buffer {
  const parts = rows.map(([word, ...numbers]) => [
    typeof word === 'string' ? Buffer.from(word) : Uint8Array.from(word),
    Buffer.from(' '),
    Buffer.from(Float32Array.from(numbers).buffer),
    Buffer.from(behindRow),
  ]);
  return Buffer.concat([Buffer.from(header), ...parts.flat()]);
}

const rows: Row[] = [
  ['king', 1, -0.5, 2],
  ['naïve', 0.1, 3e-5, -0],
  ['new\nline', 7.25, 8, 9],
];
const file = binaryOf('3 3\n', rows);
const content = contentOf(
  vectorsOf(
    rows.map(([word]) => word as string),
    rows.map(([, ...numbers]) => numbers),
  ),
);

describe('readWord2VecBinary', () => {
  it.each(['', '\n', '\n\n'])('reads rows with %j behind them', async (behindRow) => {
    const read = await readWithWarnings(readWord2VecBinary, binaryOf('3 3\n', rows, behindRow));
    expect(read.content).toEqual(content);
    expect(read.warnings).toEqual([]);
  });

  it.each([1, 3, 7, 64])('reads a stream of %i bytes at a time', async (length) => {
    expect(contentOf(await readWord2VecBinary(reusing(file, length)))).toEqual(content);
  });

  it('reads rows that lie across the chunks of a long stream', async () => {
    const many = Array.from({ length: 20_000 }, (_, i): Row => [`word${i}`, i, -i]);
    const long = binaryOf('20000 2\n', many);
    for (const length of [1_000, 65_536, 70_001]) {
      const { vocabulary, matrix } = await readWord2VecBinary(reusing(long, length));
      expect(vocabulary.tokenOf(19_999)).toBe('word19999');
      expect(matrix.data.every((value, i) => value === (i % 2 === 0 ? i / 2 : (1 - i) / 2))).toBe(true);
    }
  });

  it('reads what gensim wrote', async () => {
    const fixture = (name: string): Buffer => readFileSync(new URL(`./__fixtures__/${name}`, import.meta.url));
    const wanted = JSON.parse(fixture('gensim-odd-words.json').toString()) as { words: string[]; rows: string[] };
    const { vectors, warnings } = await readWithWarnings(readWord2VecBinary, fixture('gensim-odd-words.bin'));
    expect(wordsOf(vectors.vocabulary)).toEqual(wanted.words);
    expect(hexOf(vectors.matrix.data)).toBe(wanted.rows.join(''));
    expect(warnings).toEqual([]);
  });

  it('takes space and newline bytes within the numbers for numbers', async () => {
    const numbers = [...new Float32Array(Uint8Array.of(10, 10, 10, 10, 32, 32, 32, 32).buffer)];
    const { vectors } = await readWithWarnings(
      readWord2VecBinary,
      binaryOf('2 2\n', [
        ['a', ...numbers],
        ['b', ...numbers],
      ]),
    );
    expect([...vectors.matrix.data]).toEqual([...numbers, ...numbers]);
  });

  it.each([
    ['EMPTY', undefined, Buffer.from('')],
    ['BAD_HEADER', 0, Buffer.from('3 ')],
    ['BAD_HEADER', 0, Buffer.from('3 3')],
    ['BAD_HEADER', 0, Buffer.from('3 -3\n')],
    ['BAD_HEADER', 0, Buffer.alloc(4_100, 'y')],
    ['BAD_HEADER', 0, binaryOf('1 65537\n', [['a', ...new Array<number>(65_537).fill(0)]])],
    ['TRUNCATED', 0, binaryOf('3 1000000000\n', rows)],
    ['TRUNCATED', 0, binaryOf('1000000000000 3\n', rows)],
    ['TRUNCATED', file.length, binaryOf('4 2\n', rows)],
    ['TRUNCATED', 4, Buffer.from('2 2\nking 1.5 2.5\nqueen 3.5 4.5\n')],
    ['LIMIT', 4, Buffer.concat([Buffer.from('2 2\n'), Buffer.alloc(70_000, 'x')])],
  ])('refuses with %s at byte %s', async (code, offset, bytes) => {
    const error = await errorOf(readWord2VecBinary, bytes, { name: 'a.bin' });
    expect([error.code, error.offset, error.file]).toEqual([code, offset, 'a.bin']);
  });

  it('refuses every file that is cut', async () => {
    for (let length = 0; length < file.length; length++) {
      const error = await errorOf(readWord2VecBinary, file.subarray(0, length));
      expect(error.code).toBe(length === 0 ? 'EMPTY' : length < 4 ? 'BAD_HEADER' : 'TRUNCATED');
    }
  });

  it.each([
    [
      'EMPTY_WORD',
      4,
      binaryOf('2 1\n', [
        ['', 1.5],
        ['b', 2.5],
      ]),
      ['', 'b'],
    ],
    [
      'BAD_UTF8',
      4,
      binaryOf('2 1\n', [
        [[0xe3, 0x81], 1.5],
        ['b', 2.5],
      ]),
      ['\ufffd', 'b'],
    ],
    [
      'DUPLICATE_WORD',
      16,
      binaryOf('3 1\n', [
        ['a', 1.5],
        ['b', 2.5],
        ['a', 3.5],
      ]),
      ['a', 'b'],
    ],
    [
      'NON_FINITE',
      10,
      binaryOf('2 1\n', [
        ['a', 1.5],
        ['b', Number.NaN],
      ]),
      ['a', 'b'],
    ],
    [
      'TRAILING_DATA',
      10,
      binaryOf('1 1\n', [
        ['a', 1.5],
        ['b', 2.5],
      ]),
      ['a'],
    ],
  ] as const)('takes %s with a warning at byte %i, and not in strict mode', async (code, offset, bytes, wanted) => {
    const { vectors, warnings } = await readWithWarnings(readWord2VecBinary, bytes, { name: 'a.bin' });
    expect(wordsOf(vectors.vocabulary)).toEqual(wanted);
    expect(warnings).toEqual([{ code, message: expect.any(String), file: 'a.bin', offset }]);
    expect(await errorOf(readWord2VecBinary, bytes, { strict: true })).toMatchObject({ code, offset });
  });

  it('reads the first words only when told so, and nothing behind them', async () => {
    const { vectors, warnings } = await readWithWarnings(readWord2VecBinary, binaryOf('3 3\n', rows.slice(0, 2)), {
      limit: 2,
    });
    expect(wordsOf(vectors.vocabulary)).toEqual(['king', 'naïve']);
    expect(warnings).toEqual([]);
  });

  it('skips a flood of newlines in constant memory', async () => {
    async function* flood(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('1 1\n');
      for (let i = 0; i < 50; i++) yield new Uint8Array(1 << 20).fill(0x0a);
      yield binaryOf('', [['a', 1.5]]);
    }
    expect(wordsOf((await readWord2VecBinary(flood())).vocabulary)).toEqual(['a']);
  });

  it('reads a long word in small chunks in linear time', async () => {
    const word = 'x'.repeat(60_000);
    const long = binaryOf('2 1\n', [
      [word, 1.5],
      ['b', 2.5],
    ]);
    expect(wordsOf((await readWord2VecBinary(reusing(long, 10))).vocabulary)).toEqual([word, 'b']);
  });
});
