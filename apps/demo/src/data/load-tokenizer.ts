import { type OpenedTokenizer, openTokenizer } from '@firth/tokenizer';
import { fetchData } from './fetch-data.ts';

/** The tokenizers of known models that come with the page. */
export const bundledTokenizers = {
  'GPT-2': { file: 'gpt2.tiktoken', format: 'tiktoken', encoding: 'r50k_base' },
  cl100k: { file: 'cl100k.tiktoken', format: 'tiktoken', encoding: 'cl100k_base' },
  o200k: { file: 'o200k.tiktoken', format: 'tiktoken', encoding: 'o200k_base' },
  BERT: { file: 'bert-vocab.txt', format: 'vocab-txt' },
} as const;

/** Byte-level BPE of 4,096 tokens each, learned from as much text of a kind when the page was built. */
export const smallTokenizers = {
  Prose: { file: 'prose.json', format: 'tokenizer-json' },
  Code: { file: 'code.json', format: 'tokenizer-json' },
  'Other languages': { file: 'languages.json', format: 'tokenizer-json' },
} as const;

const tokenizers = { ...bundledTokenizers, ...smallTokenizers };

export type BundledTokenizer = keyof typeof tokenizers;

/** Whether a tokenizer of this name comes with the page. */
export function isBundled(name: string): name is BundledTokenizer {
  return Object.hasOwn(tokenizers, name);
}

/** Returns one of the tokenizers that come with the page; special tokens in a text count as plain text. */
export async function loadTokenizer(name: BundledTokenizer): Promise<OpenedTokenizer> {
  const { file, ...options } = tokenizers[name];
  const bytes = new Uint8Array(await (await fetchData(file)).arrayBuffer());
  return openTokenizer(bytes, { ...options, file, specialTokens: { disallowed: [] } });
}
