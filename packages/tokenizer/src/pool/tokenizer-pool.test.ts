import { afterEach, expect, it } from 'vitest';
import { encodeBatch } from '../encode-batch.ts';
import { fromJSON } from '../pipeline/from-json.ts';
import { createTokenizerPool, type TokenizerPool } from './tokenizer-pool.ts';

const definition = {
  model: { type: 'WordLevel', vocab: { low: 0, lower: 1, '[UNK]': 2 }, unk_token: '[UNK]' },
  pre_tokenizer: { type: 'Whitespace' },
};
const file = new TextEncoder().encode(JSON.stringify(definition));
const padding = { id: 2, token: '[UNK]' };
let pool: TokenizerPool | undefined;

afterEach(() => pool?.end());

it('gives the ids of each text in their order, however many parts are sent', async () => {
  pool = createTokenizerPool(file, { threads: 2 });
  const texts = Array.from({ length: 60 }, (_, i) => `${'low '.repeat(4000)}${i % 3 === 0 ? 'lower' : 'other'}`);
  const { encodeIds } = fromJSON(definition);
  expect(await pool.encodeIds(texts)).toEqual(texts.map((text) => encodeIds(text)));
});

it('gives the encodings of encodeBatch, pairs and padding included', async () => {
  pool = createTokenizerPool(file, { threads: 2 });
  const batch = ['low', ['low lower', 'x'], ''] as const;
  expect(await pool.encodeBatch(batch, { padding })).toEqual(encodeBatch(fromJSON(definition), batch, { padding }));
  expect(await pool.encodeBatch([])).toEqual([]);
});

it('rejects with the error of a file that cannot be opened, and goes on to do so', async () => {
  pool = createTokenizerPool(new TextEncoder().encode('{"model": 1}'), { threads: 1 });
  await expect(pool.encodeIds(['a'])).rejects.toMatchObject({ name: 'FirthError' });
  await expect(pool.encodeIds(['a'])).rejects.toMatchObject({ name: 'FirthError' });
});

it('rejects what comes after its end', async () => {
  pool = createTokenizerPool(file, { threads: 1 });
  pool.end();
  await expect(pool.encodeIds(['low'])).rejects.toMatchObject({ code: 'WORKER' });
});

it('wants a thread', () => {
  expect(() => createTokenizerPool(file, { threads: 0 })).toThrow('threads is 0');
});
