import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FirthError, type WarningOptions } from '@firth/core';
import type { OpenedTokenizer, OpenTokenizerOptions } from '@firth/tokenizer';
import { readFile } from '../read-file.ts';

export interface TokenizerFileOptions extends WarningOptions, Pick<OpenTokenizerOptions, 'encoding' | 'format'> {
  readonly signal: AbortSignal;
  readonly specialTokens?: OpenTokenizerOptions['specialTokens'];
}

/**
 * Opens the tokenizer in the file at `path`, packed or not, or in the folder there: its tokenizer.json, else its vocab.json and merges.txt,
 * else its SentencePiece model, else its vocab.txt.
 *
 * @throws FirthError `IO`, `LIMIT` for more than 512 MiB; and what the reader of the format throws
 */
export async function openTokenizerFile(path: string, options: TokenizerFileOptions): Promise<OpenedTokenizer> {
  const { openTokenizer } = await import('@firth/tokenizer');
  const found = await stat(path).catch(() => undefined);
  if (!found && /^\w[\w-]*$/.test(path)) {
    const message =
      'is no file here, and vocabularies do not come with firth: give the path of a tokenizer.json, a .tiktoken or the like';
    throw new FirthError('IO', message, { file: path });
  }
  if (!found?.isDirectory()) return openTokenizer(await readFile(path, options), { ...options, file: path });

  const names = new Set(await readdir(path));
  const [first, merges] = filesOf(names, path);
  const bytes = await readFile(first, options);
  if (merges === undefined) return openTokenizer(bytes, { ...options, file: first });
  const { readBPEFiles } = await import('@firth/tokenizer/pipeline');
  return readBPEFiles({ vocab: bytes, merges: await readFile(merges, options) });
}

/** What a folder may hold, the surest first; OpenAI's names of GPT-2's two files among them. */
const knownFiles: readonly (readonly string[])[] = [
  ['tokenizer.json'],
  ['vocab.json', 'merges.txt'],
  ['encoder.json', 'vocab.bpe'],
  ['tokenizer.model'],
  ['spiece.model'],
  ['vocab.txt'],
];

function filesOf(names: ReadonlySet<string>, folder: string): [file: string, merges?: string] {
  const present = (name: string): string | undefined => [name, `${name}.gz`].find((file) => names.has(file));
  for (const files of knownFiles) {
    const [first, merges] = files.map(present);
    if (first === undefined || (files.length > 1 && merges === undefined)) continue;
    return [join(folder, first), ...(merges === undefined ? [] : [join(folder, merges)])] as [string, string?];
  }
  const known = knownFiles.map((files) => files.join(' with ')).join(', ');
  throw new FirthError('IO', `holds no tokenizer; known are ${known}`, { file: folder });
}
