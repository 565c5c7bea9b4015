import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FirthError, type WordVectors } from '@firth/core';
import type { Chunks } from '@firth/formats';
import {
  extensionOf,
  formatOfPath,
  isFolderFormat,
  isPackedPath,
  vectorExtensions,
  type WritableVectorFormat,
  writableVectorFormats,
} from '@firth/formats/names';
import { Option } from 'commander';
import { countBytes } from '../count-bytes.ts';
import { usageError } from '../failure.ts';
import { writeOut } from '../output.ts';

/** Where vectors go, and how they are written. */
export interface Destination {
  /** A path, that of a folder where the format has several files, or `-`: stdout. */
  readonly path: string;
  readonly format: WritableVectorFormat;
  readonly gzip: boolean;
}

/** Returns an option that names the format of an output file. */
export function outputFormatOption(flags: string): Option {
  const description =
    'format of the output (default: by its ending, .bin binary, .txt and .vec text, .safetensors, .json, .parquet, .arrow, each with .gz packed; model2vec and projector are folders)';
  return new Option(flags, description).choices([...writableVectorFormats]);
}

/**
 * Returns the destination `path` in `format`, or in the format that its ending stands for; without an ending, and on stdout, text.
 *
 * @throws FirthError `BAD_OPTION` for an ending that stands for no format
 */
export function destinationOf(path: string, format?: WritableVectorFormat): Destination {
  const extension = extensionOf(path);
  const chosen = format ?? (extension === undefined ? 'word2vec-text' : formatOfPath(path));
  if (chosen && isFolderFormat(chosen) && path === '-') throw usageError(`${chosen} is a folder of files: name it`);
  if (chosen) return { path, format: chosen, gzip: isPackedPath(path) };
  const known = `${vectorExtensions.slice(0, -1).join(', ')} or ${vectorExtensions.at(-1)}`;
  throw usageError(
    `cannot tell a format from ${extension}: let the output end in ${known} (and .gz), or name its format`,
  );
}

/** What a command is told of the file that its vectors go to. */
export interface DestinationOptions {
  readonly output?: string;
  readonly format?: WritableVectorFormat;
  readonly json?: boolean;
}

/**
 * Returns where vectors go, having made sure, before hours of work, that they and the `besides` can be written there; `example` is named
 * where no output is.
 *
 * @throws FirthError `BAD_OPTION`, `IO`
 */
export async function checkDestination(
  { output, format, json }: DestinationOptions,
  example: string,
  besides: readonly (string | undefined)[],
): Promise<Destination> {
  if (output === undefined) throw usageError(`name where to write the vectors: --output ${example}`);
  if (output === '-' && json) throw usageError('--json and --output - would both print on stdout: choose one');
  const destination = destinationOf(output, format);
  await checkWritable(output, destination.format);
  for (const path of besides) if (path !== undefined) await checkWritable(path);
  return destination;
}

/**
 * Makes sure, before hours of work, that a file, or a folder of vectors in `format`, can be written at `path`.
 *
 * @throws FirthError `IO`, naming the path
 */
export async function checkWritable(path: string, format?: WritableVectorFormat): Promise<void> {
  if (path === '-') return;
  const status = await stat(path).catch(() => undefined);
  if (status && format && isFolderFormat(format)) {
    if (status.isDirectory()) return;
    throw new FirthError('IO', `is no folder, which vectors in the format ${format} are`, { file: path });
  }
  if (status?.isDirectory()) throw new FirthError('IO', 'is a directory', { file: path });
  if (status && !status.isFile()) throw new FirthError('IO', 'is not a regular file; - writes stdout', { file: path });
  try {
    await access(dirname(path), constants.W_OK);
  } catch (cause) {
    const reason =
      (cause as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'its folder does not exist'
        : 'its folder may not be written to';
    throw new FirthError('IO', `cannot be saved: ${reason}`, { file: path, cause });
  }
}

/**
 * Writes `vectors` to `destination`: a file is replaced whole or not at all, and the fingerprint of the tokenizer that made the words is
 * kept beside it. Returns the bytes written, before packing.
 */
export async function writeVectors(
  vectors: WordVectors,
  destination: Destination,
  signal: AbortSignal,
): Promise<number> {
  const formats = await import('@firth/formats');
  const { path, format, gzip } = destination;
  if (path === '-' && !isFolderFormat(format)) return writeToStdout(formats.writeVectors(vectors, format), signal);
  await formats.saveTokenizerFingerprint(path, undefined); // Whatever happens on the way, new vectors have no old fingerprint.
  const bytes = isFolderFormat(format)
    ? await writeFolder(path, formats.vectorFiles(vectors, format), signal)
    : await writeFile(path, formats.writeVectors(vectors, format), gzip, signal);
  await formats.saveTokenizerFingerprint(path, vectors.tokenizerFingerprint);
  return bytes;
}

async function writeToStdout(chunks: Chunks, signal: AbortSignal): Promise<number> {
  const counted = countBytes(chunks, signal);
  for await (const chunk of counted.chunks) await writeOut(chunk);
  return counted.bytes;
}

async function writeFile(path: string, chunks: Chunks, gzip: boolean, signal: AbortSignal): Promise<number> {
  const { saveAtomically } = await import('@firth/files');
  const counted = countBytes(chunks, signal);
  await saveAtomically(path, counted.chunks, { gzip });
  return counted.bytes;
}

/** Writes each of `files` into the folder at `path`, which is made where there is none. Returns the bytes written. */
async function writeFolder(
  path: string,
  files: ReadonlyMap<string, Iterable<Uint8Array>>,
  signal: AbortSignal,
): Promise<number> {
  await mkdir(path, { recursive: true }).catch((cause: Error) => {
    throw new FirthError('IO', `the folder cannot be made: ${cause.message}`, { file: path, cause });
  });
  let bytes = 0;
  for (const [name, chunks] of files) bytes += await writeFile(join(path, name), chunks, false, signal);
  return bytes;
}
