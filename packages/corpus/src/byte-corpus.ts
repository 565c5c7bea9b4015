import type { Corpus } from '@firth/core';
import { decompress, readBytes } from '@firth/files';
import { spellSentences } from './spell-sentences.ts';

/** What a reader in this package asks of a corpus of bytes beyond the contract. */
export interface ByteReading {
  /** A chunk is valid only until the next is asked for. */
  readonly reuseBuffers?: boolean;
  /** Told before each chunk, where the length of the source is known, which part of it is read: of the stored bytes, packed or not. */
  onFraction?(fraction: number): void;
}

/** A {@link Corpus} whose source is a text in bytes. */
export interface ByteCorpus extends Corpus {
  bytes(signal?: AbortSignal, reading?: ByteReading): AsyncIterable<Uint8Array>;
}

/** Tells whether `corpus` can be read as bytes: a corpus of another maker ignores what a reading asks for. */
export function hasBytes(corpus: Corpus): corpus is ByteCorpus {
  return corpus.bytes !== undefined;
}

/** Returns the corpus of the text that `bytes` reads; each call begins anew. */
export function byteCorpus(source: Omit<ByteCorpus, 'sentences'>): ByteCorpus {
  return {
    ...source,
    sentences: (signal) => spellSentences(source.bytes(signal, { reuseBuffers: true }), source.name),
  };
}

/** Yields the text in a stored file or stream: inflated where it is packed. */
export async function* unpackedBytes(
  source: Blob | AsyncIterable<Uint8Array>,
  file: string | undefined,
  signal: AbortSignal | undefined,
  { reuseBuffers = false, onFraction }: ByteReading = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const stored = readBytes(source, { file, signal, reuseBuffers });
  const total = source instanceof Blob ? source.size : undefined;
  yield* decompress(total && onFraction ? measured(stored, total, onFraction) : stored, { file });
}

async function* measured(
  chunks: AsyncIterable<Uint8Array>,
  total: number,
  onFraction: (fraction: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    onFraction(read / total);
    yield chunk;
  }
}
