import { FirthError, type Place } from '@firth/core';
import { type FlatTable, rootTable } from './flat-table.ts';
import type { Codec } from './packed-buffer.ts';

/** Where columns of a batch stand in the file. */
export interface ArrowBatch {
  readonly rows: number;
  /** Of each node: how many values, and how many of them are null. */
  readonly nodes: readonly number[];
  /** Of each buffer: its offset in the body, and its bytes. */
  readonly buffers: readonly number[];
  /** Of each column of views: how many buffers of data it has. */
  readonly viewBuffers: readonly number[];
  /** Where the body begins in the file, and how many bytes it has. */
  readonly bodyStart: number;
  readonly bodyBytes: number;
  /** What its buffers are packed by, where they are. */
  readonly codec: Codec | undefined;
  /** The dictionary that it is, or adds to, where it is one. */
  readonly dictionary: { readonly id: number; readonly isDelta: boolean } | undefined;
}

/** What a file says in front of its numbers. */
export interface ArrowMessages {
  readonly schema: FlatTable;
  readonly batches: readonly ArrowBatch[];
}

const continuation = 0xffff_ffff;
const magic = 'ARROW1';
/** Behind the footer of a file stand its length and the magic number. */
const tailBytes = 4 + magic.length;
const mostMetadataBytes = 2 ** 28;

/** The numbers that Message.fbs of Arrow gives to headers. */
const header = { schema: 1, dictionary: 2, batch: 3 } as const;

/**
 * Returns the messages of an Arrow file, whose footer says where they are, or of an Arrow stream, where they follow each other. The bodies of the messages
 * are not read; each is known to be there.
 *
 * @throws FirthError `EMPTY`, `TRUNCATED`, `INCONSISTENT`, `LIMIT`, `UNSUPPORTED` with the offset of the message
 */
export async function readArrowMessages(file: Blob, place: Place): Promise<ArrowMessages> {
  if (file.size === 0) throw new FirthError('EMPTY', 'the file is empty', place);
  const isFile = (await file.slice(0, magic.length).text()) === magic;
  const messages = await (isFile ? readFileMessages(file, place) : readStreamMessages(file, place));
  const bodies = messages.batches.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0);
  if (bodies <= file.size) return messages;
  // Else a small file could claim to be large by naming one batch again and again.
  throw new FirthError('INCONSISTENT', `has batches of ${bodies} bytes in ${file.size}`, place);
}

async function readFileMessages(file: Blob, place: Place): Promise<ArrowMessages> {
  if (file.size < 2 * tailBytes || (await file.slice(-magic.length).text()) !== magic)
    throw new FirthError('TRUNCATED', `does not end in ${magic}, as an Arrow file does`, place);
  const bytes = new DataView(await file.slice(-tailBytes).arrayBuffer()).getUint32(0, true);
  const start = file.size - tailBytes - bytes;
  const here = { ...place, offset: Math.max(0, start) };
  if (start < 0) throw truncated(here);
  checkMetadata(bytes, here);
  const footer = new DataView(await file.slice(start, start + bytes).arrayBuffer());
  const { schema, offsets } = bounded(() => {
    const table = rootTable(footer);
    const blocks = [...table.longs(2, 3), ...table.longs(3, 3)];
    return { schema: table.table(1), offsets: blocks.filter((_, i) => i % 3 === 0) };
  }, here);
  if (!schema) throw new FirthError('INCONSISTENT', 'the footer has no schema', here);
  const batches: ArrowBatch[] = [];
  for (const offset of offsets) {
    const message = await messageAt(file, offset, place);
    if (message?.batch) batches.push(message.batch);
  }
  return { schema, batches };
}

async function readStreamMessages(file: Blob, place: Place): Promise<ArrowMessages> {
  let schema: FlatTable | undefined;
  const batches: ArrowBatch[] = [];
  for (let at = 0; at < file.size; ) {
    const message = await messageAt(file, at, place);
    if (!message) break;
    schema ??= message.schema;
    if (message.batch) batches.push(message.batch);
    at = message.bodyEnd;
  }
  if (schema) return { schema, batches };
  throw new FirthError('TRUNCATED', 'the stream ends before its schema', place);
}

