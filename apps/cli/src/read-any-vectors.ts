import { stat } from 'node:fs/promises';
import { FirthError, type WordVectors } from '@firth/core';
import type { FastTextModel } from '@firth/fasttext';
import { compressionOf, decompress, magicBytes, openFile, peek, readBytes, readStdin } from '@firth/files';
import { type LoadVectorsOptions, loadVectors, readVectors } from '@firth/formats';
import { pretrainedName, readPretrained } from './read-pretrained.ts';

/** A format in which vectors are read: those of `@firth/formats`, and fastText's models. */
export type AnyVectorFormat = NonNullable<LoadVectorsOptions['format']> | 'fasttext-bin';

/** How vectors of any format are read. */
export interface AnyVectorsOptions extends Omit<LoadVectorsOptions, 'format'> {
  readonly format?: AnyVectorFormat | undefined;
}

/** Vectors, and the fastText model that they are of, where they are. */
export interface VectorsOfModel {
  readonly vectors: WordVectors;
  readonly model?: FastTextModel;
}

/** Reads vectors from the file at `path`, from stdin where it is `-`, those that come with the command where it is `pretrained`; the format is told by the content unless `options` name it. */
export async function readAnyVectors(path: string, options: AnyVectorsOptions): Promise<WordVectors> {
  return (await readVectorsOfModel(path, options)).vectors;
}

/** Reads vectors as {@link readAnyVectors}, and returns their model with them. */
export async function readVectorsOfModel(path: string, options: AnyVectorsOptions): Promise<VectorsOfModel> {
  const { format = 'auto', ...others } = options;
  if (path === pretrainedName) return { vectors: await readPretrained(options.limit) };
  if (path === '-') {
    const { head, chunks } = await peek(readStdin(), fastTextMagic.length);
    if (isFastText(format, head)) return readFastText(chunks, { ...others, name: 'stdin' });
    return { vectors: await readVectors(chunks, { ...others, format, name: 'stdin' }) };
  }
  if (format !== 'fasttext-bin' && format !== 'auto')
    return { vectors: await loadVectors(path, { ...others, format }) };
  if (await isFolder(path)) return { vectors: await loadVectors(path, others) };
  const source = await openFile(path);
  if (isFastText(format, await headOf(source, path))) return readFastText(source, { ...others, name: path });
  return { vectors: await loadVectors(path, others) };
}

/** 793712314, little-endian (fasttext.cc, `FASTTEXT_FILEFORMAT_MAGIC_INT32`). */
const fastTextMagic = Uint8Array.of(0xba, 0x16, 0x4f, 0x2f);

function isFastText(format: AnyVectorFormat, head: Uint8Array): format is 'auto' | 'fasttext-bin' {
  return format === 'fasttext-bin' || (format === 'auto' && fastTextMagic.every((byte, i) => byte === head[i]));
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

/** The first bytes of a file, of its content where it is packed. */
async function headOf(source: Blob, file: string): Promise<Uint8Array> {
  const isPacked = compressionOf(await source.slice(0, magicBytes).bytes()) !== undefined;
  const bytes = readBytes(source, { file });
  const { head, chunks } = await peek(isPacked ? decompress(bytes, { file }) : bytes, fastTextMagic.length);
  await chunks.return?.();
  return head;
}

async function readFastText(
  source: Blob | AsyncIterable<Uint8Array>,
  { limit, ...options }: AnyVectorsOptions,
): Promise<VectorsOfModel> {
  if (limit !== undefined) {
    throw new FirthError(
      'BAD_OPTION',
      '--limit is for lists of vectors: a fastText model is read whole, or not at all',
    );
  }
  const { fastTextVectors, readFastTextModel } = await import('@firth/fasttext');
  const model = await readFastTextModel(source, options);
  return { vectors: fastTextVectors(model), model };
}
