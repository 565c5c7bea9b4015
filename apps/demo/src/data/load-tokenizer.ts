import { type OpenedTokenizer, openTokenizer } from '@firth/tokenizer';
import { fetchData } from './fetch-data.ts';

/** The tokenizers that come with the page. */
export const bundledTokenizers = {
  'GPT-2': { file: 'gpt2.tiktoken', format: 'tiktoken', encoding: 'r50k_base' },
  cl100k: { file: 'cl100k.tiktoken', format: 'tiktoken', encoding: 'cl100k_base' },
  o200k: { file: 'o200k.tiktoken', format: 'tiktoken', encoding: 'o200k_base' },
  BERT: { file: 'bert-vocab.txt', format: 'vocab-txt' },
} as const;

export type BundledTokenizer = keyof typeof bundledTokenizers;

/** Returns one of the tokenizers that come with the page; special tokens in a text count as plain text. */
export async function loadTokenizer(name: BundledTokenizer): Promise<OpenedTokenizer> {
  const { file, ...options } = bundledTokenizers[name];
  const bytes = new Uint8Array(await (await fetchData(file)).arrayBuffer());
  return openTokenizer(bytes, { ...options, file, specialTokens: { disallowed: [] } });
}
