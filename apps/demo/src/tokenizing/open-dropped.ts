import { FirthError } from '@firth/core';
import { decompress, readBytes } from '@firth/files';
import { type OpenedTokenizer, openTokenizer, type TokenizerFormat } from '@firth/tokenizer';

/** A tokenizer out of a file that somebody dropped. */
export interface DroppedTokenizer {
  readonly tokenizer: OpenedTokenizer;
  readonly note?: string;
}

/** What an ending promises. A file that is cut short looks like nothing: its reader must say so. */
const formatOfEnding = new Map<string, TokenizerFormat>([
  ['json', 'tokenizer-json'],
  ['model', 'sentencepiece'],
  ['tiktoken', 'tiktoken'],
  ['txt', 'vocab-txt'],
]);

/** A tokenizer of more is none that people use, and its reader would take the page's memory. */
const mostBytes = 128 * 2 ** 20;

/**
 * Returns the tokenizer in `file`, packed by gzip or not.
 *
 * @throws FirthError as the reader of its format; `LIMIT` for a file of more than 128 MiB; `UNSUPPORTED` for an ending that no tokenizer has
 */
export async function openDropped(file: File): Promise<DroppedTokenizer> {
  const name = file.name.replace(/\.gz$/, '');
  const bytes = await unpack(file);
  const format = formatOfEnding.get(name.split('.').at(-1)!.toLowerCase());
  if (!format)
    throw new FirthError('UNSUPPORTED', 'a tokenizer is a .json, .model, .tiktoken or vocab.txt', { file: file.name });
  const warnings: string[] = [];
  const options = {
    ...{ format, file: file.name },
    specialTokens: { disallowed: [] },
    onWarning: ({ message }: { readonly message: string }) => void warnings.push(message),
  };
  const noteOf = (...more: readonly string[]): { note?: string } => {
    const notes = [...more, ...warnings];
    return notes.length > 0 ? { note: notes.join('; ') } : {};
  };
  try {
    return { tokenizer: openTokenizer(bytes, options), ...noteOf() };
  } catch (error) {
    if (!(format === 'tiktoken' && error instanceof FirthError && error.code === 'BAD_OPTION')) throw error;
    const tokenizer = openTokenizer(bytes, { ...options, encoding: 'cl100k_base' });
    return { tokenizer, ...noteOf('ranks say nothing of how a text is split: it is split as cl100k does') };
  }
}

async function unpack(file: File): Promise<Uint8Array> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const piece of decompress(readBytes(file), { file: file.name })) {
    size += piece.length;
    if (size > mostBytes)
      throw new FirthError('LIMIT', 'it has more than 128 MiB, which no tokenizer needs', { file: file.name });
    pieces.push(piece as Uint8Array<ArrayBuffer>);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
