import type { Encoding, EncodeOptions } from '@firth/core';
import { FirthError } from '@firth/core';
import { fromJSON, type JSONTokenizer, readTokenizerJSON } from '../pipeline/index.ts';
import { streamDecoder } from '../stream-decoder.ts';
import { codePointBounds, type GoldenCount, goldenCounter, goldenLines, sameJSON, sharedBytes } from './golden-files.ts';

/** The tokenizers whose definition is at hand, and where. */
export const pipelineFiles: ReadonlyMap<string, string> = new Map([
  ['hf-gpt2', 'golden/tokenizers/tokenizer-json/hf-gpt2.tokenizer.json.gz'],
  ['hf-gpt2-roberta-style', 'golden/tokenizers/tokenizer-json/hf-gpt2-roberta-style.tokenizer.json.gz'],
  ['hf-bert-base-uncased', 'golden/tokenizers/tokenizer-json/hf-bert-base-uncased.tokenizer.json.gz'],
  ['hf-bert-cased-settings', 'golden/tokenizers/tokenizer-json/hf-bert-cased-settings.tokenizer.json.gz'],
  ['hf-clip', 'golden/tokenizers/tokenizer-json/hf-clip.tokenizer.json.gz'],
  ['hf-qwen3', 'vocabularies/qwen3/tokenizer.json.gz'],
]);

/** Returns the bytes of a tokenizer.json by the tokenizer's name; `undefined` where it is not at hand. */
export type Definitions = (name: string) => Uint8Array | undefined;

export const sharedDefinitions: Definitions = (name) => {
  const path = pipelineFiles.get(name);
  return path === undefined ? undefined : sharedBytes(path);
};

interface EncodeCase {
  readonly text: string;
  readonly ids: readonly number[];
  readonly tokens: readonly string[];
  readonly offsets: readonly [number, number][];
  readonly ids_with_special?: readonly number[];
  readonly decoded: string;
  readonly word_ids?: readonly number[];
}

/** Ids, tokens, offsets, word ids, the template's tokens and decoding of `public/encode/NAME.jsonl.gz`. */
export function countPipelineEncode(name: string, definition: Uint8Array): GoldenCount {
  const tokenizer = readTokenizerJSON(definition);
  const count = goldenCounter(`encode/${name}`);
  for (const line of goldenLines<EncodeCase>(`encode/${name}.jsonl.gz`).slice(1)) {
    const { text, ids } = line;
    const bounds = codePointBounds(text);
    const encoding = tokenizer.encode(text, { addSpecialTokens: false });
    const problems = [
      sameJSON([...encoding.ids], ids) || 'ids',
      sameJSON([...tokenizer.encodeIds(text)], ids) || 'encodeIds',
      sameJSON(encoding.tokens, line.tokens) || 'tokens',
      sameJSON([...encoding.offsets], line.offsets.flatMap(([start, end]) => [bounds[start], bounds[end]])) || 'offsets',
      !line.word_ids || sameJSON([...encoding.wordIds], line.word_ids) || 'words',
      !line.ids_with_special || sameJSON([...tokenizer.encode(text).ids], line.ids_with_special) || 'special',
      tokenizer.decode(ids) === line.decoded || 'decode',
    ].filter((problem) => problem !== true);
    count.check(problems.length === 0, () => `${problems.join(' ')}: ${JSON.stringify(text)} ${JSON.stringify(encoding.tokens)} ${JSON.stringify([...encoding.offsets])}`);
  }
  return count;
}

interface DecodeCase {
  readonly tokenizer: string;
  readonly ids: readonly number[];
  readonly decoded: string;
  readonly stream_steps: readonly (string | null)[];
}

/** Text and stream steps of the pipelines' cases in `public/decode.jsonl.gz`. */
export function countPipelineDecode(name: string, definition: Uint8Array): GoldenCount {
  const tokenizer = readTokenizerJSON(definition);
  const count = goldenCounter(`decode/${name}`);
  for (const line of goldenLines<DecodeCase>('decode.jsonl.gz').filter(({ tokenizer: other }) => other === name)) {
    const stream = streamDecoder(tokenizer);
    const steps = line.ids.map((id) => stream.push(id) || null);
    const isRight = tokenizer.decode(line.ids) === line.decoded && sameJSON(steps, line.stream_steps);
    count.check(isRight, () => `${JSON.stringify(line)} ${JSON.stringify(steps)} ${JSON.stringify(tokenizer.decode(line.ids))}`);
  }
  return count;
}

interface AddedCase {
  readonly tokenizer: string;
  readonly added: readonly [string, Readonly<Record<string, boolean>>][];
  readonly special: boolean;
  readonly text: string;
  readonly ids: readonly number[];
  readonly tokens: readonly string[];
  readonly offsets: readonly [number, number][];
  readonly decoded: string;
  readonly decoded_skip: string;
}

