import type { WarningOptions } from '@firth/core';
import { fromUTF8 } from './bytes/utf8.ts';
import { type JSONTokenizer, readTokenizerJSON } from './pipeline/from-json.ts';
import { readWordPieceFile } from './pipeline/read-vocabulary-files.ts';
import { readSentencePiece, type SentencePieceTokenizer } from './sentencepiece/sentencepiece.ts';
import { readRanks } from './tiktoken/read-ranks.ts';
import { recognizeEncoding } from './tiktoken/recognize-encoding.ts';
import { type TiktokenOptions, type TiktokenTokenizer, tiktoken } from './tiktoken/tiktoken.ts';

/** A file that defines a tokenizer by itself. */
export type TokenizerFormat = 'tokenizer-json' | 'tiktoken' | 'sentencepiece' | 'vocab-txt';

export interface OpenTokenizerOptions extends WarningOptions {
  /** Default: what the content looks like. */
  readonly format?: TokenizerFormat | undefined;
  /** What to call the file in messages. */
  readonly file?: string | undefined;
  /** Pattern and special tokens of a `.tiktoken` file (default: by the file's name, else by the number of its ranks). */
  readonly encoding?: TiktokenOptions['encoding'] | undefined;
  /** What is done with special tokens in a text, of a `.tiktoken` file (default: they are an error). */
  readonly specialTokens?: TiktokenOptions['specialTokens'];
}

/** A tokenizer that a file defines. */
export type OpenedTokenizer = JSONTokenizer | SentencePieceTokenizer | TiktokenTokenizer;

/**
 * Returns the tokenizer that a file defines: tokenizer.json, `.tiktoken` ranks, a SentencePiece `.model` or BERT's vocab.txt.
 *
 * @throws FirthError as the reader of its format; `BAD_OPTION` for ranks whose encoding cannot be told
 * @example
 * ```ts
 * const bytes = new TextEncoder().encode('{"model":{"type":"WordLevel","vocab":{"hello":0},"unk_token":"hello"}}');
 * console.log(openTokenizer(bytes).encodeIds('hello').length); // 1
 * ```
 */
export function openTokenizer(bytes: Uint8Array, options: OpenTokenizerOptions = {}): OpenedTokenizer {
  switch (options.format ?? detectTokenizerFormat(bytes)) {
    case 'tokenizer-json':
      return readTokenizerJSON(bytes, options);
    case 'sentencepiece':
      return readSentencePiece(bytes, options);
    case 'vocab-txt':
      return readWordPieceFile(bytes, options);
    case 'tiktoken': {
      const ranks = readRanks(bytes, options);
      const encoding = options.encoding ?? recognizeEncoding(ranks, options.file);
      return tiktoken({ ranks, encoding, specialTokens: options.specialTokens });
    }
  }
}

/** Returns the format that a file looks like by its first bytes. */
export function detectTokenizerFormat(bytes: Uint8Array): TokenizerFormat {
  const head = fromUTF8(bytes.subarray(0, 512));
  if (/^\ufeff?\s*[{<]/.test(head)) return 'tokenizer-json';
  if (/^[A-Za-z0-9+/]+={0,2} \d+\r?\n/.test(head)) return 'tiktoken';
  // A SentencePiece model begins with its first piece: field 1, length-delimited, in which the text is field 1 again.
  return bytes[0] === 0x0a && bytes[2] === 0x0a ? 'sentencepiece' : 'vocab-txt';
}
