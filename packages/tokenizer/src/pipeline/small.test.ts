import { describe, expect, it } from 'vitest';
import { trainBPE } from '../bpe/index.ts';
import {
  compare,
  countTokens,
  encodeBatch,
  encodeGenerator,
  isWithinTokenLimit,
  openTokenizer,
  streamDecoder,
} from '../index.ts';
import { trainWordPiece } from '../wordpiece/index.ts';
import { defineTokenizer, fromJSON, type JSONTokenizer, readTokenizerJSON, writeTokenizerJSON } from './index.ts';

const counts = new Map([
  ['low', 5],
  ['lower', 2],
  ['newest', 3],
  ['widest', 1],
]);

async function small(): Promise<JSONTokenizer> {
  const specialTokens = ['[UNK]', '[SEP]'];
  const { model } = await trainBPE(counts, { vocabularySize: 24, specialTokens, unknownToken: '[UNK]' });
  return fromJSON(defineTokenizer({ model, preTokenizer: { type: 'Whitespace' }, specialTokens }));
}

describe('a small pipeline', () => {
  it('gives ids, tokens, offsets in UTF-16 units and words', async () => {
    const encoding = (await small()).encode('low 😀 lower');
    expect(encoding.tokens).toEqual(['low', '[UNK]', 'lower']);
    expect([...encoding.offsets]).toEqual([0, 3, 4, 6, 7, 12]);
    expect([...encoding.wordIds]).toEqual([0, 1, 2]);
  });

  it('encodes by the fast path as by the slow one', async () => {
    const tokenizer = await small();
    for (const text of [
      '',
      ' ',
      'low',
      'low[SEP]newest',
      'a\u0301 \ud800 lowest',
      'x'.repeat(40_000) + ' low '.repeat(9000),
    ])
      expect(tokenizer.encodeIds(text)).toEqual(tokenizer.encode(text).ids);
  });

  it('writes the definition that it read, and the copy has the same fingerprint', async () => {
    const tokenizer = await small();
    const bytes = writeTokenizerJSON(tokenizer);
    const copy = readTokenizerJSON(bytes);
    expect(copy.definition).toEqual(tokenizer.definition);
    expect(copy.fingerprint).toBe(tokenizer.fingerprint);
    expect(copy.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(openTokenizer(bytes).encodeIds('lower')).toEqual(tokenizer.encodeIds('lower'));
  });

  it.each([
    ['normalizer', { type: 'NFC' }, 'normalizers'],
    ['pre_tokenizer', { type: 'Whitespace' }, 'pretokenizers'],
    ['post_processor', { type: 'ByteLevel' }, 'processors'],
    ['decoder', { type: 'Fuse' }, 'decoders'],
  ])('reads a %s of 32 sequences in one another, and no more', (part, innermost, steps) => {
    const nested = (levels: number): unknown => {
      let inner: unknown = innermost;
      for (let level = 0; level < levels; level++) inner = { type: 'Sequence', [steps]: [inner] };
      return { model: { type: 'WordLevel', vocab: { a: 0 }, unk_token: 'a' }, [part]: inner };
    };
    expect(fromJSON(nested(32)).decode([0])).toBe('a');
    expect(() => fromJSON(nested(33))).toThrow(expect.objectContaining({ code: 'LIMIT' }));
  });

  it('refuses every prefix of its own file by a typed error', async () => {
    const bytes = writeTokenizerJSON(await small());
    for (let end = 0; end < bytes.length; end += 7)
      expect(() => readTokenizerJSON(bytes.subarray(0, end))).toThrow(expect.objectContaining({ name: 'FirthError' }));
  });

  it('pads a batch to its longest member', async () => {
    const batch = encodeBatch(await small(), ['low', ['low', 'newest low']], { padding: { id: 0, token: '[UNK]' } });
    expect(batch.map(({ tokens }) => tokens)).toEqual([
      ['low', '[UNK]', '[UNK]'],
      ['low', 'newest', 'low'],
    ]);
    expect([...batch[0]!.attentionMask]).toEqual([1, 0, 0]);
  });

  it('counts tokens and stops at a limit', async () => {
    const tokenizer = await small();
    expect(countTokens(tokenizer, 'low lower')).toBe(2);
    expect(isWithinTokenLimit(tokenizer, 'low lower', 2)).toBe(2);
    expect(isWithinTokenLimit(tokenizer, 'low lower', 1)).toBe(false);
    expect(isWithinTokenLimit(tokenizer, 'low '.repeat(100_000), 10)).toBe(false);
    expect([...encodeGenerator(tokenizer, ['low', 'lower low'])].map((ids) => ids.length)).toEqual([1, 2]);
  });

  it('decodes a stream to the same text as all at once', async () => {
    const tokenizer = await small();
    const ids = tokenizer.encodeIds('low newest lower');
    const stream = streamDecoder(tokenizer);
    expect(Array.from(ids, (id) => stream.push(id)).join('') + stream.finish()).toBe(tokenizer.decode(ids));
  });

  it('compares tokenizers by tokens, bytes and characters', async () => {
    const { model } = await trainWordPiece(counts, { vocabularySize: 16 });
    const wordPiece = fromJSON(defineTokenizer({ model, preTokenizer: { type: 'Whitespace' } }));
    const rows = compare(
      new Map([
        ['bpe', await small()],
        ['wordpiece', wordPiece],
      ]),
      'low newest',
    );
    expect(rows[0]).toMatchObject({ name: 'bpe', tokens: 2, tokensPerWord: 1, bytesPerToken: 5 });
    expect(rows[1]!.tokens).toBeGreaterThan(2);
  });

  it('refuses an id that no token has', async () => {
    const tokenizer = await small();
    expect(() => tokenizer.decode([999])).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });
});
