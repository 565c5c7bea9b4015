import { ordinaryText, readRanks, type TiktokenTokenizer, tiktoken } from '../tiktoken/index.ts';
import { byteBounds, type GoldenCount, goldenCounter, goldenLines, sameJSON, sharedBytes } from './golden-files.ts';

export const tiktokenNames = ['r50k_base', 'cl100k_base', 'o200k_base'] as const;

interface EncodeCase {
  readonly text: string;
  readonly ids: readonly number[];
  readonly ids_special?: readonly number[];
  readonly offsets: readonly [number, number][];
}

function loadTiktoken(name: (typeof tiktokenNames)[number]): TiktokenTokenizer {
  return tiktoken({ ranks: readRanks(sharedBytes(`vocabularies/tiktoken/${name}.tiktoken.gz`)), encoding: name });
}

/** Ids, ids with special tokens, and offsets of `public/encode/NAME.jsonl.gz`. */
export function countTiktokenEncode(name: (typeof tiktokenNames)[number]): GoldenCount {
  const tokenizer = loadTiktoken(name);
  const count = goldenCounter(`encode/${name}`);
  for (const { text, ids, ids_special, offsets } of goldenLines<EncodeCase>(`encode/${name}.jsonl.gz`).slice(1)) {
    const encoding = tokenizer.encode(text, { specialTokens: ordinaryText });
    const { starts, ends } = byteBounds(text);
    const expected = offsets.flatMap(([start, end]) => [starts[start]!, ends[end - 1]!]);
    const isRight =
      sameJSON([...tokenizer.encodeIds(text, ordinaryText)], ids) &&
      sameJSON([...encoding.ids], ids) &&
      sameJSON([...encoding.offsets], expected) &&
      (!ids_special || sameJSON([...tokenizer.encodeIds(text, { allowed: 'all' })], ids_special));
    count.check(isRight, () => JSON.stringify(text));
  }
  return count;
}

interface DecodeCase {
  readonly tokenizer: string;
  readonly ids: readonly number[];
  readonly bytes: string;
  readonly text_replace: string;
}

/** Bytes and text of the tiktoken cases of `public/decode.jsonl.gz`. */
export function countTiktokenDecode(name: (typeof tiktokenNames)[number]): GoldenCount {
  const tokenizer = loadTiktoken(name);
  const count = goldenCounter(`decode/${name}`);
  for (const { ids, bytes, text_replace } of goldenLines<DecodeCase>('decode.jsonl.gz').filter((line) => line.tokenizer === name)) {
    const hex = Buffer.from(tokenizer.decodeBytes(ids)).toString('hex');
    count.check(hex === bytes && tokenizer.decode(ids) === text_replace, () => JSON.stringify(ids));
  }
  return count;
}
