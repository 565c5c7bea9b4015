import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorOf, readWithWarnings } from './__fixtures__/outcome.ts';
import { reusing } from './__fixtures__/streams.ts';
import { contentOf, hexOf, vectorsOf, wordsOf } from './__fixtures__/vectors.ts';
import { readWord2VecText } from './read-word2vec-text.ts';

const words = ['king', 'queen', 'naïve'];
const rows = [
  [1, -0.5, 2],
  [0.1, 3e-5, -0],
  [7, 8, 9],
];
const text = '3 3\nking 1 -0.5 2\nqueen .1 3e-05 -0\nnaïve 7. 8 +9\n';
const content = contentOf(vectorsOf(words, rows));

describe('readWord2VecText', () => {
  it.each([
    ['as gensim writes them', text],
    ['with a space behind each row, as word2vec.c writes', text.replaceAll('\n', ' \n')],
    ['with CRLF', text.replaceAll('\n', '\r\n')],
    ['without a newline at the end', text.trimEnd()],
    ['with blank lines at the end', `${text}\n \r\n\n`],
  ])('reads rows %s', async (_, file) => {
    const read = await readWithWarnings(readWord2VecText, file);
    expect(read.content).toEqual(content);
    expect(read.warnings).toEqual([]);
  });

  it.each([1, 2, 3, 7, 64])('reads a stream of %i bytes at a time', async (length) => {
    expect(contentOf(await readWord2VecText(reusing(Buffer.from(text), length)))).toEqual(content);
  });

  it('reads what gensim wrote', async () => {
    const fixture = (name: string): Buffer => readFileSync(new URL(`./__fixtures__/${name}`, import.meta.url));
    const wanted = JSON.parse(fixture('gensim-odd-words.json').toString()) as { words: string[]; rows: string[] };
    const { vectors, warnings } = await readWithWarnings(readWord2VecText, fixture('gensim-odd-words.txt'));
    expect(wordsOf(vectors.vocabulary)).toEqual(wanted.words);
    expect(hexOf(vectors.matrix.data)).toBe(wanted.rows.join(''));
    expect(warnings).toEqual([]);
  });

  it.each([
    ['EMPTY', undefined, ''],
    ['BAD_HEADER', 1, '\n'],
    ['BAD_HEADER', 1, '3\n'],
    ['BAD_HEADER', 1, '3 x\n'],
    ['BAD_HEADER', 1, '-3 3\n'],
    ['BAD_HEADER', 1, '3e0 3\n'],
    ['BAD_HEADER', 1, '0x3 3\n'],
    ['BAD_HEADER', 1, '3 3 3\n'],
    ['BAD_HEADER', 1, '3 0\na\nb\nc\n'],
    ['BAD_HEADER', 1, '9007199254740993 3\n'],
    ['BAD_HEADER', 1, `3 65537\n${'0 '.repeat(200_000)}`],
    ['BAD_HEADER', 1, `3 3${' '.repeat(200)}\n`],
    ['TRUNCATED', 1, '1000000000000 3\nking 1 2 3\n'],
    ['TRUNCATED', 3, '2 1\nking 1111\n'],
    ['DIMENSION_MISMATCH', 3, '2 3\nking 1 2 3\nqueen 1 2\n'],
    ['DIMENSION_MISMATCH', 3, '2 3\nking 1 2 3\n\nqueen 1 2 3\n'],
    ['DIMENSION_MISMATCH', 2, '1 3\nking 1 2  \n'],
    ['BAD_NUMBER', 2, '1 3\nking 1  3\n'],
    ['BAD_NUMBER', 2, '1 3\nking 1 0x10 3\n'],
    ['BAD_NUMBER', 2, '1 3\nking 1 2 1,5\n'],
    ['BAD_NUMBER', 2, '1 3\nking 1 1_0 3\n'],
    ['BAD_NUMBER', 2, '1 3\nking 1\t2 3 4\n'],
  ])('refuses with %s at line %s: %j', async (code, line, file) => {
    const error = await errorOf(readWord2VecText, file, { name: 'a.txt' });
    expect([error.code, error.line, error.file]).toEqual([code, line, 'a.txt']);
  });

  it('says what is wrong, and where', async () => {
    const error = await errorOf(readWord2VecText, '2 3\nking 1 2 3\nqueen 1 2\n', { name: 'a.txt' });
    expect(error.message).toBe('a.txt:3: the row has 2 numbers where the header promised 3');
    const other = await errorOf(readWord2VecText, '1 3\nking 1 abc 3\n');
    expect(other.message).toBe('2: number 2 of 3 is "abc", which is not a decimal number');
  });

  it.each([
    ['BOM', 1, `\ufeff${text}`, words],
    ['EMPTY_WORD', 2, '2 2\n 1 2\nking 3 4\n', ['', 'king']],
    ['WORD_WITH_SPACE', 3, '2 2\nking 1 2\nNew York 1 3 4\n', ['king', 'New York 1']],
    ['DUPLICATE_WORD', 4, '4 2\nking 1 2\nqueen 3 4\nking 5 6\nthe 7 8\n', ['king', 'queen', 'the']],
    ['NON_FINITE', 3, '2 2\nking 1 2\nqueen nan 1e99\n', ['king', 'queen']],
    ['TRAILING_DATA', 3, '1 2\nking 1 2\nqueen 3 4\n', ['king']],
  ])('takes %s with a warning at line %i, and not in strict mode', async (code, line, file, wanted) => {
    const { vectors, warnings } = await readWithWarnings(readWord2VecText, file, { name: 'a.txt' });
    expect(wordsOf(vectors.vocabulary)).toEqual(wanted);
    expect(warnings).toEqual([{ code, message: expect.any(String), file: 'a.txt', line }]);
    expect(await errorOf(readWord2VecText, file, { strict: true })).toMatchObject({ code, line });
  });

  it('takes bad UTF-8 with a warning, two words of one reading as a repetition', async () => {
    const file = Buffer.concat([
      Buffer.from('3 1\n'),
      ...[0xff, 0xfe, 0x61].map((byte) => Uint8Array.of(byte, 0x20, 0x31, 0x0a)),
    ]);
    const { vectors, warnings } = await readWithWarnings(readWord2VecText, file);
    expect(wordsOf(vectors.vocabulary)).toEqual(['\ufffd', 'a']);
    expect(warnings.map(({ code, line, message }) => [code, line, /first of \d/.exec(message)?.[0]])).toEqual([
      ['BAD_UTF8', 2, 'first of 2'],
      ['DUPLICATE_WORD', 3, undefined],
    ]);
  });

  it('keeps the first row of a word, moving those behind it up', async () => {
    const file = '5 1\na 1\nb 2\na 3\nb 4\nc 5\n';
    for (const length of [1, 100]) {
      const vectors = await readWord2VecText(reusing(Buffer.from(file), length));
      expect([...vectors.matrix.data]).toEqual([1, 2, 5]);
      expect(vectors.vectorOf('c')).toEqual(Float32Array.of(5));
    }
  });

  it('reads the first words only when told so, and nothing behind them', async () => {
    const file = '3 2\nking 1 2\nqueen 3 4\nthis row is broken\n';
    const vectors = await readWord2VecText(new Blob([file]), { limit: 2 });
    expect(wordsOf(vectors.vocabulary)).toEqual(['king', 'queen']);
    expect((await readWord2VecText(new Blob([file]), { limit: 0 })).vocabulary.size).toBe(0);
    expect((await errorOf(readWord2VecText, file, { limit: 3 })).line).toBe(4);
    expect((await readWord2VecText(new Blob([text]), { limit: Number.POSITIVE_INFINITY })).vocabulary.size).toBe(3);
    for (const limit of [-1, 0.5, Number.NaN]) {
      expect((await errorOf(readWord2VecText, text, { limit })).code).toBe('BAD_OPTION');
    }
  });

  it('reads a file of no words', async () => {
    const vectors = await readWord2VecText(new Blob(['0 5\n']));
    expect([vectors.vocabulary.size, vectors.dimensions]).toEqual([0, 5]);
  });

  it.each([
    ['wordBytes', 4, 'kings 1\n'],
    ['wordBytes', 6, 'the kings 1\n'],
    ['lineBytes', 10, 'king 0.123456789\n'],
    ['words', 0, 'king 1\n'],
  ] as const)('holds to the limit %s', async (limit, value, row) => {
    const error = await errorOf(readWord2VecText, `1 1\n${row}`, { limits: { [limit]: value } });
    expect(error.code).toBe('LIMIT');
  });

  it('holds the dimensions to their limit as a matter of the header', async () => {
    expect((await errorOf(readWord2VecText, '1 3\na 1 2 3\n', { limits: { dimensions: 2 } })).code).toBe('BAD_HEADER');
  });

  it('ends with the reason of an abort, and closes the source', async () => {
    const controller = new AbortController();
    let isClosed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield Buffer.from('1000 1\nking 1\n');
        controller.abort(new Error('enough'));
        for (let i = 0; ; i++) yield Buffer.from(`word${i} 1\n`);
      } finally {
        isClosed = true;
      }
    }
    await expect(readWord2VecText(source(), { signal: controller.signal })).rejects.toThrow('enough');
    expect(isClosed).toBe(true);
  });

  it('names a File by its own name', async () => {
    const file = new File(['3\n'], 'mine.vec');
    await expect(readWord2VecText(file)).rejects.toMatchObject({ file: 'mine.vec' });
  });
});