/** `public/added-tokens.jsonl.gz`, for the tokenizers at hand. */
export function countAddedTokens(definitions: Definitions): GoldenCount {
  const count = goldenCounter('added-tokens');
  const tokenizers = new Map<string, JSONTokenizer>();
  for (const line of goldenLines<AddedCase>('added-tokens.jsonl.gz')) {
    const bytes = definitions(line.tokenizer);
    if (!bytes) continue;
    const key = JSON.stringify([line.tokenizer, line.added, line.special]);
    const tokenizer = tokenizers.get(key) ?? withAdded(bytes, line);
    tokenizers.set(key, tokenizer);
    const bounds = codePointBounds(line.text);
    const encoding = tokenizer.encode(line.text, { addSpecialTokens: false });
    const isRight =
      sameJSON([...encoding.ids], line.ids) &&
      sameJSON([...tokenizer.encodeIds(line.text)], line.ids) &&
      sameJSON(encoding.tokens, line.tokens) &&
      sameJSON([...encoding.offsets], line.offsets.flatMap(([start, end]) => [bounds[start], bounds[end]])) &&
      tokenizer.decode(line.ids) === line.decoded &&
      tokenizer.decode(line.ids, { skipSpecialTokens: true }) === line.decoded_skip;
    count.check(isRight, () => `${JSON.stringify(line)} ${JSON.stringify(encoding.tokens)} ${JSON.stringify([...encoding.offsets])} ${tokenizer.decode(line.ids)} | ${tokenizer.decode(line.ids, { skipSpecialTokens: true })}`);
  }
  return count;
}

/** The tokenizer with tokens added as `add_tokens` or `add_special_tokens` does: ids go on behind the vocabulary. */
function withAdded(bytes: Uint8Array, { added, special }: AddedCase): JSONTokenizer {
  const definition = JSON.parse(new TextDecoder().decode(bytes)) as { added_tokens: { id: number; content: string }[] };
  const { vocabulary } = readTokenizerJSON(bytes);
  let next = vocabulary.size;
  const tokens = added.map(([content, flags]) => ({
    id: vocabulary.idOf(content) ?? next++,
    content,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: !special,
    special,
    ...flags,
  }));
  return fromJSON({ ...definition, added_tokens: [...definition.added_tokens, ...tokens] });
}

interface PairCase {
  readonly tokenizer: string;
  readonly a: string;
  readonly b: string | null;
  readonly max_length: number | null;
  readonly stride: number;
  readonly strategy: 'longest_first' | 'only_first' | 'only_second';
  readonly trunc_direction: 'left' | 'right';
  readonly padding: { readonly direction?: 'left' | 'right'; readonly length?: number; readonly pad_to_multiple_of?: number } | null;
  readonly out: GoldenEncoding | { readonly error: string };
}

interface GoldenEncoding {
  readonly ids: readonly number[];
  readonly type_ids: readonly number[];
  readonly tokens: readonly string[];
  readonly offsets: readonly [number, number][];
  readonly attention_mask: readonly number[];
  readonly special_tokens_mask: readonly number[];
  readonly word_ids: readonly (number | null)[];
  readonly sequence_ids: readonly (number | null)[];
  readonly overflowing?: readonly GoldenEncoding[];
}

/** `public/truncation-padding-pairs.jsonl.gz`: whole encodings, with their overflow. */
export function countPairs(): GoldenCount {
  const count = goldenCounter('truncation-padding-pairs');
  const tokenizers = new Map<string, JSONTokenizer>();
  for (const line of goldenLines<PairCase>('truncation-padding-pairs.jsonl.gz')) {
    const tokenizer = tokenizers.get(line.tokenizer) ?? readTokenizerJSON(sharedDefinitions(line.tokenizer)!);
    tokenizers.set(line.tokenizer, tokenizer);
    const found = outcomeOf(tokenizer, line);
    const isRight = 'error' in line.out ? found === 'error' : sameJSON(found, pick(line.out));
    count.check(isRight, () => `${JSON.stringify(line)}\n   ${JSON.stringify(found)}`);
  }
  return count;
}

function outcomeOf(tokenizer: JSONTokenizer, line: PairCase): unknown {
  const options: EncodeOptions = {
    pair: line.b ?? undefined,
    truncation: line.max_length === null ? false : {
      maxLength: line.max_length,
      stride: line.stride,
      strategy: line.strategy.replace('_', '-') as 'longest-first',
      direction: line.trunc_direction,
    },
    padding: line.padding ? { direction: line.padding.direction, length: line.padding.length, multipleOf: line.padding.pad_to_multiple_of } : false,
  };
  try {
    return plain(tokenizer.encode(line.a, options), line);
  } catch (error) {
    if (error instanceof FirthError && error.code === 'BAD_OPTION') return 'error';
    throw error;
  }
}

function plain(encoding: Encoding, line: PairCase): unknown {
  const bounds = [codePointBounds(line.a), codePointBounds(line.b ?? '')];
  const pointOf = (unit: number, sequence: number): number => (sequence < 0 ? 0 : bounds[sequence]!.indexOf(unit));
  return {
    ids: [...encoding.ids],
    type_ids: [...encoding.typeIds],
    tokens: encoding.tokens,
    offsets: encoding.tokens.map((_, i) => [0, 1].map((side) => pointOf(encoding.offsets[2 * i + side]!, encoding.sequenceIds[i]!))),
    attention_mask: [...encoding.attentionMask],
    special_tokens_mask: [...encoding.specialTokensMask],
    word_ids: Array.from(encoding.wordIds, (id) => (id < 0 ? null : id)),
    sequence_ids: Array.from(encoding.sequenceIds, (id) => (id < 0 ? null : id)),
    overflowing: encoding.overflowing.map((window) => plain(window, line)),
  };
}

function pick(golden: GoldenEncoding): unknown {
  const { ids, type_ids, tokens, offsets, attention_mask, special_tokens_mask, word_ids, sequence_ids, overflowing = [] } = golden;
  return { ids, type_ids, tokens, offsets, attention_mask, special_tokens_mask, word_ids, sequence_ids, overflowing: overflowing.map(pick) };
}

