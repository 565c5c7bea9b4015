import { describe, expect, it } from 'vitest';
import { errorOf, readWithWarnings } from './__fixtures__/outcome.ts';
import { reusing } from './__fixtures__/streams.ts';
import { contentOf, vectorsOf, wordsOf } from './__fixtures__/vectors.ts';
import { readGloVeText } from './read-glove-text.ts';
import { readVectors } from './read-vectors.ts';
import { recognizeFormat } from './recognize-format.ts';
import { writeGloVeText } from './write-glove-text.ts';

const vectors = vectorsOf(
  ['king', '7', 'naïve'],
  [
    [1, -0.5, 2],
    [0.1, 3e-5, -0],
    [7, 8, 9],
  ],
);
const text = 'king 1 -0.5 2\n7 .1 3e-05 -0\nnaïve 7. 8 +9\n';

describe('readGloVeText', () => {
  it.each([
    ['as glove.c writes them', text],
    ['with CRLF', text.replaceAll('\n', '\r\n')],
    ['without a newline at the end', text.trimEnd()],
    ['with blank lines at the end', `${text}\n \r\n\n`],
  ])('reads rows %s', async (_, file) => {
    const read = await readWithWarnings(readGloVeText, file);
    expect(read.content).toEqual(contentOf(vectors));
    expect(read.warnings).toEqual([]);
  });

  it.each([1, 2, 3, 7, 64])('reads a stream of %i bytes at a time', async (length) => {
    for (const file of [text, `${text}\n \n`]) {
      expect(contentOf(await readGloVeText(reusing(Buffer.from(file), length)))).toEqual(contentOf(vectors));
    }
  });

  it('reads words that hold spaces, the first one too, without a warning', async () => {
    const { vectors: read, warnings } = await readWithWarnings(
      readGloVeText,
      'at name@domain.com 1 2\n. . . 3 4\nthe 5 6\n',
    );
    expect(wordsOf(read.vocabulary)).toEqual(['at name@domain.com', '. . .', 'the']);
    expect([...read.matrix.data]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(warnings).toEqual([]);
  });

  it('stops at a limit', async () => {
    expect(wordsOf((await readGloVeText(new Blob([`${text}broken`]), { limit: 2 })).vocabulary)).toEqual(['king', '7']);
  });

  it('grows with a file of many rows', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `w${i} ${i} 1 2 3\n`).join('');
    const read = await readGloVeText(new Blob([rows]));
    expect(read.vocabulary.size).toBe(100_000);
    expect([...read.vectorOf('w99999')!]).toEqual([99_999, 1, 2, 3]);
  });

  it.each([
    ['EMPTY', undefined, ''],
    ['EMPTY', undefined, '\n\n'],
    ['DIMENSION_MISMATCH', 1, 'king\nqueen\n'],
    ['DIMENSION_MISMATCH', 1, 'king 1 x\nqueen 1 2\n'],
    ['DIMENSION_MISMATCH', 2, 'king 1 2\nqueen 1\n'],
    ['DIMENSION_MISMATCH', 2, 'king 1 2\n\nqueen 1 2\n'],
    ['BAD_NUMBER', 2, 'king 1 2\nqueen 1 0x2\n'],
    ['LIMIT', 1, `king${' 1'.repeat(65_537)}\n`],
  ])('refuses what it cannot read: %s in line %s', async (code, line, file) => {
    const error = await errorOf(readGloVeText, file);
    expect([error.code, error.line]).toEqual([code, line]);
  });

  it('refuses a blank line among the rows, wherever chunks end', async () => {
    for (const length of [1, 3, 9, 10, 11, 100]) {
      const chunks = reusing(Buffer.from('king 1 2\n\nqueen 1 2\n'), length);
      await expect(readGloVeText(chunks)).rejects.toMatchObject({ code: 'DIMENSION_MISMATCH', line: 2 });
    }
  });

  it('says what the first row had', async () => {
    const error = await errorOf(readGloVeText, 'king 1 2\nqueen 1\n', { name: 'glove.txt' });
    expect(error.message).toBe('glove.txt:2: the row has 1 number where the first row has 2');
  });
});

describe('writeGloVeText', () => {
  it('writes what is read back, without a header', async () => {
    const written = Buffer.concat([...writeGloVeText(vectors)]);
    expect(written.toString()).toBe('king 1 -0.5 2\n7 0.1 0.00003 -0\nnaïve 7 8 9\n');
    expect(contentOf(await readGloVeText(new Blob([written])))).toEqual(contentOf(vectors));
    expect(recognizeFormat(written)).toBe('glove-text');
    expect(contentOf(await readVectors(new Blob([written])))).toEqual(contentOf(vectors));
  });
});
