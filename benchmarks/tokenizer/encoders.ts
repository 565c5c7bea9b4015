import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { peerFile } from '../lib/peers/npm.ts';
import type { Vocabulary } from './vocabularies.ts';

/** Returns the ids of a text, without those of a template. */
export type Encode = (text: string) => ArrayLike<number> | Promise<ArrayLike<number>>;

/** One program: how to make its encoder, all imports included, from a vocabulary in `file` where it does not bring its own. */
export interface Program {
  readonly name: string;
  /** The npm package, `undefined` for ours. */
  readonly package?: string;
  readonly kinds: readonly Vocabulary['kind'][];
  /** Whether its ids are the reference that those of others are compared with. */
  readonly isReference?: boolean;
  make(vocabulary: Vocabulary['name'], file: string): Promise<Encode>;
}

/** Ours, then the peers. Each encodes special tokens as plain text, in its fastest way on one thread. */
export const programs: readonly Program[] = [
  { name: 'firth', kinds: ['tiktoken', 'json'], make: firth },
  { name: 'hypertok', package: 'hypertok', kinds: ['tiktoken'], make: hypertok },
  { name: 'tiktoken', package: 'tiktoken', kinds: ['tiktoken'], isReference: true, make: tiktoken },
  { name: 'gpt-tokenizer', package: 'gpt-tokenizer', kinds: ['tiktoken'], make: gptTokenizer },
  { name: 'ai-tokenizer', package: 'ai-tokenizer', kinds: ['tiktoken'], make: aiTokenizer },
  { name: 'js-tiktoken', package: 'js-tiktoken', kinds: ['tiktoken'], make: jsTiktoken },
  { name: 'tokenizers', package: 'tokenizers', kinds: ['json'], isReference: true, make: tokenizers },
  { name: '@huggingface/tokenizers', package: '@huggingface/tokenizers', kinds: ['json'], make: huggingFace },
];

// The peers are no dependencies: they are imported by their paths, and have no types here.
// biome-ignore lint/suspicious/noExplicitAny: see above
async function peer(path: string): Promise<any> {
  return import(pathToFileURL(peerFile(path)!).href);
}

async function firth(vocabulary: Vocabulary['name'], file: string): Promise<Encode> {
  const bytes = readFileSync(file);
  if (vocabulary === 'cl100k_base' || vocabulary === 'o200k_base') {
    const { ordinaryText, readRanks, tiktoken: make } = await import('@firth/tokenizer/tiktoken');
    const tokenizer = make({ ranks: readRanks(bytes), encoding: vocabulary });
    return (text) => tokenizer.encodeIds(text, ordinaryText);
  }
  const { readTokenizerJSON } = await import('@firth/tokenizer/pipeline');
  const tokenizer = readTokenizerJSON(bytes);
  return (text) => tokenizer.encodeIds(text);
}

async function hypertok(vocabulary: Vocabulary['name']): Promise<Encode> {
  const { fromBytes } = await peer('hypertok/src/index.mjs');
  const name = vocabulary.replace('_base', '');
  const bytes = readFileSync(peerFile(`@hypertok/vocab-${name}/vocab.htk`)!);
  const tokenizer = await fromBytes(bytes, { tier: 'single' });
  return (text) => tokenizer.encodeSync(text);
}

async function tiktoken(vocabulary: Vocabulary['name']): Promise<Encode> {
  const { get_encoding } = await peer('tiktoken/tiktoken.cjs');
  const tokenizer = get_encoding(vocabulary);
  return (text) => tokenizer.encode_ordinary(text);
}

async function gptTokenizer(vocabulary: Vocabulary['name']): Promise<Encode> {
  const { encode } = await peer(`gpt-tokenizer/esm/encoding/${vocabulary}.js`);
  const options = { disallowedSpecial: new Set<string>() };
  return (text) => encode(text, options);
}

async function aiTokenizer(vocabulary: Vocabulary['name']): Promise<Encode> {
  const { Tokenizer } = await peer('ai-tokenizer/dist/index.js');
  const tokenizer = new Tokenizer(await peer(`ai-tokenizer/dist/encoding/${vocabulary}.js`));
  return (text) => tokenizer.encode(text);
}

async function jsTiktoken(vocabulary: Vocabulary['name']): Promise<Encode> {
  const { Tiktoken } = await peer('js-tiktoken/dist/lite.js');
  const { default: ranks } = await peer(`js-tiktoken/dist/ranks/${vocabulary}.js`);
  const tokenizer = new Tiktoken(ranks);
  return (text) => tokenizer.encode(text, [], []);
}

async function tokenizers(_vocabulary: Vocabulary['name'], file: string): Promise<Encode> {
  const { Tokenizer } = (await peer('tokenizers/index.js')).default;
  const tokenizer = Tokenizer.fromString(readFileSync(file, 'utf8'));
  return async (text) => (await tokenizer.encode(text, null, { addSpecialTokens: false })).getIds();
}

async function huggingFace(_vocabulary: Vocabulary['name'], file: string): Promise<Encode> {
  const { Tokenizer } = await peer('@huggingface/tokenizers/dist/tokenizers.mjs');
  const tokenizer = new Tokenizer(JSON.parse(readFileSync(file, 'utf8')), {});
  return (text) => tokenizer.encode(text, { add_special_tokens: false }).ids;
}
