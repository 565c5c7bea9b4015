import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createGzip } from 'node:zlib';
import { FirthError } from '@firth/core';
import { createEarlySync } from './early-sync.ts';
import type { FileSystem } from './file-system.ts';
import { gatherChunks } from './gather-chunks.ts';
import { ioError } from './io-error.ts';
import { sweepOrphans, temporaryName } from './temporary-file.ts';

/** Bytes in pieces, made at once or one after the other. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

export interface SaveOptions {
  /** Packs the file with gzip. Default false. */
  readonly gzip?: boolean | undefined;
}

/**
 * Saves `chunks` as the file at `path` through `fileSystem`: a temporary file in the same folder, fsync, rename, fsync
 * of the folder. POSIX promises that the rename is all or nothing, and the fsync before it that the new name never
 * stands for bytes that are not on the disk.
 */
export async function saveThrough(
  fileSystem: FileSystem,
  path: string,
  chunks: Chunks,
  { gzip = false }: SaveOptions,
): Promise<void> {
  const asError = (cause: unknown): never => {
    throw ioError(path, 'be saved', cause);
  };
  const target = await targetOf(fileSystem, path).catch(asError);
  const folder = dirname(target.path);
  const name = basename(target.path);
  await sweepOrphans(fileSystem, folder, name);

  const temporary = join(folder, temporaryName(name));
  const file = await fileSystem.open(temporary, 'wx').catch(asError);
  try {
    try {
      if (target.mode !== undefined) await file.chmod(target.mode).catch(asError);
      const gathered = gatherChunks(chunks);
      await writeAll(file, gzip ? pack(gathered) : gathered, asError);
      await file.sync().catch(asError);
    } finally {
      await file.close().catch(asError);
    }
    await fileSystem.rename(temporary, target.path).catch(asError);
  } catch (error) {
    await fileSystem.unlink(temporary).catch(() => {});
    throw error;
  }
  await syncFolder(fileSystem, folder).catch(asError);
}

interface Target {
  readonly path: string;
  /** Permissions of the file that is there already, to be kept. */
  readonly mode?: number;
}

/** Follows links, so that a link stays one, and refuses what a rename would destroy: a device, a pipe, a folder. */
async function targetOf(fileSystem: FileSystem, path: string): Promise<Target> {
  const status = await fileSystem.stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (status === undefined) return { path };
  if (!status.isFile()) throw new FirthError('IO', 'cannot be saved: is not a regular file', { file: path });
  return { path: await fileSystem.realpath(path), mode: status.mode & 0o7777 };
}

/** Writes each chunk while the next one is made. */
async function writeAll(file: FileHandle, chunks: Chunks, asError: (cause: unknown) => never): Promise<void> {
  const earlySync = createEarlySync(file);
  let writing: Promise<void> = Promise.resolve();
  try {
    for await (const chunk of chunks) {
      await writing;
      writing = writeWhole(file, chunk)
        .then(() => earlySync.wrote(chunk.length))
        .catch(asError);
      writing.catch(() => {}); // Awaited when the next chunk is there.
    }
  } finally {
    await writing;
  }
  await earlySync.settled().catch(asError);
}

/** A write may take only a part: at the end of a quota, say. */
async function writeWhole(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    const { bytesWritten } = await file.write(chunk, done, chunk.length - done);
    if (bytesWritten === 0) throw new Error('the system takes no more bytes');
    done += bytesWritten;
  }
}

/** Packs each chunk before the next is asked for. */
async function* pack(chunks: Chunks): AsyncGenerator<Uint8Array, void, undefined> {
  const gzip = createGzip({ chunkSize: 256 * 1024 });
  const feed = async (): Promise<void> => {
    try {
      for await (const chunk of chunks) {
        await new Promise<void>((resolve) => gzip.write(chunk, () => resolve()));
        if (gzip.destroyed) return;
      }
      gzip.end();
    } catch (error) {
      gzip.destroy(error as Error);
    }
  };
  const feeding = feed();
  yield* gzip;
  await feeding;
}

/**
 * Makes the rename last through a power cut, where the system can sync a folder: Windows and some network file systems
 * cannot.
 */
async function syncFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  try {
    const handle = await fileSystem.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!unsupported.has((error as NodeJS.ErrnoException).code)) throw error;
  }
}

const unsupported: ReadonlySet<string | undefined> = new Set(['EACCES', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM']);