/** Returns the message at `at`, `undefined` where the end of a stream is. */
async function messageAt(file: Blob, at: number, place: Place): Promise<Message | undefined> {
  const here = { ...place, offset: at };
  if (!(at >= 0 && at < file.size)) throw new FirthError('INCONSISTENT', 'a message is not in the file', here);
  const { start, bytes } = await metadataAt(file, at, here);
  if (bytes === 0) return undefined;
  const metadata = new DataView(await file.slice(start, start + bytes).arrayBuffer());
  const message = bounded(() => messageOf(metadata, start + bytes, here), here);
  if (message.bodyEnd > file.size) throw truncated(here);
  return message;
}

/** Runs what reads a FlatBuffer. @throws FirthError `INCONSISTENT` where something in it points out of it */
export function bounded<T>(read: () => T, place: Place): T {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new FirthError('INCONSISTENT', 'the message points out of itself', { ...place, cause });
  }
}

/** Where the metadata of the message at `at` are. Before version 0.15 they had no mark in front of their length. */
async function metadataAt(file: Blob, at: number, place: Place): Promise<{ start: number; bytes: number }> {
  const head = new DataView(await file.slice(at, at + 8).arrayBuffer());
  if (head.byteLength < 4) throw truncated(place);
  const isMarked = head.getUint32(0, true) === continuation;
  if (isMarked && head.byteLength < 8) throw truncated(place);
  const bytes = head.getUint32(isMarked ? 4 : 0, true);
  const start = at + (isMarked ? 8 : 4);
  if (start + bytes > file.size) throw truncated(place);
  checkMetadata(bytes, place);
  return { start, bytes };
}

function checkMetadata(bytes: number, place: Place): void {
  if (bytes > mostMetadataBytes) throw new FirthError('LIMIT', `the metadata have ${bytes} bytes`, place);
}

function truncated(place: Place): FirthError {
  return new FirthError('TRUNCATED', 'a message is longer than what is left of the file', place);
}

interface Message {
  readonly schema?: FlatTable;
  readonly batch?: ArrowBatch;
  readonly bodyEnd: number;
}

function messageOf(metadata: DataView, bodyStart: number, place: Place): Message {
  const message = rootTable(metadata);
  const bodyBytes = message.int64(3);
  if (!(bodyBytes >= 0)) throw new FirthError('INCONSISTENT', `a message has a body of ${bodyBytes} bytes`, place);
  const bodyEnd = bodyStart + bodyBytes;
  const content = message.table(2);
  const kind = message.int8(1);
  if (!content) throw new FirthError('INCONSISTENT', 'a message has no content', place);
  if (kind === header.schema) return { schema: content, bodyEnd };
  if (kind !== header.batch && kind !== header.dictionary)
    throw new FirthError('UNSUPPORTED', `has a message of kind ${kind}`, place);
  const data = kind === header.batch ? content : content.table(1);
  if (!data) throw new FirthError('INCONSISTENT', 'a dictionary has no batch', place);
  const batch: ArrowBatch = {
    ...{ rows: data.int64(0), nodes: data.longs(1, 2), buffers: data.longs(2, 2), bodyStart, bodyBytes },
    viewBuffers: data.longs(4, 1),
    codec: codecOf(data.table(3), place),
    dictionary: kind === header.dictionary ? { id: content.int64(0), isDelta: content.int8(2) !== 0 } : undefined,
  };
  return { batch, bodyEnd };
}

/** By the numbers that Message.fbs gives to codecs. */
const codecs: readonly Codec[] = ['lz4', 'zstd'];

/** Message.fbs knows one method, which is 0: each buffer is packed by itself. */
function codecOf(compression: FlatTable | undefined, place: Place): Codec | undefined {
  if (!compression) return undefined;
  const codec = codecs[compression.int8(0)];
  if (codec && compression.int8(1) === 0) return codec;
  throw new FirthError('UNSUPPORTED', `has batches packed by codec ${compression.int8(0)}, which is not read`, place);
}
