import { FirthError, type Warning } from '@firth/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instructions, supportedInstructions } from '../lib/instructions.ts';
import { sentenceStart } from './lexicon.ts';
import { createScanner, maximumWordBytes, type ScannerOptions } from './scanner.ts';

const kinds: readonly Instructions[] = ['plain', 'simd', 'relaxed-simd'];
const fastest = kinds.indexOf(supportedInstructions());
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Scanned {
  /** The sentences, words spelled out. */
  readonly sentences: string[][];
  /** The words in the order of their ids. */
  readonly words: string[];
  readonly counts: number[];
}

async function scan(chunks: Iterable<Uint8Array>, options: ScannerOptions = {}): Promise<Scanned> {
  const scanner = await createScanner(options);
  const sentences: string[][] = [];
  const collect = (ids: Uint32Array): void => {
    for (const id of ids) {
      if (id >= sentenceStart) sentences.push([]);
      sentences.at(-1)!.push(scanner.wordOf(id % sentenceStart));
    }
  };
  for (const chunk of chunks) scanner.write(chunk, collect);
  scanner.end(collect);
  const words = Array.from({ length: scanner.size }, (_, id) => scanner.wordOf(id));
  return { sentences, words, counts: [...scanner.counts()] };
}

/** The rules said once more, on the whole text. */
function expected(bytes: Uint8Array): Scanned {
  const text = new TextDecoder().decode(bytes);
  const sentences = text
    .split('\n')
    .map((line) => line.split(/[ \t\v\f\r]+/).filter((word) => word !== ''))
    .filter((words) => words.length > 0);
  const counts = new Map<string, number>();
  for (const word of sentences.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { sentences, words: [...counts.keys()], counts: [...counts.values()] };
}

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
}

async function errorOf(promise: Promise<unknown>): Promise<FirthError> {
  const error = await promise.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(FirthError);
  return error;
}

