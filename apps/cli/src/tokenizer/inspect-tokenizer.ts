import type { Tokenizer, WarningOptions } from '@firth/core';
import { type Facts, factLines, firstWords, type ReadingOptions } from '../inspect-file.ts';
import { readFile } from '../read-file.ts';
import { formatCount } from '../terminal/numbers.ts';

/** The formats of tokenizers, and the endings by which `--format auto` knows them. */
export const tokenizerFormats = ['sentencepiece', 'tiktoken', 'tokenizer-json', 'vocab-txt'] as const;
export type InspectedTokenizer = (typeof tokenizerFormats)[number];

/** Returns the format of a tokenizer's file by its name, `undefined` where that does not tell. */
export function tokenizerFormatOf(path: string): InspectedTokenizer | undefined {
  const name = path.replace(/\.gz$/, '');
  if (name.endsWith('.json')) return 'tokenizer-json';
  if (name.endsWith('.tiktoken')) return 'tiktoken';
  if (name.endsWith('.model')) return 'sentencepiece';
  return /(^|[/\\-])vocab\.txt$/.test(name) ? 'vocab-txt' : undefined;
}

/** Reads the tokenizer in `file` and returns what it is: its kind, how many tokens it has, the first ones, its fingerprint. */
export async function inspectTokenizer(
  file: string,
  format: InspectedTokenizer,
  options: ReadingOptions,
): Promise<Facts> {
  const bytes = await readFile(file, options);
  const name = file === '-' ? 'stdin' : file;
  if (format === 'tiktoken') return inspectRanks(bytes, name);
  const { tokenizer, kind } = await open(bytes, format, { ...options, file: name });
  const { vocabulary, fingerprint } = tokenizer;
  const tokens = firstWords(vocabulary);
  return {
    document: { count: vocabulary.size, model: kind, tokens, fingerprint },
    lines: factLines([
      ['model', kind],
      ['tokens', formatCount(vocabulary.size)],
      ['first tokens', tokens.join(' ')],
      ['fingerprint', fingerprint],
    ]),
  };
}

/** Ranks have no pattern with them: they are not yet a tokenizer, and theirs may be any. */
async function inspectRanks(bytes: Uint8Array, file: string): Promise<Facts> {
  const { readRanks } = await import('@firth/tokenizer/tiktoken');
  const { count } = readRanks(bytes, { file });
  return {
    document: { count, model: 'BPE' },
    lines: factLines([
      ['model', 'BPE, by ranks'],
      ['tokens', formatCount(count)],
    ]),
  };
}

/** Opens a tokenizer with the reader of its format alone: loading all of them would take longer than most files. */
async function open(
  bytes: Uint8Array,
  format: Exclude<InspectedTokenizer, 'tiktoken'>,
  options: WarningOptions & { readonly file: string },
): Promise<{ readonly tokenizer: Tokenizer; readonly kind: string }> {
  if (format === 'sentencepiece') {
    const { readSentencePiece } = await import('@firth/tokenizer/sentencepiece');
    const tokenizer = readSentencePiece(bytes, options);
    return { tokenizer, kind: tokenizer.model.modelType };
  }
  const { readTokenizerJSON, readWordPieceFile } = await import('@firth/tokenizer/pipeline');
  const tokenizer = format === 'vocab-txt' ? readWordPieceFile(bytes) : readTokenizerJSON(bytes, options);
  return { tokenizer, kind: tokenizer.model.type };
}
