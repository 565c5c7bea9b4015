import type { EncodeOptions, Encoding, Padding } from '@firth/core';
import { FirthError } from '@firth/core';
import { answerMessages } from '@firth/workers';
import type { BatchEntry } from '../encode-batch.ts';
import { type OpenedTokenizer, type OpenTokenizerOptions, openTokenizer } from '../open-tokenizer.ts';
import type { PieceCounterOptions } from '../training/piece-counter.ts';
import { type ChunkCounter, type CountedChunks, createChunkCounter } from './count.ts';

/** What a worker is sent: first the file that defines the tokenizer, then texts; or how to count, then chunks, then the end of it. */
export type PoolMessage =
  | { readonly counting: PieceCounterOptions }
  | { readonly job: number; readonly chunk: readonly string[] }
  | { readonly job: number; readonly isLast: true }
  | { readonly file: Uint8Array; readonly options: OpenTokenizerOptions }
  | { readonly job: number; readonly texts: readonly string[] }
  | { readonly job: number; readonly batch: readonly BatchEntry[]; readonly options: PoolEncodeOptions };

/** How a batch is encoded, padding aside, which wants all of it. */
export type PoolEncodeOptions = Omit<EncodeOptions, 'pair' | 'padding'>;

/** What it answers texts with. */
export type PoolAnswer =
  | { readonly job: number; readonly ids: readonly Uint32Array[] }
  | { readonly job: number; readonly encodings: readonly Encoding[]; readonly padding: Padding | undefined }
  | { readonly job: number; readonly counted: CountedChunks | undefined }
  | { readonly job: number; readonly code: FirthError['code']; readonly message: string };

let tokenizer: OpenedTokenizer | undefined;
let counter: ChunkCounter | undefined;
let failure: unknown;

function obey(message: PoolMessage): PoolAnswer | undefined {
  if ('file' in message || 'counting' in message) {
    try {
      if ('file' in message) tokenizer = openTokenizer(message.file, message.options);
      else counter = createChunkCounter(message.counting);
    } catch (error) {
      failure = error;
    }
    return undefined;
  }
  const { job } = message;
  try {
    if ('chunk' in message || 'isLast' in message) return countChunk(message);
    if (!tokenizer) throw failure;
    return 'texts' in message ? encodeTexts(tokenizer, message.texts, job) : encodeEntries(tokenizer, message);
  } catch (error) {
    if (!(error instanceof FirthError)) throw error;
    return { job, code: error.code, message: error.message };
  }
}

function countChunk(
  message: Extract<PoolMessage, { readonly chunk: unknown } | { readonly isLast: true }>,
): PoolAnswer {
  if (!counter) throw failure;
  if ('chunk' in message) counter.add(message.job, message.chunk);
  return { job: message.job, counted: 'isLast' in message ? counter.finish() : undefined };
}

function encodeTexts({ encodeIds }: OpenedTokenizer, texts: readonly string[], job: number): PoolAnswer {
  return { job, ids: texts.map((text) => encodeIds(text)) };
}

function encodeEntries(
  opened: OpenedTokenizer,
  { job, batch, options }: Extract<PoolMessage, { readonly batch: unknown }>,
): PoolAnswer {
  const encodings = batch.map((entry) => {
    const [text, pair] = typeof entry === 'string' ? [entry] : entry;
    return opened.encode(text, { ...options, pair, padding: false });
  });
  return { job, encodings, padding: 'padding' in opened ? opened.padding : undefined };
}

/** The buffers of ids, each of which is a copy of its own: they are handed over instead of copied again. */
function buffersOf(answer: PoolAnswer): ArrayBuffer[] {
  return 'ids' in answer ? answer.ids.map(({ buffer }) => buffer as ArrayBuffer) : [];
}

answerMessages(obey, buffersOf);