describe.each(kinds.slice(0, fastest + 1))('a scanner on %s', (instructions) => {
  it('gives ids in the order of first appearance, with counts', async () => {
    const { sentences, words, counts } = await scan([encode('to be or not to be\nthat is\n')], { instructions });
    expect(sentences).toEqual([
      ['to', 'be', 'or', 'not', 'to', 'be'],
      ['that', 'is'],
    ]);
    expect(words).toEqual(['to', 'be', 'or', 'not', 'that', 'is']);
    expect(counts).toEqual([2, 2, 1, 1, 1, 1]);
  });

  it('parts words at ASCII white space only, and sentences at newlines only', async () => {
    const { sentences } = await scan([encode('a\tb\vc\fd\re\r\n\n \n\u00a0f\u2003g\u0085h\u3000i \0 \u001fj')], {
      instructions,
    });
    expect(sentences).toEqual([
      ['a', 'b', 'c', 'd', 'e'],
      ['\u00a0f\u2003g\u0085h\u3000i', '\0', '\u001fj'],
    ]);
  });

  it('tells apart words that differ in length, in NULs, or past a multiple of sixteen bytes only', async () => {
    const long = 'x'.repeat(64);
    const words = [1, 14, 15, 16, 17, 31, 32, 33, 47, 48, 49, 64].map((length) => long.slice(0, length));
    words.push(
      '\0',
      '\0\0',
      'x\0',
      `${'x'.repeat(16)}\0`,
      `${'x'.repeat(15)}y`,
      `${'x'.repeat(31)}y`,
      `${'x'.repeat(32)}y`,
    );
    const scanned = await scan([encode(`${words.join(' ')} ${words.join('\t')}`)], { instructions });
    expect(scanned.words).toEqual(words);
    expect(scanned.counts).toEqual(words.map(() => 2));
  });

  it('reads any bytes, cut anywhere, as the whole text decoded and split', async () => {
    const byte = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...encode('abc')) },
      { weight: 2, arbitrary: fc.constantFrom(...encode(' \t\n\v\f\r')) },
      { weight: 1, arbitrary: fc.constantFrom(0, 0x7f, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0xff) },
    );
    const bytes = fc.array(byte, { maxLength: 200 }).map((array) => Uint8Array.from(array));
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat({ max: 200 }), { maxLength: 8 }), async (text, places) => {
        expect(await scan(cut(text, places), { instructions })).toEqual(expected(text));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('grows with the vocabulary', async () => {
    const words = Array.from({ length: 150_000 }, (_, i) => `w${i.toString(36)}${'-'.repeat(i % 37)}`);
    const scanned = await scan([encode(words.join(' ')), encode(`\n${words[0]} ${words.at(-1)}`)], { instructions });
    expect(scanned.words).toEqual(words);
    expect(scanned.counts[0]).toBe(2);
    expect(scanned.counts.at(-1)).toBe(2);
    expect(scanned.sentences.map((sentence) => sentence.length)).toEqual([150_000, 2]);
  });

  it('takes a word of 64 KiB and refuses one byte more, in one piece or in many', async () => {
    const longest = 'y'.repeat(maximumWordBytes);
    const { words } = await scan([encode(`x ${longest} z`)], { instructions });
    expect(words).toEqual(['x', longest, 'z']);

    const tooLong = encode(`x\n${longest}y z`);
    for (const places of [[], [1], [60_000], [65_538], [10, 20_000, 65_539]]) {
      const error = await errorOf(scan(cut(tooLong, places), { instructions, file: 'a.txt' }));
      expect(error.code).toBe('LIMIT');
      expect(error.message).toBe(
        'a.txt:2:byte 2: a word of more than 65536 bytes; is this a text with white space between the words?',
      );
    }
  });

  it('counts the lines before a word that is too long', async () => {
    const text = `${'a b c\n'.repeat(50_000)}${'y'.repeat(200_000)}`;
    const error = await errorOf(scan([encode(text)], { instructions }));
    expect([error.line, error.offset]).toEqual([50_001, 300_000]);
  });

  it('warns of the first byte that is not UTF-8, at its place, and reads U+FFFD', async () => {
    const text = Uint8Array.of(...encode('so\nfar é '), 0xe2, 0x82, 0x20, 0xff, ...encode(' ok\n'), 0xc0);
    for (const places of [[], [10, 11, 12], [11]]) {
      const warnings: Warning[] = [];
      const { sentences } = await scan(cut(text, places), {
        instructions,
        file: 'a.txt',
        onWarning: (warning) => warnings.push(warning),
      });
      expect(sentences).toEqual([['so'], ['far', 'é', '\ufffd', '\ufffd', 'ok'], ['\ufffd']]);
      expect(warnings).toEqual([
        { code: 'BAD_UTF8', message: '0xe2 is not UTF-8 here; read as U+FFFD', file: 'a.txt', line: 2, offset: 10 },
      ]);
    }
  });

  it('refuses what is not UTF-8 in strict mode', async () => {
    const error = await errorOf(scan([Uint8Array.of(0x61, 0x0a, 0xff)], { instructions, strict: true }));
    expect([error.code, error.line, error.offset]).toEqual(['BAD_UTF8', 2, 2]);
  });

  it('survives 128 KiB of bytes that each become three', async () => {
    const bytes = new Uint8Array(131_000).fill(0xff);
    bytes[65_500] = 0x20;
    const { words } = await scan([bytes], { instructions });
    expect(words.map((word) => word.length)).toEqual([65_500, 65_499]);
  });

  it('leaves out a byte order mark with a warning, and keeps one that stands elsewhere', async () => {
    const text = encode('\ufeffone \ufefftwo');
    for (const places of [[], [1, 2], [3]]) {
      const warnings: Warning[] = [];
      const { words } = await scan(cut(text, places), { instructions, onWarning: (warning) => warnings.push(warning) });
      expect(words).toEqual(['one', '\ufefftwo']);
      expect(warnings.map(({ code, line, offset }) => [code, line, offset])).toEqual([['BOM', 1, 0]]);
    }
    expect((await errorOf(scan([text], { instructions, strict: true }))).code).toBe('BOM');
  });

  it('finds nothing in nothing', async () => {
    for (const text of ['', '\n', ' \r\n \f ', '\ufeff']) {
      expect(await scan([encode(text)], { instructions })).toEqual({ sentences: [], words: [], counts: [] });
    }
  });
});
